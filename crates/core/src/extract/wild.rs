//! Input as it is in the wild: every encoding that pages are in, headers that lie, references and trees that are broken.

use super::{ExtractError, extract};
use crate::outlets::Outlets;
use encoding_rs::Encoding;
use headwater_model::{Article, Page, PageBody};

/// A sentence in each language, and the encodings in which its pages are found.
const TEXTS: &[(&str, &[&str])] = &[
    (
        "Ворота насосной станции останутся закрытыми до мая, сообщил в понедельник совет. Мы закончили, сказала директор станции.",
        &["windows-1251", "koi8-r", "iso-8859-5", "ibm866"],
    ),
    (
        "水务局星期一表示，泵站的大门将关闭到五月，因为四面墙中最旧的一面出现了裂缝。站长说，他们不再修补，河水没有危险。",
        &["gb18030", "gbk"],
    ),
    (
        "水務局星期一表示，泵站的大門將關閉到五月，因為四面牆中最舊的一面出現了裂縫。站長說，他們不再修補，河水沒有危險。",
        &["big5"],
    ),
    (
        "水道局は月曜日、ポンプ場の門を五月まで閉じると発表した。「修理は終わりにする」と所長は述べ、川に危険はないと説明した。",
        &["shift_jis", "euc-jp", "iso-2022-jp"],
    ),
    (
        "Bramy przepompowni pozostaną zamknięte do maja, ogłosiła w poniedziałek rada, gdyż w najstarszej ścianie znaleziono pęknięcie. Źle się dzieje, żółte światło.",
        &["iso-8859-2", "windows-1250"],
    ),
    (
        "بوابات محطة الضخ ستبقى مغلقة حتى مايو، قال المجلس يوم الاثنين، بعد العثور على شق في أقدم جدرانها. لا خطر على النهر، قالت المديرة.",
        &["windows-1256"],
    ),
    (
        "Die Tore des Pumpwerks bleiben bis Mai geschlossen, erklärte der Rat am Montag. „Für Flüsse besteht keine Gefahr“, sagte die Leiterin der Behörde.",
        &["windows-1252"],
    ),
    (
        "양수장의 문은 오월까지 닫혀 있을 것이라고 수도국이 월요일에 밝혔다. 가장 오래된 벽에서 금이 발견되었기 때문이다.",
        &["euc-kr"],
    ),
];

fn read(body: Vec<u8>, charset: Option<&str>) -> Result<Article, ExtractError> {
    let charset = charset.map(str::to_owned);
    let page = Page { id: "page".into(), url: None, charset, fetched: None, body: PageBody::Html(body) };
    extract(&page, &Outlets::default()).map(|found| found.article)
}

/// The bytes of a page that says `head` and `text` twice over.
fn page(encoding: &str, head: &str, text: &str) -> Vec<u8> {
    let html = format!(
        "<html><head>{head}</head><body><article><p>{text}</p><p>{text} 2.</p></article></body></html>"
    );
    match encoding {
        "utf-16le" => html.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => html.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        label => {
            let (bytes, _, lossy) = Encoding::for_label(label.as_bytes()).unwrap().encode(&html);
            assert!(!lossy, "{label} cannot write {text}");
            bytes.into_owned()
        }
    }
}

/// What is wrong with reading every text in every encoding of `encodings`, `head` and charset made of its label.
fn misread(head: impl Fn(&str) -> String, charset: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let mut wrong = Vec::new();
    for (text, encodings) in TEXTS {
        for label in encodings.iter().copied().chain(["utf-8", "utf-16le", "utf-16be"]) {
            let read = read(page(label, &head(label), text), charset(label).as_deref());
            if !read.is_ok_and(|article| article.text.contains(text)) {
                wrong.push(format!("{label}: {text:.30}"));
            }
        }
    }
    wrong
}

#[test]
fn a_page_is_read_in_the_encoding_that_its_header_names() {
    assert_eq!(misread(|_| String::new(), |label| Some(label.to_owned())), [""; 0]);
}

#[test]
fn a_page_is_read_in_the_encoding_that_it_names_itself() {
    assert_eq!(misread(|label| format!("<meta charset=\"{label}\">"), |_| None), [""; 0]);
    let old = |label: &str| format!("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset={label}'>");
    assert_eq!(misread(old, |_| None), [""; 0]);
}

#[test]
fn a_page_that_names_no_encoding_is_read() {
    assert_eq!(misread(|_| String::new(), |_| None), [""; 0]);
}

