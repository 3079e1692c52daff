//! Where does a quotation begin and end? A state machine over quotation marks, paragraph by paragraph.
//!
//! Knows curly and straight marks, the typewriter's `''` and ` `` `, single marks, guillemets in both directions,
//! German low marks and the corner brackets of Chinese and Japanese, one inside another; 《…》 are titles and no
//! quotations. An apostrophe is no mark. A quotation that runs over paragraphs, a mark repeated at each or not, is one
//! [`Quotation`] for each paragraph. Leaves to `dialogue` what is spoken behind a dash, and to others whether words
//! were spoken.

use super::dialogue::spoken;
use super::language::Language;
use headwater_model::Span;

/// Words between quotation marks, inside one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks.
    pub outer: Span,
    /// Without them.
    pub inner: Span,
    /// How many quotations it stands in: 0 for the outermost.
    pub depth: usize,
    /// Whether its closing mark is written; it is not where the quotation goes on in the next paragraph.
    pub closed: bool,
}

/// The families of marks; a mark closes what a mark of its own family opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    /// “ ”, „ “, ” ”
    Curly,
    /// "
    Straight,
    /// '' and ``
    Pair,
    /// ' and ‘ ’
    Single,
    /// « », ‹ ›
    Guillemets,
    /// » «, › ‹; » »
    ReversedGuillemets,
    /// 「 」
    Corner,
    /// 『 』
    WhiteCorner,
}

/// What a mark does where it stands.
enum Act {
    Open(Family),
    Close(Family),
    Nothing,
}

/// The quotations of `text`, in the order in which they open; `language` (ISO 639-1) tells whether spoken lines begin
/// with a dash.
#[must_use]
pub fn quotations(text: &str, language: Option<&str>) -> Vec<Quotation> {
    let mut found = Vec::new();
    let language = Language::of(language);
    let mut carried = None;
    for paragraph in paragraphs(text) {
        let from = found.len();
        let body = paragraph.of(text);
        let mut reader = Reader { body, base: paragraph.start, open: Vec::new(), carried, found: &mut found };
        carried = reader.read();
        if language.has_dialogue() {
            add_spoken(&mut found, from, spoken(body, paragraph.start, language));
        }
    }
    found.sort_by_key(|q: &Quotation| (q.outer.start, std::cmp::Reverse(q.outer.end)));
    found
}

/// Adds what is spoken in a paragraph, whose other quotations stand in `found` from `from` on; they then lie inside.
fn add_spoken(found: &mut Vec<Quotation>, from: usize, spoken: Vec<Quotation>) {
    let fits = |q: &Quotation| spoken.iter().all(|s| !s.outer.touches(q.outer) || s.inner.contains(q.outer));
    if !found[from..].iter().all(fits) {
        return;
    }
    for quotation in &mut found[from..] {
        quotation.depth += usize::from(spoken.iter().any(|s| s.inner.contains(quotation.outer)));
    }
    found.extend(spoken);
}

/// The paragraphs of `text`: divided by blank lines, or by line ends where there is no blank line.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<Span> {
    let blank = text.contains("\n\n") || text.contains("\r\n\r\n");
    let mut spans: Vec<Span> = Vec::new();
    let mut fresh = true;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.trim_end().len();
        if line.trim().is_empty() {
            fresh = true;
        } else if let Some(last) = spans.last_mut().filter(|_| blank && !fresh) {
            last.end = end;
        } else {
            spans.push(Span::new(at + line.len() - line.trim_start().len(), end));
            fresh = false;
        }
        at += line.len();
    }
    spans
}

/// Reads one paragraph.
struct Reader<'a> {
    body: &'a str,
    base: usize,
    /// What stands open: the family and where its mark is.
    open: Vec<(Family, Span)>,
    /// What the paragraph before left open.
    carried: Option<Family>,
    found: &'a mut Vec<Quotation>,
}

