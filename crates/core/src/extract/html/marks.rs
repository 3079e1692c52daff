//! What do the class and id of an element promise? Words in them, as groups of bits.

use super::tags::{Key, Tag};
use super::tree::Tree;
use crate::extract::automaton::Automaton;
use std::sync::LazyLock;

/// The groups, by the bit that stands for each, with the parts of class names that belong to it.
const GROUPS: &[&[&str]] = &[
    // 0: the body of the article
    &[
        "article-body",
        "articlebody",
        "article__body",
        "article_body",
        "article-content",
        "article__content",
        "articlecontent",
        "entry-content",
        "post-content",
        "post__content",
        "post-body",
        "story-body",
        "storybody",
        "story__body",
        "story-content",
        "body-content",
        "content-body",
        "content__body",
        "articletext",
        "article-text",
        "article__text",
        "richtext",
        "rich-text",
        "wysiwyg",
        "body-text",
        "bodytext",
        "text-body",
        "articlebody",
        "main-content",
        "content-text",
        "news-text",
        "single-content",
        "td-post-content",
        "field-name-body",
        "field--name-body",
        "prose",
    ],
    // 1: an article
    &["article", "post", "story", "entry"],
    // 2: comments
    &["comment", "disqus", "respond", "reply", "coral"],
    // 3: share bars
    &["share", "social", "sharing", "addtoany", "follow"],
    // 4: other articles
    &[
        "related",
        "recommend",
        "more-",
        "readmore",
        "read-more",
        "read-next",
        "trending",
        "popular",
        "most-read",
        "mostread",
        "also",
        "teaser",
        "outbrain",
        "taboola",
        "latest",
        "carousel",
        "slider",
        "recirc",
        "similar",
        "next-",
        "up-next",
        "recent",
        "suggest",
        "inline-link",
    ],
    // 5: cards and promotion
    &["card", "promo", "tile", "thumb", "grid", "feed"],
    // 6: navigation
    &["nav", "menu", "breadcrumb", "toolbar", "pagination", "pager", "skip", "tabs", "search"],
    // 7: the page's frame
    &[
        "sidebar",
        "side-bar",
        "widget",
        "footer",
        "masthead",
        "topbar",
        "site-header",
        "rail",
        "aside",
        "right-",
        "secondary",
    ],
    // 8: sign-up, payment
    &[
        "newsletter",
        "subscri",
        "signup",
        "sign-up",
        "paywall",
        "donat",
        "membership",
        "optin",
        "opt-in",
        "mailchimp",
        "register",
        "login",
        "piano",
        "premium",
    ],
    // 9: advertisements
    &["advert", "ad-", "-ad", "ads", "sponsor", "banner", "dfp", "gpt", "commercial", "affiliate"],
    // 10: who wrote it
    &["author", "bio", "contributor", "about"],
    // 11: stamps
    &["byline", "date", "time", "publish", "meta", "info"],
    // 12: section labels
    &["category", "tag", "label", "topic", "kicker", "eyebrow", "keyword"],
    // 13: pictures
    &[
        "caption", "credit", "image", "photo", "gallery", "figure", "media", "video", "img", "picture",
        "slide",
    ],
    // 14: what is shown over the page, or not at all
    &[
        "hidden",
        "sr-only",
        "visually",
        "screen-reader",
        "d-none",
        "modal",
        "popup",
        "overlay",
        "lightbox",
        "tooltip",
        "dropdown",
        "offscreen",
        "toast",
    ],
    // 15: cookies and law
    &[
        "cookie",
        "consent",
        "gdpr",
        "copyright",
        "legal",
        "disclaimer",
        "privacy",
        "terms",
        "onetrust",
        "didomi",
        "disclosure",
    ],
    // 16: headlines
    &["title", "headline", "heading"],
    // 17: deks
    &[
        "dek",
        "subtitle",
        "subhead",
        "standfirst",
        "summary",
        "excerpt",
        "lead",
        "intro",
        "descri",
        "subline",
        "chapo",
        "teasertext",
    ],
    // 18: embedded posts, pulled quotations
    &["embed", "twitter", "tweet", "instagram", "facebook", "quote", "pull"],
    // 19: contents, boxes
    &["toc", "table-of-contents", "contents"],
    // 20: boxes and buttons
    &["box", "callout", "cta", "button", "btn", "download", "product"],
    // 21: text
    &["text", "paragraph", "copy", "content", "body"],
    // 22: the end of the article
    &["bottom", "after", "below", "end-of", "endnote", "footnote", "reference", "source"],
    // 23: appeals for money
    &[
        "donat",
        "support",
        "contribut",
        "spende",
        "soutien",
        "patron",
        "crowdfund",
        "fundrais",
        "doacao",
        "membership",
    ],
    // 24: walls
    &["paywall", "regwall", "premium", "piano", "meter-", "subscriber", "abonn", "locked", "offer"],
    // 25: the same kinds in other languages
    &[
        "relacionad",
        "relacionat",
        "verwandt",
        "similaire",
        "correlat",
        "gerelateerd",
        "powiazane",
        "leia",
        "lea-",
        "czytaj",
        "ademas",
        "mehr-",
        "mais-",
        "veja",
        "weitere",
    ],
    // 26: share bars in other languages
    &["teilen", "partage", "compart", "condivi", "delen", "udostep", "podelit"],
    // 27: stamps and names in other languages
    &[
        "datum",
        "fecha",
        "autor",
        "auteur",
        "autore",
        "firma",
        "pubdate",
        "posted",
        "timestamp",
        "writer",
        "reporter",
    ],
    // 28: sign-ups in other languages
    &[
        "abo-",
        "suscri",
        "inscri",
        "nieuwsbrief",
        "assine",
        "podpis",
        "boletin",
        "infolettre",
        "app-",
        "alert",
    ],
    // 29: comments in other languages
    &["kommentar", "komentar", "coment", "reactie", "leserbrief"],
];

