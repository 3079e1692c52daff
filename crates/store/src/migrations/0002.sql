-- What is searched, and the people whose names are not to be found.

CREATE VIRTUAL TABLE article_words USING fts5 (headline, text, tokenize = 'unicode61 remove_diacritics 2');

-- Statements and claims, with the place of their words.
CREATE TABLE lines (
    number     INTEGER PRIMARY KEY,
    story      TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    is_claim   INTEGER NOT NULL,
    article    TEXT NOT NULL,
    speaker    TEXT
) STRICT;
CREATE INDEX lines_by_story ON lines (story);
CREATE VIRTUAL TABLE line_words USING fts5 (speaker, words, tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE forgotten_people (
    name TEXT PRIMARY KEY          -- in lower case
) STRICT;

-- What was stored before there was a search is read again, so that it is found too.
UPDATE pages SET read_by = NULL WHERE failure IS NULL;
DELETE FROM stories;
DELETE FROM articles;