impl Reader<'_> {
    /// Reads the paragraph; what it leaves open.
    fn read(&mut self) -> Option<Family> {
        let mut at = self.go_on();
        while let Some(mark) = self.body[at..].chars().next() {
            let mut end = at + mark.len_utf8();
            if is_mark(mark) {
                let pair = matches!(mark, '\'' | '`') && self.body[end..].starts_with(mark);
                let triple = pair && self.body[end + 1..].starts_with(mark) && self.is_open(Family::Single);
                let act = if pair && !triple {
                    end += 1;
                    self.judge(Family::Pair, mark, at, end)
                } else {
                    self.judge(family_of(mark), mark, at, end)
                };
                match act {
                    Act::Open(family) => self.open.push((family, Span::new(at, end))),
                    Act::Close(family) => self.close(family, Span::new(at, end)),
                    Act::Nothing => {}
                }
            }
            at = end;
        }
        self.leave_open()
    }

    /// Opens what goes on from the paragraph before, and tells where to read on: where the paragraph begins with a
    /// closing mark (» Deux), as French repeats it, or where what was left open closes before it opens again.
    fn go_on(&mut self) -> usize {
        let Some(family) = self.carried else { return 0 };
        let (opening, closing): (&[char], &[char]) = match family {
            Family::Guillemets => (&['«', '‹'], &['»', '›']),
            Family::ReversedGuillemets => (&['»', '›'], &['«', '‹']),
            Family::Curly => (&['„', '“', '‟'], &['”', '“']),
            Family::Corner => (&['「'], &['」']),
            _ => return 0,
        };
        let Some((at, mark)) =
            self.body.char_indices().find(|(_, c)| opening.contains(c) || closing.contains(c))
        else {
            return 0;
        };
        let end = at + mark.len_utf8();
        if at == 0 && family == Family::Guillemets && closing.contains(&mark) {
            self.open.push((family, Span::new(0, end)));
            return end;
        }
        let after = self.body[end..].chars().next();
        let closes = closing.contains(&mark) && after.is_none_or(|c| !c.is_alphanumeric());
        if at > 0 && closes && !self.body[..at].ends_with(char::is_whitespace) {
            self.open.push((family, Span::new(0, 0)));
        }
        0
    }

    fn is_open(&self, family: Family) -> bool {
        self.open.iter().any(|o| o.0 == family)
    }

    /// What the mark at `at..end` does.
    fn judge(&self, family: Family, mark: char, at: usize, end: usize) -> Act {
        let before = self.body[..at].chars().next_back();
        let after = self.body[end..].chars().next();
        let opens = opens_here(before, after);
        let closes = closes_here(before, after);
        match mark {
            '“' if self.open.last().is_some_and(|o| o.0 == Family::Curly && o.1.of(self.body) == "„") => {
                Act::Close(Family::Curly)
            }
            '“' if closes && !opens && self.is_open(Family::Curly) => Act::Close(Family::Curly),
            '“' | '„' | '‟' => Act::Open(Family::Curly),
            '”' if self.is_open(Family::Curly) => Act::Close(Family::Curly),
            // Marks of two families in one quotation: a slip that is common where text was pasted together.
            '”' if closes && self.is_open(Family::Straight) => Act::Close(Family::Straight),
            '"' if closes && !opens && self.is_open(Family::Curly) && !self.is_open(Family::Straight) => {
                Act::Close(Family::Curly)
            }
            '”' if opens && !closes => Act::Open(Family::Curly),
            '«' | '‹' | '»' | '›' => self.judge_guillemet(matches!(mark, '«' | '‹'), opens, closes),
            '「' | '『' => Act::Open(family),
            '」' | '』' => Act::Close(family),
            '"' | '\'' | '`' if family != Family::Single => self.judge_alike(family, opens, closes, before),
            '\'' | '‘' | '’' | '‚' | '`' => self.judge_single(mark, at, end, opens, closes),
            _ => Act::Nothing,
        }
    }

    fn judge_guillemet(&self, left: bool, opens: bool, closes: bool) -> Act {
        let (usual, other) = if left {
            (Family::Guillemets, Family::ReversedGuillemets)
        } else {
            (Family::ReversedGuillemets, Family::Guillemets)
        };
        if self.is_open(other) {
            Act::Close(other)
        } else if !left && closes && !opens && self.is_open(usual) {
            Act::Close(usual)
        } else if left || opens {
            Act::Open(usual)
        } else {
            Act::Nothing
        }
    }

    /// Marks that look the same at both ends: the blanks around decide, then what stands open.
    fn judge_alike(&self, family: Family, opens: bool, closes: bool, before: Option<char>) -> Act {
        if self.is_open(family) {
            if closes || !opens { Act::Close(family) } else { Act::Open(family) }
        } else if opens || (!closes && !before.is_some_and(|c| c.is_ascii_digit())) {
            Act::Open(family)
        } else {
            Act::Nothing
        }
    }

    /// A single mark or an apostrophe: it opens only where a closing one follows in the paragraph.
    fn judge_single(&self, mark: char, at: usize, end: usize, opens: bool, closes: bool) -> Act {
        let low = self.open.iter().any(|o| o.0 == Family::Single && o.1.of(self.body) == "‚");
        if self.is_open(Family::Single) && closes && (mark != '‘' || low) {
            let possessive = self.body[..at].ends_with('s')
                && self.body[end..].starts_with(' ')
                && self.body[end + 1..].starts_with(char::is_lowercase)
                && self.closing_single(end, low);
            return if possessive { Act::Nothing } else { Act::Close(Family::Single) };
        }
        let may = matches!(mark, '\'' | '‘' | '‚' | '`') && opens && !is_elision(&self.body[end..]);
        if may && !self.is_open(Family::Single) && self.closing_single(end, mark == '‚') {
            Act::Open(Family::Single)
        } else {
            Act::Nothing
        }
    }

    /// Whether a mark that can close a single quotation (that opened with a `low` mark) stands after `from`, before a double one ends it.
    fn closing_single(&self, from: usize, low: bool) -> bool {
        let rest = &self.body[from..];
        let mut before = rest.chars().next();
        for (at, mark) in rest.char_indices() {
            match mark {
                '‘' if low && at > 0 => return true,
                '\'' | '’' if at > 0 => {
                    let after = rest[at + mark.len_utf8()..].chars().next();
                    let plural = before == Some('s') && after == Some(' ');
                    if closes_here(before, after) && !plural {
                        return true;
                    }
                }
                '”' | '"' if self.is_open(Family::Curly) || self.is_open(Family::Straight) => return false,
                _ => {}
            }
            before = Some(mark);
        }
        false
    }

    /// Closes the nearest open quotation of that family and forgets what was opened inside and never closed.
    fn close(&mut self, family: Family, mark: Span) {
        let Some(depth) = self.open.iter().rposition(|o| o.0 == family) else { return };
        let opening = self.open[depth].1;
        self.open.truncate(depth);
        self.push(
            opening,
            Span::new(opening.start, mark.end),
            Span::new(opening.end, mark.start),
            depth,
            true,
        );
    }

    /// At the end of a paragraph the outermost open double quotation runs to the end; its family.
    fn leave_open(&mut self) -> Option<Family> {
        let &(family, opening) = self.open.first().filter(|o| o.0 != Family::Single)?;
        let end = self.body.trim_end().len();
        self.push(opening, Span::new(opening.start, end), Span::new(opening.end, end), 0, false);
        Some(family)
    }

    fn push(&mut self, opening: Span, outer: Span, inner: Span, depth: usize, closed: bool) {
        if inner.start >= inner.end || opening.end > inner.end || inner.of(self.body).trim().is_empty() {
            return;
        }
        let shift = |s: Span| Span::new(s.start + self.base, s.end + self.base);
        self.found.push(Quotation { outer: shift(outer), inner: shift(inner), depth, closed });
    }
}

