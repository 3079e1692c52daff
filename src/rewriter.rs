//! Sentences of a recap, shortened by a model that the user runs: an HTTP endpoint, off by default.
//!
//! Nothing that it answers is believed. Each sentence goes through the check of `verify` by itself, and what fails it stays
//! as it was chosen; so does everything where the model cannot be reached.

use crate::errors::{Failure, note};
use headwater_core::recap::reword;
use headwater_model::{Article, RecapSentence, StoryFile};
use reqwest::blocking::Client;
use serde_json::{Value, json};
use std::io::Read;
use std::time::Duration;

/// What the model is asked to do.
const TASK: &str = "You shorten sentences of news reports. Leave out whole clauses that stand between commas, or move the \
    words that say who said it. Change no other word. Keep every name, number, date, every word of doubt or denial, and \
    who said it. Answer with the one sentence alone.";

/// A model that does not answer for so long is given up.
const PATIENCE: Duration = Duration::from_secs(60);
/// An answer of more bytes than this is none.
const LONGEST_ANSWER: u64 = 65_536;
/// After so many requests in a row that failed, the rest are not made.
const MOST_FAILURES: usize = 3;
/// Where a key for the endpoint is read from, if it wants one.
const KEY: &str = "HEADWATER_REWRITE_KEY";

/// A model behind an address.
pub struct Rewriter {
    client: Client,
    url: String,
    model: String,
    key: Option<String>,
}

/// What became of the sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rewritten {
    /// Sentences that the model was given.
    pub asked: usize,
    /// Those it shortened or turned, and the check let through.
    pub taken: usize,
    /// Those it gave back as they were.
    pub same: usize,
    /// What the check refused, each with its reason.
    pub refused: Vec<String>,
    /// Why the model could not be asked, the last time.
    pub unreachable: Option<String>,
}

impl Rewriter {
    /// A model at `url`, the root of an OpenAI-compatible API.
    ///
    /// # Errors
    /// Where `url` is no address of the web.
    pub fn new(url: &str, model: &str) -> Result<Self, Failure> {
        let is_web = url.starts_with("http://") || url.starts_with("https://");
        let hint = "give the root of the API, such as http://localhost:11434/v1";
        if !is_web {
            return Err(Failure::new(format!("{url} is no address of the web"), hint));
        }
        // A second call finds a provider in place, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder().timeout(PATIENCE).build();
        let client = client
            .map_err(|e| Failure::new(format!("could not start the HTTP client: {e}"), "report this"))?;
        let key = std::env::var(KEY).ok().filter(|key| !key.is_empty());
        Ok(Self { client, url: url.trim_end_matches('/').to_owned(), model: model.to_owned(), key })
    }

    /// Has the sentences of all recaps shortened, one by one, in order; calls `step` after each.
    pub fn rewrite(&self, stories: &mut [StoryFile], step: impl Fn()) -> Rewritten {
        let mut done = Rewritten::default();
        let mut failures = 0;
        for story in stories {
            for sentence in &mut story.recap.sentences {
                step();
                let id = &sentence.citations()[0].article;
                let Some(article) = story.articles.iter().find(|a| a.id == *id) else { continue };
                if failures == MOST_FAILURES {
                    continue;
                }
                match self.ask(sentence.text()) {
                    Ok(answer) => {
                        failures = 0;
                        done.take(sentence, &answer, article);
                    }
                    Err(why) => {
                        failures += 1;
                        done.unreachable = Some(why);
                    }
                }
            }
        }
        done
    }

    /// What the model makes of a sentence.
    fn ask(&self, sentence: &str) -> Result<String, String> {
        let body = json!({
            "model": self.model,
            "temperature": 0,
            "stream": false,
            "messages": [{"role": "system", "content": TASK}, {"role": "user", "content": sentence}],
        });
        let mut request = self.client.post(format!("{}/chat/completions", self.url)).json(&body);
        if let Some(key) = &self.key {
            request = request.bearer_auth(key);
        }
        let response = request.send().map_err(|e| in_words(&e))?;
        let status = response.status();
        if !status.is_success() {
            return Err(format!("it answered {status}"));
        }
        let mut text = String::new();
        let mut body = response.take(LONGEST_ANSWER);
        body.read_to_string(&mut text).map_err(|e| format!("its answer could not be read: {e}"))?;
        let answer: Value = serde_json::from_str(&text).map_err(|_| "its answer is no JSON".to_owned())?;
        let words = answer.pointer("/choices/0/message/content").and_then(Value::as_str);
        words.map(|w| w.trim().to_owned()).ok_or_else(|| "its answer holds no message".to_owned())
    }
}

/// An error with what is behind it.
fn in_words(error: &reqwest::Error) -> String {
    let mut words = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(behind) = source {
        words = format!("{words}: {behind}");
        source = behind.source();
    }
    words
}

impl Rewritten {
    /// Takes an answer over where it stands the check.
    fn take(&mut self, sentence: &mut RecapSentence, answer: &str, article: &Article) {
        self.asked += 1;
        match reword(sentence, answer, article) {
            Ok(new) if new == *sentence => self.same += 1,
            Ok(new) => {
                *sentence = new;
                self.taken += 1;
            }
            Err(fault) => self.refused.push(fault.to_string()),
        }
    }

    /// Tells what became of the sentences.
    pub fn tell(&self) {
        let Self { asked, taken, same, .. } = self;
        note(&format!(
            "the model was given {asked} sentences: {taken} reworded, {same} left as they were, {} refused by the check",
            self.refused.len()
        ));
        for why in &self.refused {
            note(&format!("refused: {why}"));
        }
        if let Some(why) = &self.unreachable {
            note(&format!("the model could not be asked ({why}): those sentences stay as they were chosen"));
        }
    }
}
