//! Which words make a credit? Closed lists of English newsroom usage, by what they do in a sentence.
//!
//! Drawn up from the 30 patterns of the project's study of how outlets credit each other (counted over 3,895
//! articles), then completed by the forms of each word.

/// Whether `word` is in `list`.
pub(crate) fn is_in(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}

/// Verbs with which a text says that an outlet reported, in the forms that follow an outlet's name.
#[rustfmt::skip]
pub(crate) const REPORTING: &[&str] = &[
    "reports", "reported", "reporting", "reveal", "reveals", "revealed", "publish", "publishes", "published",
    "broke", "uncovered", "disclosed", "discloses", "exposed", "cites", "cited", "quotes", "quoted", "citing",
    "quoting", "carried", "aired", "broadcast", "obtained", "learned", "learnt", "unearthed", "interviewed",
    "profiled", "leaked", "covered", "investigated", "detailed", "ran",
];

/// Verbs of saying that an outlet shares with every other speaker.
#[rustfmt::skip]
pub(crate) const SAYING: &[&str] = &[
    "said", "says", "say", "saying", "wrote", "writes", "write", "writing", "written", "noted", "notes",
    "note", "claims", "claimed", "claim", "claiming", "adds", "added", "suggests", "suggested", "suggest",
    "states", "stated", "explains", "explained", "describes", "described", "points", "pointed", "alleges",
    "alleged", "tells", "told", "mentions", "mentioned", "mention", "observed", "observes", "argues",
    "argued", "concluded", "concludes", "believes", "thinks", "lists", "calls", "called", "confirmed",
    "confirms", "verified", "estimated", "estimates", "found", "finds", "speculates", "speculated",
    "predicts", "predicted", "tweeted", "posted", "identified", "identifies", "showed", "shows", "indicates",
    "indicated", "hints", "hinted", "asserts", "asserted", "insists", "recalled", "recounts", "relates",
    "summarised", "summarized", "put", "details", "understands", "outlined", "outlines", "continues",
    "continued", "translated", "denied", "references", "referenced", "retracted", "corrected", "debunked",
    "spoke", "contacted", "reached", "captured", "highlights", "highlighted",
];

/// Nouns for what an outlet puts out.
#[rustfmt::skip]
pub(crate) const REPORT_NOUNS: &[&str] = &[
    "report", "reports", "reporting", "article", "articles", "story", "stories", "piece", "exclusive",
    "investigation", "analysis", "exposé", "expose", "scoop", "dispatch", "coverage", "editorial", "post",
    "blog", "interview", "interviews", "op-ed", "column", "essay", "profile", "poll", "survey", "podcast",
    "documentary", "broadcast", "bulletin", "video", "footage", "segment", "feature", "review", "newscast",
    "source", "sources", "episode", "text", "write-up", "item", "live-blog", "liveblog", "timeline",
];

/// Those of them in which a person speaks: the outlet is the venue.
#[rustfmt::skip]
pub(crate) const VENUE_NOUNS: &[&str] = &[
    "interview", "interviews", "op-ed", "column", "essay", "podcast", "appearance", "conversation", "segment",
    "episode", "statement", "comment", "comments", "remarks", "email", "e-mail", "letter",
];

/// Words that stand before the name of an outlet and say what it is.
#[rustfmt::skip]
pub(crate) const MEDIA_NOUNS: &[&str] = &[
    "newspaper", "newspapers", "paper", "daily", "tabloid", "broadsheet", "weekly", "monthly", "magazine",
    "journal", "broadcaster", "network", "channel", "station", "website", "site", "web-site", "blog",
    "agency", "newswire", "wire", "outlet", "publication", "portal", "radio", "tv", "television", "affiliate",
    "podcast", "news", "media", "media-outlet", "newsweekly", "gazette", "rag", "service", "program",
    "programme", "show",
];