fn is_mark(mark: char) -> bool {
    matches!(
        mark,
        '"' | '\''
            | '`'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
    )
}

fn family_of(mark: char) -> Family {
    match mark {
        '"' => Family::Straight,
        '\'' | '`' | '‘' | '’' | '‚' => Family::Single,
        '«' | '»' | '‹' | '›' => Family::Guillemets,
        '「' | '」' => Family::Corner,
        '『' | '』' => Family::WhiteCorner,
        _ => Family::Curly,
    }
}

/// A letter of a script without blanks, or one of its marks.
fn is_wide(sign: char) -> bool {
    matches!(sign, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ff65}')
}

/// Whether a mark between these two characters can open: a blank, bracket, dash or mark before, a word after.
fn opens_here(before: Option<char>, after: Option<char>) -> bool {
    before.is_none_or(|c| {
        c.is_whitespace()
            || matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/' | ':')
            || is_mark(c)
            || is_wide(c)
    }) && after.is_some_and(|c| {
        c.is_alphanumeric()
            || matches!(c, '[' | '(' | '$' | '£' | '€' | '#' | '@' | '…' | '.' | '-' | '—' | '¿' | '¡')
            || is_mark(c)
    })
}

/// Whether a mark between these two characters can close: a word or stop before, no letter after.
fn closes_here(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '['))
        && after.is_none_or(|c| !c.is_alphanumeric() || is_wide(c))
}

