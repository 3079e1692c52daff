//! Which sentences, at most so many words of them, cover most of what is worth telling?
//!
//! Greedy by gain for each word, for several prices of a word, then single exchanges while they help: the usual
//! approximation to covering under a budget (Lin and Bilmes 2010, "Multi-document summarization via budgeted
//! maximization of submodular functions"). What is covered once is not paid again, so nothing is told twice.

use super::weights::{Choice, Concept, Weights};

/// Prices of a word: the gain is divided by the number of words to this power.
const PRICES: [f32; 3] = [0.3, 0.6, 1.0];

/// So many sentences at most are weighed against each other, those of most weight; measured: 40 loses nothing on
/// stories of up to nine reports.
const MOST_CHOICES: usize = 60;

/// Exchanges end after so many rounds.
const ROUNDS: usize = 8;

/// The places in `choices` of the sentences to tell, in order of the choices; `budget` is the most words.
pub(super) fn choose(choices: &[Choice], weights: &Weights, budget: usize) -> Vec<usize> {
    let mut board = Board::new(choices, weights, budget);
    let mut best = Vec::new();
    let mut best_value = 0.0;
    for price in PRICES {
        let found = board.fill(&[], price);
        let value = board.value(&found);
        if value > best_value {
            (best, best_value) = (found, value);
        }
    }
    for _ in 0..ROUNDS {
        let Some((found, value)) = board.exchange(&best, best_value) else { break };
        (best, best_value) = (found, value);
    }
    best.sort_unstable();
    best
}

/// The sentences on the table.
struct Board<'a> {
    choices: &'a [Choice],
    weights: &'a Weights,
    budget: usize,
    open: Vec<usize>,
    covered: Vec<u32>,
    turn: u32,
}

impl<'a> Board<'a> {
    fn new(choices: &'a [Choice], weights: &'a Weights, budget: usize) -> Self {
        let size = choices.iter().flat_map(|c| &c.concepts).max().map_or(0, |most| most + 1);
        let mut board = Self { choices, weights, budget, open: Vec::new(), covered: vec![0; size], turn: 1 };
        let mut open: Vec<(usize, f32)> =
            (0..choices.len()).filter(|&c| board.cost(c) <= budget).map(|c| (c, board.gain(c))).collect();
        open.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        board.open = open.into_iter().take(MOST_CHOICES).map(|(c, _)| c).collect();
        board.open.sort_unstable();
        board
    }

    fn cost(&self, choice: usize) -> usize {
        self.choices[choice].telling.words
    }

    /// The weight that a sentence adds to what this turn has covered.
    fn gain(&self, choice: usize) -> f32 {
        let is_new = |concept: &&Concept| self.covered[**concept] != self.turn;
        let choice = &self.choices[choice];
        choice.alone + choice.concepts.iter().filter(is_new).map(|c| self.weights.of(*c)).sum::<f32>()
    }

    fn cover(&mut self, choice: usize) {
        for &concept in &self.choices[choice].concepts {
            self.covered[concept] = self.turn;
        }
    }

    /// The weight of what these sentences tell together.
    fn value(&mut self, told: &[usize]) -> f32 {
        self.turn += 1;
        let mut value = 0.0;
        for &choice in told {
            value += self.gain(choice);
            self.cover(choice);
        }
        value
    }

    /// Adds sentences to those given while words are left.
    fn fill(&mut self, begun: &[usize], price: f32) -> Vec<usize> {
        let mut told = begun.to_vec();
        self.value(begun);
        let mut left = self.budget.saturating_sub(told.iter().map(|&c| self.cost(c)).sum());
        loop {
            let fits = |c: &usize| self.cost(*c) <= left && !told.contains(c);
            let rated = self.open.iter().copied().filter(fits).map(|c| {
                let words = self.cost(c).max(1) as f32;
                (c, self.gain(c) / words.powf(price))
            });
            let Some((next, _)) = rated.reduce(|best, this| if this.1 > best.1 { this } else { best }) else {
                return told;
            };
            left -= self.cost(next);
            told.push(next);
            self.cover(next);
        }
    }

    /// The first exchange of one sentence for another, filled up again, that tells more.
    fn exchange(&mut self, told: &[usize], value: f32) -> Option<(Vec<usize>, f32)> {
        for &out in told {
            let rest: Vec<usize> = told.iter().copied().filter(|&c| c != out).collect();
            let used: usize = rest.iter().map(|&c| self.cost(c)).sum();
            for place in 0..self.open.len() {
                let new = self.open[place];
                if told.contains(&new) || used + self.cost(new) > self.budget {
                    continue;
                }
                let tried = self.fill(&[&rest[..], &[new]].concat(), PRICES[1]);
                let better = self.value(&tried);
                if better > value * (1.0 + 1e-5) {
                    return Some((tried, better));
                }
            }
        }
        None
    }
}