#[test]
fn a_header_that_lies_is_not_believed() {
    // Servers that send one charset with every page.
    assert_eq!(misread(|_| String::new(), |_| Some("utf-8".into())), misread(|_| String::new(), |_| None));
    let own = |label: &str| format!("<meta charset={label}>");
    assert_eq!(misread(own, |_| Some("iso-8859-1".into())), [""; 0]);
    assert_eq!(misread(own, |_| Some("utf-16".into())), [""; 0]);
    assert_eq!(misread(own, |_| Some("no such charset".into())), [""; 0]);
}

#[test]
fn a_byte_order_mark_beats_header_and_page() {
    for (mark, label) in
        [(&b"\xef\xbb\xbf"[..], "utf-8"), (b"\xff\xfe", "utf-16le"), (b"\xfe\xff", "utf-16be")]
    {
        for (text, _) in TEXTS {
            let bytes = [mark, &page(label, "<meta charset=windows-1251>", text)].concat();
            assert!(read(bytes, Some("gb18030")).unwrap().text.contains(text), "{label}: {text}");
        }
    }
}

#[test]
fn one_broken_byte_does_not_make_a_page_of_utf_8_another() {
    let (text, _) = TEXTS[0];
    for at in [0, 1] {
        let mut bytes = page("utf-8", "", text);
        if at == 0 {
            bytes.push(0xd0);
        } else {
            bytes.insert(bytes.len() - 30, 0xff);
        }
        assert!(read(bytes.clone(), None).unwrap().text.contains(text));
        assert!(read(bytes, Some("windows-1251")).unwrap().text.contains(text));
    }
}

#[test]
fn text_that_was_encoded_twice_is_kept_as_it_is() {
    let twice: String = TEXTS[0].0.bytes().map(char::from).collect();
    let article = read(page("utf-8", "", &twice.replace(char::is_control, "?")), None).unwrap();
    assert!(article.text.contains('Ð'));
}

#[test]
fn plain_text_in_utf_16_needs_no_mark() {
    for (text, _) in TEXTS {
        for bytes in [
            text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
            text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        ] {
            let page = Page {
                id: "page".into(),
                url: None,
                charset: None,
                fetched: None,
                body: PageBody::PlainText(bytes),
            };
            let found = extract(&page, &Outlets::default()).map(|f| f.article.text);
            assert!(found.as_deref().is_ok_and(|t| t.contains(&text[..12])), "{text}: {found:?}");
        }
    }
}

#[test]
fn references_to_what_is_no_character_are_read_as_the_standard_says() {
    let body = "<p>The wall &#x80;5 &#147;so&#148; &#xD800;a &#0;b &#x110000;c &#99999999999999999999;d &#xDFFF;e &#x1F600;f &ampg &bogus;h &#;i &#x;j stands at the mill, and nobody was told of it on Monday.</p>";
    let text = read(format!("<article>{body}{body}</article>").into_bytes(), None).unwrap().text;
    let wanted = "The wall €5 “so” \u{fffd}a \u{fffd}b \u{fffd}c \u{fffd}d \u{fffd}e 😀f &g &bogus;h &#;i &#x;j stands";
    assert!(text.starts_with(wanted), "{text}");
}

#[test]
fn nuls_are_left_out() {
    let text =
        "The gates of the pumping station at Westhaven stay shut until May, the water board said on Monday.";
    let broken = text.replace("pumping", "pump\0ing").replace("water", "\0water");
    assert!(read(page("utf-8", "", &broken), None).unwrap().text.contains(text));
}

#[test]
fn a_page_nested_a_hundred_thousand_deep_keeps_its_text() {
    let (text, _) = TEXTS[6];
    for (open, close) in
        [("<div>", "</div>"), ("<b>", ""), ("<p><i>", "</i>"), ("<blockquote>", ""), ("<ul><li>", "")]
    {
        let deep = format!("{}<p>{text}</p><p>{text} 2.</p>{}", open.repeat(100_000), close.repeat(100_000));
        let found = read(deep.into_bytes(), None);
        assert!(found.as_ref().is_ok_and(|a| a.text.contains(text)), "{open}: {found:?}");
    }
}

#[test]
fn a_table_that_claims_a_billion_columns_costs_nothing() {
    let (text, _) = TEXTS[6];
    let rows = format!("<tr><td colspan=1000000000 rowspan=-5>{text}<td colspan=x>{text} 2.");
    let found = read(format!("<article><table>{rows}</table><p>{text} 3.</p></article>").into_bytes(), None);
    assert!(found.is_ok_and(|a| a.text.len() < 10 * text.len()));
}
