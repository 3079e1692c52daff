//! What is a tag? The elements that matter here, and how they behave.

/// Makes [`Tag`] and its reading from names.
macro_rules! tags {
    ($($variant:ident $name:literal),+ $(,)?) => {
        /// An element by its name; `Text` is a run of text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub(super) enum Tag { Text, Other, $($variant),+ }

        impl Tag {
            /// The element of a name in any case.
            pub(super) fn named(name: &str) -> Self {
                let mut buffer = [0_u8; 12];
                let Some(lower) = buffer.get_mut(..name.len()) else { return Self::Other };
                lower.copy_from_slice(name.as_bytes());
                lower.make_ascii_lowercase();
                match &*lower {
                    $(bytes if bytes == $name.as_bytes() => Self::$variant,)+
                    _ => Self::Other,
                }
            }
        }
    };
}

tags! {
    Div "div", Span "span", A "a", P "p", Li "li", Ul "ul", Img "img", Br "br", Script "script", Meta "meta", Link "link",
    Strong "strong", Em "em", B "b", I "i", U "u", H1 "h1", H2 "h2", H3 "h3", H4 "h4", H5 "h5", H6 "h6",
    Svg "svg", Path "path", Button "button", Input "input", Section "section", Article "article", Header "header",
    Footer "footer", Nav "nav", Aside "aside", Main "main", Figure "figure", FigCaption "figcaption", Picture "picture",
    Source "source", Style "style", Noscript "noscript", Template "template", Iframe "iframe", Form "form", Label "label",
    Select "select", Option "option", Textarea "textarea", Title "title", Head "head", Body "body", Html "html",
    Time "time", Table "table", Thead "thead", Tbody "tbody", Tfoot "tfoot", Tr "tr", Td "td", Th "th", Caption "caption",
    Blockquote "blockquote", Q "q", Cite "cite", Pre "pre", Code "code", Ol "ol", Dl "dl", Dt "dt", Dd "dd", Hr "hr",
    Small "small", Sub "sub", Sup "sup", Font "font", Center "center", Address "address", Details "details",
    Summary "summary", Dialog "dialog", Fieldset "fieldset", Legend "legend", Hgroup "hgroup", Menu "menu", Video "video",
    Audio "audio", Canvas "canvas", Object "object", Embed "embed", Map "map", Area "area", Base "base", Col "col",
    Wbr "wbr", Param "param", Track "track", Abbr "abbr", Mark "mark", Del "del", Ins "ins", S "s", Tt "tt",
}

impl Tag {
    /// Has no content and no end tag.
    pub(super) const fn is_void(self) -> bool {
        matches!(
            self,
            Self::Img
                | Self::Br
                | Self::Meta
                | Self::Link
                | Self::Input
                | Self::Source
                | Self::Hr
                | Self::Embed
                | Self::Area
                | Self::Base
                | Self::Col
                | Self::Wbr
                | Self::Param
                | Self::Track
        )
    }

    /// Begins a new line, as browsers show it.
    pub(super) const fn is_block(self) -> bool {
        matches!(
            self,
            Self::Div
                | Self::P
                | Self::Li
                | Self::Ul
                | Self::H1
                | Self::H2
                | Self::H3
                | Self::H4
                | Self::H5
                | Self::H6
                | Self::Section
                | Self::Article
                | Self::Header
                | Self::Footer
                | Self::Nav
                | Self::Aside
                | Self::Main
                | Self::Figure
                | Self::FigCaption
                | Self::Form
                | Self::Body
                | Self::Html
                | Self::Table
                | Self::Thead
                | Self::Tbody
                | Self::Tfoot
                | Self::Tr
                | Self::Td
                | Self::Th
                | Self::Caption
                | Self::Blockquote
                | Self::Pre
                | Self::Ol
                | Self::Dl
                | Self::Dt
                | Self::Dd
                | Self::Hr
                | Self::Center
                | Self::Address
                | Self::Details
                | Self::Summary
                | Self::Dialog
                | Self::Fieldset
                | Self::Legend
                | Self::Hgroup
                | Self::Menu
                | Self::Head
        )
    }

    /// Ends an open paragraph when it begins.
    pub(super) const fn closes_paragraph(self) -> bool {
        self.is_block()
            && !matches!(
                self,
                Self::Td
                    | Self::Th
                    | Self::Tr
                    | Self::Tbody
                    | Self::Thead
                    | Self::Tfoot
                    | Self::Caption
                    | Self::Legend
            )
    }

    /// Carries no text that a reader of the article would miss.
    pub(super) const fn is_skipped(self) -> bool {
        matches!(
            self,
            Self::Script
                | Self::Style
                | Self::Noscript
                | Self::Template
                | Self::Svg
                | Self::Iframe
                | Self::Select
                | Self::Option
                | Self::Textarea
                | Self::Input
                | Self::Object
                | Self::Canvas
                | Self::Head
                | Self::Title
                | Self::Audio
                | Self::Video
                | Self::Button
                | Self::Map
        )
    }

    /// A heading.
    pub(super) const fn is_heading(self) -> bool {
        matches!(self, Self::H1 | Self::H2 | Self::H3 | Self::H4 | Self::H5 | Self::H6)
    }
}

/// An attribute that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Key {
    Class,
    Id,
    Href,
    Rel,
    ItemProp,
    Property,
    Name,
    Content,
    DateTime,
    Role,
    Style,
    Hidden,
    AriaHidden,
    AriaLabel,
    Type,
    Lang,
    Src,
    ItemType,
    TestId,
    Component,
    Alt,
    Title,
    HrefLang,
    DataSrc,
}

impl Key {
    /// The attribute of a name in any case; `None` where nothing here reads it.
    pub(super) fn named(name: &str) -> Option<Self> {
        let mut buffer = [0_u8; 14];
        let lower = buffer.get_mut(..name.len())?;
        lower.copy_from_slice(name.as_bytes());
        lower.make_ascii_lowercase();
        Some(match &*lower {
            b"class" => Self::Class,
            b"id" => Self::Id,
            b"href" => Self::Href,
            b"rel" => Self::Rel,
            b"itemprop" => Self::ItemProp,
            b"property" => Self::Property,
            b"name" => Self::Name,
            b"content" => Self::Content,
            b"datetime" => Self::DateTime,
            b"role" => Self::Role,
            b"style" => Self::Style,
            b"hidden" => Self::Hidden,
            b"aria-hidden" => Self::AriaHidden,
            b"aria-label" => Self::AriaLabel,
            b"type" => Self::Type,
            b"lang" => Self::Lang,
            b"src" => Self::Src,
            b"itemtype" => Self::ItemType,
            b"data-testid" => Self::TestId,
            b"data-component" => Self::Component,
            b"alt" => Self::Alt,
            b"title" => Self::Title,
            b"hreflang" => Self::HrefLang,
            b"data-src" => Self::DataSrc,
            _ => return None,
        })
    }
}
