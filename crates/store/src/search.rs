//! Which articles, statements and claims have these words? Full-text search, with snippets.
//!
//! Words are compared without case and accents; what stands in quotation marks is a phrase. Languages that write no
//! spaces are found by whole runs of letters alone.

use crate::{Store, StoreError, articles};
use headwater_model::{Article, Citation, Statement, StoryFile};
use rusqlite::{Connection, Row, params};
use serde::Serialize;

/// What is looked for. Everything that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words, in any order; those in quotation marks as a phrase. Empty: any, which needs a speaker.
    pub words: String,
    /// Part of the name of who speaks: then statements alone are found.
    pub speaker: Option<String>,
    /// The outlet's name, in any case.
    pub outlet: Option<String>,
    /// The language: ISO 639-1.
    pub language: Option<String>,
    /// Published then or later: seconds since 1970.
    pub since: Option<i64>,
    /// Published before then: seconds since 1970.
    pub until: Option<i64>,
    /// So many of each kind at most.
    pub most: usize,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FoundKind {
    /// An article, by its headline or text.
    Article,
    /// What a source said.
    Statement,
    /// A claim, by the line that stands for it.
    Claim,
}

/// One place that a query found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Found {
    /// What it is.
    pub kind: FoundKind,
    /// The story, where the article is in one.
    pub story: Option<String>,
    /// The article.
    pub article: String,
    /// Who publishes it.
    pub outlet: Option<String>,
    /// When it was published: seconds since 1970.
    pub published: Option<i64>,
    /// Its headline.
    pub headline: Option<String>,
    /// Who speaks, in a statement.
    pub speaker: Option<String>,
    /// The words around what was found, which stands in square brackets.
    pub snippet: String,
}

const ARTICLES: &str = "\
    SELECT (SELECT m.story FROM members m WHERE m.article = a.id LIMIT 1), a.id, a.outlet, a.published, w.headline, NULL, \
           snippet(article_words, -1, '[', ']', '…', 24) \
    FROM article_words w JOIN articles a ON a.number = w.rowid \
    WHERE article_words MATCH ?1 AND ?7 IS NULL AND ?8 = 0 \
      AND (?2 IS NULL OR lower(a.outlet) = lower(?2)) AND (?3 IS NULL OR a.language = ?3) \
      AND (?4 IS NULL OR a.published >= ?4) AND (?5 IS NULL OR a.published < ?5) \
    ORDER BY w.rank, a.id LIMIT ?6";

const LINES: &str = "\
    SELECT s.story, s.article, a.outlet, a.published, w2.headline, s.speaker, \
           snippet(line_words, 1, '[', ']', '…', 32) \
    FROM line_words w JOIN lines s ON s.number = w.rowid \
    LEFT JOIN articles a ON a.id = s.article AND a.is_current LEFT JOIN article_words w2 ON w2.rowid = a.number \
    WHERE line_words MATCH ?1 AND s.is_claim = ?8 \
      AND (?2 IS NULL OR lower(a.outlet) = lower(?2)) AND (?3 IS NULL OR a.language = ?3) \
      AND (?4 IS NULL OR a.published >= ?4) AND (?5 IS NULL OR a.published < ?5) \
      AND (?7 IS NULL OR s.speaker IS NOT NULL) \
    ORDER BY w.rank, s.number LIMIT ?6";