/// What the markup around a block may promise that others than the forest read: a group of [`GROUPS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Promise {
    Comments = 2,
    Share = 3,
    Related = 4,
    Cards = 5,
    Navigation = 6,
    Frame = 7,
    SignUp = 8,
    Advertisement = 9,
    Author = 10,
    Stamp = 11,
    Picture = 13,
    Cookies = 15,
    Dek = 17,
    Text = 21,
    Donation = 23,
    Wall = 24,
    RelatedAbroad = 25,
    ShareAbroad = 26,
    StampAbroad = 27,
    SignUpAbroad = 28,
    CommentsAbroad = 29,
}

/// Elements that tell by themselves, after the groups.
const ELEMENTS: &[Tag] = &[
    Tag::Article,
    Tag::Main,
    Tag::Aside,
    Tag::Nav,
    Tag::Footer,
    Tag::Header,
    Tag::Figure,
    Tag::Form,
    Tag::Table,
    Tag::Ul,
    Tag::Ol,
    Tag::Blockquote,
    Tag::Section,
    Tag::FigCaption,
    Tag::Li,
    Tag::Address,
    Tag::Details,
    Tag::Dl,
];

/// How many bits there are.
pub(super) const BITS: usize = GROUPS.len() + ELEMENTS.len();

/// The bit of an element in [`ELEMENTS`].
pub(super) fn element_bit(tag: Tag) -> Option<usize> {
    ELEMENTS.iter().position(|&t| t == tag).map(|i| GROUPS.len() + i)
}

static AUTOMATON: LazyLock<(Automaton, Vec<u64>)> = LazyLock::new(|| {
    let parts =
        GROUPS.iter().enumerate().flat_map(|(bit, words)| words.iter().map(move |w| (*w, 1_u64 << bit)));
    let (words, bits): (Vec<&str>, Vec<u64>) = parts.unzip();
    (Automaton::of(words, true), bits)
});

/// The bits of element `index`.
pub(super) fn of(tree: &Tree<'_>, index: u32) -> u64 {
    let (automaton, bits) = &*AUTOMATON;
    let mut mask = element_bit(tree.node(index).tag).map_or(0, |bit| 1_u64 << bit);
    for key in [Key::Class, Key::Id, Key::TestId, Key::Component, Key::Role] {
        let Some(value) = tree.attribute(index, key) else { continue };
        // Style sheets that spell every rule out as a class have long lists; what an element is stands first.
        let value = value.get(..200).unwrap_or(value);
        automaton.each(value, |word| mask |= bits[word]);
    }
    if let Some(value) = tree.attribute(index, Key::ItemProp) {
        mask |= u64::from(value.eq_ignore_ascii_case("articleBody"));
    }
    mask
}