/// Words that may stand between an article and such a noun, or before a name.
#[rustfmt::skip]
pub(crate) const MEDIA_ADJECTIVES: &[&str] = &[
    "the", "a", "an", "local", "state", "state-run", "state-owned", "national", "online", "public", "private",
    "independent", "respected", "leading", "rival", "regional", "influential", "business", "financial",
    "gossip", "tech", "technology", "sports", "sport", "trade", "satirical", "pro-government", "conservative",
    "liberal", "left-wing", "right-wing", "english-language", "japanese-language", "chinese-language",
    "spanish-language", "french-language", "arabic-language", "popular", "entertainment", "celebrity",
    "fellow", "web", "industry", "u.s", "u.s.", "us", "uk", "u.k", "u.k.", "city", "community", "student",
    "official", "semi-official", "semiofficial", "our", "cable", "press", "weekly", "daily", "financial-news",
    "crime", "political", "veteran", "longtime", "long-time",
];

/// Adjectives of nations, which stand before "newspaper" or the name of an outlet.
#[rustfmt::skip]
pub(crate) const DEMONYMS: &[&str] = &[
    "american", "british", "english", "scottish", "irish", "welsh", "french", "german", "italian", "spanish",
    "portuguese", "dutch", "belgian", "swiss", "austrian", "danish", "swedish", "norwegian", "finnish",
    "polish", "czech", "hungarian", "romanian", "bulgarian", "greek", "turkish", "russian", "ukrainian",
    "serbian", "croatian", "israeli", "palestinian", "arab", "arabic", "saudi", "egyptian", "lebanese",
    "syrian", "iraqi", "iranian", "kurdish", "qatari", "emirati", "indian", "pakistani", "afghan",
    "bangladeshi", "chinese", "taiwanese", "japanese", "korean", "vietnamese", "thai", "malaysian",
    "indonesian", "filipino", "philippine", "australian", "canadian", "mexican", "brazilian", "argentine",
    "argentinian", "chilean", "colombian", "venezuelan", "cuban", "nigerian", "kenyan", "ghanaian",
    "moroccan", "algerian", "tunisian", "libyan", "african", "european", "asian", "singaporean", "hong kong",
    "icelandic", "estonian", "latvian", "lithuanian",
];

/// Nouns with which a text points back to an outlet or its report.
#[rustfmt::skip]
pub(crate) const ANAPHORS: &[&str] = &[
    "paper", "newspaper", "daily", "tabloid", "broadsheet", "weekly", "magazine", "network", "broadcaster",
    "channel", "station", "agency", "outlet", "publication", "site", "website", "blog", "newswire", "report",
    "article", "story", "piece", "portal",
];

/// Those of them that point to the report and not to the outlet.
pub(crate) const REPORT_ANAPHORS: &[&str] = &["report", "article", "story", "piece"];

/// Last words of many outlets' names: they tell an outlet by its name alone.
#[rustfmt::skip]
pub(crate) const OUTLET_ENDINGS: &[&str] = &[
    "times", "post", "herald", "tribune", "gazette", "journal", "chronicle", "courier", "news", "radio", "tv",
    "television", "mail", "telegraph", "dispatch", "examiner", "inquirer", "enquirer", "sentinel", "bulletin",
    "ledger", "newspaper", "magazine", "daily", "weekly", "press-democrat", "sun-times", "post-dispatch",
    "star-tribune", "post-gazette", "picayune", "argus", "advertiser",
];

/// Last words that outlets share with much else: they tell one only beside words that report.
#[rustfmt::skip]
pub(crate) const WEAK_ENDINGS: &[&str] = &[
    "star", "sun", "today", "record", "register", "standard", "express", "review", "press",
    "monitor", "online", "independent", "insider", "globe", "mirror", "observer", "guardian", "echo",
    "advocate", "reporter", "banner", "beacon", "bee", "lantern", "digest", "wire", "world", "nation",
    "republic", "union", "patriot", "eagle", "mercury", "democrat", "republican", "citizen", "broadcasting",
    "sports", "blog", "beast", "voice", "business",
];

/// First words of outlets' names.
pub(crate) const OUTLET_BEGINNINGS: &[&str] = &["radio", "daily", "channel"];

/// Roles of the people of an outlet who report for it.
#[rustfmt::skip]
pub(crate) const REPORTER_ROLES: &[&str] = &[
    "reporter", "reporters", "correspondent", "journalist", "journalists", "columnist", "contributor",
    "writer", "editor", "bureau", "photographer", "blogger", "editor-in-chief", "critic", "team", "staff",
    "producer",
];