impl Store {
    /// What the query finds: articles, then statements, then claims, each the best first.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn search(&self, query: &Query) -> Result<Vec<Found>, StoreError> {
        let speaker = query.speaker.as_deref().and_then(|name| matching("speaker : ", name));
        // `words` of articles stand in columns of other names, so the filter is by column for lines alone.
        let of_lines = [matching("words : ", &query.words), speaker.clone()];
        let of_lines: Vec<String> = of_lines.into_iter().flatten().collect();
        let mut found = Vec::new();
        if let Some(words) = matching("", &query.words) {
            self.one_kind(ARTICLES, FoundKind::Article, query, &words, &mut found)?;
        }
        if !of_lines.is_empty() {
            let words = of_lines.join(" AND ");
            self.one_kind(LINES, FoundKind::Statement, query, &words, &mut found)?;
            if speaker.is_none() {
                self.one_kind(LINES, FoundKind::Claim, query, &words, &mut found)?;
            }
        }
        Ok(found)
    }

    fn one_kind(
        &self,
        sql: &str,
        kind: FoundKind,
        query: &Query,
        words: &str,
        found: &mut Vec<Found>,
    ) -> Result<(), StoreError> {
        let mut statement = self.database.prepare_cached(sql)?;
        let most = i64::try_from(query.most).unwrap_or(i64::MAX);
        let of_row = |row: &Row<'_>| {
            Ok(Found {
                kind,
                story: row.get(0)?,
                article: row.get(1)?,
                outlet: row.get(2)?,
                published: row.get(3)?,
                headline: row.get::<_, Option<String>>(4)?.filter(|headline| !headline.is_empty()),
                speaker: row.get(5)?,
                snippet: row.get(6)?,
            })
        };
        let is_claim = kind == FoundKind::Claim;
        let values = params![
            words,
            query.outlet,
            query.language,
            query.since,
            query.until,
            most,
            query.speaker,
            is_claim
        ];
        for one in statement.query_map(values, of_row)? {
            found.push(one?);
        }
        Ok(())
    }
}

/// The words as the index is asked for them: each a phrase in quotation marks, so that nothing in them is an operator.
/// `None` where there is none.
fn matching(column: &str, words: &str) -> Option<String> {
    let words = words.replace(['“', '”', '„', '«', '»'], "\"");
    let mut phrases: Vec<&str> = Vec::new();
    for (place, part) in words.split('"').enumerate() {
        if place % 2 == 1 {
            phrases.push(part);
        } else {
            phrases.extend(part.split_whitespace());
        }
    }
    phrases.retain(|phrase| phrase.chars().any(char::is_alphanumeric));
    let quoted: Vec<String> = phrases.iter().map(|phrase| format!("\"{phrase}\"")).collect();
    (!quoted.is_empty()).then(|| format!("{column}({})", quoted.join(" AND ")))
}