/// Whether the word after an apostrophe is one that is written with it: 'em, 'til, '90s, 's avonds.
fn is_elision(rest: &str) -> bool {
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    matches!(
        word.to_lowercase().as_str(),
        "em" | "til" | "tis" | "twas" | "cause" | "n" | "s" | "t" | "bout" | "round"
    ) || (word.ends_with('s') && word.len() == 3 && word.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words inside each quotation, with its depth.
    fn read(text: &str) -> Vec<(&str, usize)> {
        quotations(text, None).into_iter().map(|q| (q.inner.of(text), q.depth)).collect()
    }

    #[test]
    fn every_family_of_marks_is_read() {
        for text in [
            "a “no” b",
            "a \"no\" b",
            "a ''no'' b",
            "a ``no'' b",
            "a 'no' b",
            "a ‘no’ b",
            "a «no» b",
            "a »no« b",
            "a „no“ b",
            "a ‹no› b",
            "a »no» b",
            "a ”no” b",
            "a „no” b",
            "a ‚no‘ b",
            "a「no」b",
            "a『no』b",
        ] {
            assert_eq!(read(text), [("no", 0)], "{text}");
        }
    }

    #[test]
    fn a_quotation_inside_a_quotation_has_depth_one() {
        assert_eq!(
            read("“He told me ‘never again’ twice,” she said."),
            [("He told me ‘never again’ twice,", 0), ("never again", 1)]
        );
        assert_eq!(read("''I said 'no.''' He left."), [("I said 'no.'", 0), ("no.", 1)]);
    }

    #[test]
    fn an_apostrophe_is_no_mark() {
        assert_eq!(read("The workers' vote wasn't Quill's in the '90s, was it, 'em said?"), []);
        assert_eq!(read("‘The workers’ vote was fair,’ he said."), [("The workers’ vote was fair,", 0)]);
    }

    #[test]
    fn a_quotation_over_paragraphs_is_read_at_each() {
        let text = "“We are done.\n\n“We leave on Monday,” she said.";
        let found = quotations(text, None);
        assert_eq!(read(text), [("We are done.", 0), ("We leave on Monday,", 0)]);
        assert_eq!(found.iter().map(|q| q.closed).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn a_quotation_may_open_and_close_with_marks_of_two_kinds() {
        assert_eq!(
            read("\"We are done,” she said. “We leave,\" he said. “So,“ she said."),
            [("We are done,", 0), ("We leave,", 0), ("So,", 0)]
        );
    }

    #[test]
    fn a_quotation_goes_on_without_its_mark_or_with_the_closing_one() {
        for text in
            ["„Eins.\n\nZwei“, sagte sie.", "« Un.\n\n» Deux », dit-elle.", "« Un.\n\n« Deux », dit-elle."]
        {
            assert_eq!(quotations(text, None).len(), 2, "{text}");
        }
        assert_eq!(read("„Eins.\n\nZwei ist Zwei.\n\nDrei “vier” Drei."), [("Eins.", 0), ("vier", 0)]);
    }

    #[test]
    fn scripts_without_blanks_quote_without_blanks() {
        assert_eq!(read("站长说：“他说‘走’了。”"), [("他说‘走’了。", 0), ("走", 1)]);
        assert_eq!(
            read("所長は「彼は『行け』と言った」と述べた。"),
            [("彼は『行け』と言った", 0), ("行け", 1)]
        );
        assert_eq!(read("他读《谷报》。"), []);
    }

    #[test]
    fn feet_and_inches_open_nothing() {
        assert_eq!(read("The pole is 6'2\" long. \"Fine,\" he said."), [("Fine,", 0)]);
    }
}