/// Roles of the people of an outlet who speak for themselves.
#[rustfmt::skip]
pub(crate) const SPEAKER_ROLES: &[&str] = &[
    "host", "anchor", "commentator", "personality", "analyst", "pundit", "contributor", "executive",
    "president", "chief", "ceo", "owner", "spokesman", "spokeswoman", "spokesperson", "founder", "chairman",
    "presenter",
];

/// Words that may stand between the subject and its verb.
#[rustfmt::skip]
pub(crate) const ADVERBS: &[&str] = &[
    "also", "first", "has", "had", "have", "since", "later", "earlier", "previously", "separately",
    "independently", "is", "was", "are", "were", "recently", "instead", "further", "additionally", "even",
    "then", "now", "exclusively", "originally", "reportedly", "just", "already", "however", "itself",
    "meanwhile", "did", "does", "not", "even", "never", "again", "soon", "still", "to", "only", "all", "both",
    "quickly", "too", "additionally", "subsequently", "initially", "be", "been", "well",
];

/// Words of time and occasion that may stand between the subject and its verb, or between a verb and its phrase.
#[rustfmt::skip]
pub(crate) const OCCASION: &[&str] = &[
    "on", "in", "at", "this", "last", "earlier", "late", "early", "today", "yesterday", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may",
    "june", "july", "august", "september", "october", "november", "december", "week", "month", "year",
    "morning", "afternoon", "evening", "night", "its", "a", "an", "the", "edition", "report", "article",
    "exclusive", "story", "of", "website", "web", "site", "and", "weekend", "over", "front", "page", "ago",
    "hours", "days", "back", "previous", "recent", "new",
];

/// Determiners.
#[rustfmt::skip]
pub(crate) const DETERMINERS: &[&str] = &[
    "the", "a", "an", "this", "that", "its", "their", "his", "her", "these", "those", "one", "another",
    "some",
];

/// Nouns for sources without a name.
#[rustfmt::skip]
pub(crate) const UNNAMED: &[&str] = &[
    "source", "sources", "official", "officials", "person", "people", "insider", "insiders", "aide", "aides",
    "someone", "somebody", "employee", "employees", "individual", "individuals", "adviser", "advisers",
    "advisor", "advisors", "executive", "executives", "diplomat", "diplomats", "friend", "friends",
    "lawmaker", "lawmakers", "tipster", "operative", "staffer", "staffers", "investigators", "investigator",
    "witness", "witnesses", "resident", "residents", "neighbor", "neighbors", "neighbour", "neighbours",
    "worker", "workers", "birdie",
];

/// Verbs by which a statement is said to have been made to an outlet.
pub(crate) const TELLING: &[&str] = &["told", "tells", "telling", "tell", "informed", "assured", "informs"];

/// Words that mark a picture's owner and no report.
#[rustfmt::skip]
pub(crate) const PICTURE: &[&str] = &[
    "photo", "photos", "image", "images", "picture", "pictures", "photograph", "photographs", "courtesy",
    "screenshot", "getty", "shutterstock", "flickr", "screengrab", "illustration", "pic", "pics", "graphic",
    "file", "handout", "photographer", "pool",
];

/// Platforms: a post stands there, but nobody reports there.
#[rustfmt::skip]
pub(crate) const PLATFORMS: &[&str] = &[
    "twitter", "facebook", "instagram", "youtube", "reddit", "snapchat", "whatsapp", "telegram", "tumblr",
    "linkedin", "medium", "tiktok", "wikipedia", "google", "imgur", "vine", "periscope", "weibo", "flickr",
    "pinterest", "x", "bluesky", "mastodon", "threads", "skype", "4chan", "quora", "vimeo", "soundcloud",
    "itunes", "amazon", "kickstarter", "gofundme", "change.org", "livejournal", "vkontakte", "wechat",
    "youtube.com", "facebook.com", "twitter.com", "instagram.com", "linkedin.com", "reddit.com", "apple",
    "spotify",
];