/// The names, in lower case, that are not to be found.
pub(crate) fn forgotten(database: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = database.prepare_cached("SELECT name FROM forgotten_people ORDER BY name")?;
    let names = statement.query_map([], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

/// `text` without the names, which stand in lower case.
pub(crate) fn without(text: &str, names: &[String]) -> String {
    let mut text = text.to_owned();
    for name in names {
        let letters: Vec<char> = name.chars().collect();
        let mut kept = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some(first) = rest.chars().next() {
            match begins_with(rest, &letters, kept.chars().next_back()) {
                Some(length) => {
                    kept.push('…');
                    rest = &rest[length..];
                }
                None => {
                    kept.push(first);
                    rest = &rest[first.len_utf8()..];
                }
            }
        }
        text = kept;
    }
    text
}

/// The length of the name at the head of `text`, where it stands there as whole words.
fn begins_with(text: &str, name: &[char], before: Option<char>) -> Option<usize> {
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let mut left = text.char_indices();
    for letter in name {
        let (_, found) = left.next()?;
        let is_same = found.to_lowercase().eq([*letter]) || (found.is_whitespace() && letter.is_whitespace());
        if !is_same {
            return None;
        }
    }
    match left.next() {
        Some((_, next)) if next.is_alphanumeric() => None,
        Some((end, _)) => Some(end),
        None => Some(text.len()),
    }
}

/// Enters an article into the index.
pub(crate) fn enter_article(
    database: &Connection,
    number: i64,
    article: &Article,
    forgotten: &[String],
) -> Result<(), StoreError> {
    let dek = article.dek.as_deref().map(|dek| format!("{dek}\n\n")).unwrap_or_default();
    let headline = without(article.headline.as_deref().unwrap_or(""), forgotten);
    let text = without(&(dek + &article.text), forgotten);
    let sql = "INSERT INTO article_words (rowid, headline, text) VALUES (?1, ?2, ?3)";
    database.prepare_cached(sql)?.execute(params![number, headline, text])?;
    Ok(())
}

/// Takes an article out of the index.
pub(crate) fn leave_article(database: &Connection, number: i64) -> Result<(), StoreError> {
    database.prepare_cached("DELETE FROM article_words WHERE rowid = ?1")?.execute([number])?;
    Ok(())
}

/// Enters the statements and claims of a story into the index.
pub(crate) fn enter_story(
    database: &Connection,
    file: &StoryFile,
    forgotten: &[String],
) -> Result<(), StoreError> {
    for statement in file.statements.iter().flat_map(with_inner) {
        let Some(article) = file.article(&statement.article) else { continue };
        let speaker = statement.source.as_ref().map(|source| source.name.as_str());
        if speaker.is_some_and(|name| without(name, forgotten) != name) {
            continue;
        }
        let words = without(&words_of(statement, article), forgotten);
        enter_line(database, file, [&statement.article.0, &words], speaker, false)?;
    }
    for claim in &file.claims {
        let Citation { article, quote, .. } = &claim.line;
        enter_line(database, file, [&article.0, &without(quote, forgotten)], None, true)?;
    }
    Ok(())
}

/// A statement, and those that its source says others made.
fn with_inner(statement: &Statement) -> Vec<&Statement> {
    std::iter::once(statement).chain(statement.inner.iter().flat_map(with_inner)).collect()
}

/// What was said, its parts divided by dots.
fn words_of(statement: &Statement, article: &Article) -> String {
    let parts: Vec<&str> = statement.pieces.iter().map(|span| span.of(&article.text)).collect();
    parts.join(" … ")
}

fn enter_line(
    database: &Connection,
    file: &StoryFile,
    [article, words]: [&str; 2],
    speaker: Option<&str>,
    is_claim: bool,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO lines (story, is_claim, article, speaker) VALUES (?1, ?2, ?3, ?4)";
    database.prepare_cached(sql)?.execute(params![file.story.id.0, is_claim, article, speaker])?;
    let number = database.last_insert_rowid();
    let sql = "INSERT INTO line_words (rowid, speaker, words) VALUES (?1, ?2, ?3)";
    database.prepare_cached(sql)?.execute(params![number, speaker, words])?;
    Ok(())
}

/// Takes the statements and claims of a story out of the index.
pub(crate) fn leave_story(database: &Connection, story: &str) -> Result<(), StoreError> {
    let sql = "DELETE FROM line_words WHERE rowid IN (SELECT number FROM lines WHERE story = ?1)";
    database.prepare_cached(sql)?.execute([story])?;
    database.prepare_cached("DELETE FROM lines WHERE story = ?1")?.execute([story])?;
    Ok(())
}

/// Enters an article again, as names are now forgotten.
pub(crate) fn enter_again(
    database: &Connection,
    article: &Article,
    forgotten: &[String],
) -> Result<(), StoreError> {
    let Some(number) = articles::number_of(database, &article.id.0)? else { return Ok(()) };
    leave_article(database, number)?;
    enter_article(database, number, article, forgotten)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_typed_is_an_operator() {
        assert_eq!(
            matching("", "bridge OR \"Tarn bridge\" NEAR(x) -"),
            Some("(\"bridge\" AND \"OR\" AND \"Tarn bridge\" AND \"NEAR(x)\")".to_owned())
        );
        assert_eq!(matching("", "  \"\" - "), None);
        assert_eq!(matching("", "“open quotation"), Some("(\"open quotation\")".to_owned()));
    }

    #[test]
    fn a_name_is_taken_out_as_whole_words_in_any_case() {
        let names = ["odile brandt".to_owned()];
        let text = "Odile Brandt spoke. ODILE\u{A0}BRANDT's aide and Odile Brandtner did not.";
        assert_eq!(without(text, &names), "… spoke. …'s aide and Odile Brandtner did not.");
        assert_eq!(without("Petra Sandoval", &names), "Petra Sandoval");
    }
}
