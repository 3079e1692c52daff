-- Pages as they came, what was read in them, and the stories that they tell.

-- What was received, once for the same bytes.
CREATE TABLE bodies (
    number INTEGER PRIMARY KEY,
    hash   BLOB NOT NULL UNIQUE,   -- SHA-256 of the kind and the bytes
    kind   TEXT NOT NULL,          -- html, text, given
    bytes  INTEGER NOT NULL,       -- how many there are, unpacked
    packed BLOB NOT NULL           -- zlib
) STRICT;

-- Never changed but for what became of reading it.
CREATE TABLE pages (
    number   INTEGER PRIMARY KEY,  -- in order of arrival
    key      BLOB NOT NULL UNIQUE, -- SHA-256 of what makes it another page
    id       TEXT NOT NULL,        -- what articles of it are called
    origin   TEXT NOT NULL,        -- the file it came in
    asked    TEXT,                 -- the address that was asked
    answered TEXT,                 -- the address that answered
    received INTEGER,              -- seconds since 1970
    status   INTEGER,              -- of HTTP
    headers  TEXT NOT NULL,        -- JSON: a list of names and values
    charset  TEXT,                 -- as declared by the sender
    body     INTEGER NOT NULL REFERENCES bodies (number),
    read_by  INTEGER,              -- the version of the stage that read it; NULL: it waits
    failure  TEXT                  -- why it gave no article
) STRICT;
CREATE INDEX pages_by_id ON pages (id);
CREATE INDEX pages_by_body ON pages (body);
CREATE INDEX pages_waiting ON pages (number) WHERE read_by IS NULL;

-- Files that were taken in to the end.
CREATE TABLE inputs (
    name     TEXT PRIMARY KEY,
    bytes    INTEGER NOT NULL,
    modified INTEGER NOT NULL      -- nanoseconds since 1970
) STRICT;

-- What pages say: every version that differs. Derived.
CREATE TABLE articles (
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL,
    version    INTEGER NOT NULL,   -- from 1
    page       INTEGER NOT NULL REFERENCES pages (number) ON DELETE CASCADE,
    is_current INTEGER NOT NULL,
    outlet     TEXT,               -- the name
    language   TEXT,
    published  INTEGER,            -- seconds since 1970
    made_by    INTEGER NOT NULL,
    changes    TEXT,               -- JSON: what is new since the version before
    packed     BLOB NOT NULL,      -- zlib of JSON: the article, its sentences and notices
    UNIQUE (id, version)
) STRICT;
CREATE INDEX articles_by_page ON articles (page);
CREATE INDEX articles_in_order ON articles (published IS NULL, published, id) WHERE is_current;

-- Which articles tell one event. Derived.
CREATE TABLE stories (
    id      TEXT PRIMARY KEY,
    follows TEXT,
    key     BLOB NOT NULL          -- SHA-256 of what the story file is made of
) STRICT;
CREATE TABLE members (
    story   TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    place   INTEGER NOT NULL,
    article TEXT NOT NULL,
    PRIMARY KEY (story, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX members_by_article ON members (article);
-- Names that are no longer used, and where they lead.
CREATE TABLE story_names (
    name  TEXT PRIMARY KEY,
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    place INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX story_names_by_story ON story_names (story);
-- Each story worked out. Derived.
CREATE TABLE story_files (
    story   TEXT PRIMARY KEY REFERENCES stories (id) ON DELETE CASCADE,
    key     BLOB NOT NULL,         -- the story's when this was made
    packed  BLOB NOT NULL          -- zlib of JSON: the story file without its articles
) STRICT;
-- Names of stories that a later grouping did not give again: each leads to the story that holds the article now.
CREATE TABLE old_names (
    name    TEXT PRIMARY KEY,
    article TEXT NOT NULL
) STRICT, WITHOUT ROWID;
