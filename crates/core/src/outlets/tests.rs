use super::*;
use headwater_model::Span;

/// A small table of invented outlets that has every kind of name.
const TABLE: &str = r#"
[[outlet]]
id = "harbour-post"
name = "The Harbour Post"
aliases = ["HP News", "Harbour Post Online"]
ambiguous = ["the Post"]
domains = ["harbourpost.example", "live.harbourpost.example"]
owner = "Quay Holdings"
country = "GB"
kind = "newspaper"
handles = ["@harbour_post"]

[[outlet]]
id = "valley-post"
name = "Valley Post"
ambiguous = ["the Post"]
owner = "Quay Holdings"
country = "US"
kind = "newspaper"

[[outlet]]
id = "summit"
name = "The Summit"
ambiguous = ["the Summit"]
country = "US"
kind = "newspaper"

[[outlet]]
id = "motive"
name = "Motive"
aliases = ["MOTIVE"]
ambiguous = ["Motive", "MOTIVE"]
kind = "magazine"

[[outlet]]
id = "lantern"
name = "The Lantern"
country = "GB"
kind = "newspaper"

[[outlet]]
id = "lantern-kenya"
name = "The Lantern (Kenya)"
aliases = ["Lantern Kenya"]
ambiguous = ["the Lantern"]
country = "KE"
kind = "newspaper"

[[outlet]]
id = "xp"
name = "Xenial Press"
aliases = ["XP", "克先社"]
kind = "agency"
wire_credits = ["(XP)"]

[[outlet]]
id = "winbury"
name = "Winbury"
ambiguous = ["Winbury"]
kind = "agency"
"#;

fn table() -> Outlets {
    Outlets::parse([("test.toml", TABLE)]).unwrap()
}

/// What `find` sees, as "words=form:id".
fn seen(text: &str) -> Vec<String> {
    let table = table();
    let found = table.find(text, Span::new(0, text.len()));
    found
        .iter()
        .map(|m| format!("{}={:?}:{}", m.span.of(text), m.form, m.outlet.map_or("?", |o| o.id.as_str())))
        .collect()
}

/// The outlets that `mentions` resolves, for an article of `own`.
fn meant(text: &str, own: Option<&str>) -> Vec<Option<String>> {
    let table = table();
    let own = own.and_then(|id| table.get(id));
    table
        .mentions(text, Span::new(0, text.len()), own)
        .iter()
        .map(|m| m.outlet.map(|o| o.id.clone()))
        .collect()
}

#[test]
fn a_full_name_is_found_with_its_the_and_without_its_possessive() {
    assert_eq!(
        seen("He told the Harbour Post's editor, and Valley Post’s too."),
        ["the Harbour Post=Name:harbour-post", "Valley Post=Name:valley-post"]
    );
}

#[test]
fn the_longest_name_wins() {
    assert_eq!(seen("As Harbour Post Online wrote"), ["Harbour Post Online=Alias:harbour-post"]);
}

#[test]
fn an_abbreviation_is_met_exactly_and_a_name_in_capitals_too() {
    assert_eq!(seen("WESTHAVEN (XP) - A fire"), ["XP=Alias:xp"]);
    assert_eq!(seen("XENIAL PRESS says so"), ["XENIAL PRESS=Name:xp"]);
    assert_eq!(seen("an xp or Xp level; the harbour post stands at the quay"), [""; 0]);
}

#[test]
fn a_shared_name_needs_the_and_a_capital_or_a_word_of_the_trade() {
    assert_eq!(seen("as the Post wrote"), ["the Post=Ambiguous:?"]);
    assert_eq!(seen("a Post reporter asked"), ["Post=Ambiguous:?"]);
    assert_eq!(seen("he left his post; the post was empty; Post it"), [""; 0]);
}

#[test]
fn a_shared_name_inside_a_longer_name_is_not_found() {
    for text in [
        "at the Post Office",
        "the Post of Westhaven said",
        "the Post-Courier wrote",
        "at the Post 9 canteen",
    ] {
        assert_eq!(seen(text), [""; 0], "{text}");
    }
    assert_eq!(seen("told the Post Friday"), ["the Post=Ambiguous:?"]);
    assert_eq!(seen("the group Mend the Post said"), [""; 0]);
    assert_eq!(
        seen("She left. On Monday the Post said so. In the Post she wrote it."),
        ["the Post=Ambiguous:?"; 2]
    );
}

#[test]
fn an_ordinary_word_is_a_name_only_where_it_is_written_as_one() {
    assert_eq!(seen("she told Motive on Monday"), ["Motive=Ordinary:motive"]);
    assert_eq!(seen("a Motive reporter"), ["Motive=Alias:motive"]);
    assert_eq!(seen("Motive reported that she left"), ["Motive=Ordinary:motive"]);
    assert_eq!(seen("the Summit reported"), ["the Summit=Ordinary:summit"]);
    assert_eq!(seen("at a meeting of Motive staff"), ["Motive=Ordinary:motive"]);
    for text in [
        "Motive is unclear.",
        "It failed. Motive matters.",
        "the motive",
        "Ulterior Motive plays",
        "the Motive",
        "the Study of Motive said",
        "told Motive's Inner Circle",
    ] {
        assert_eq!(seen(text), [""; 0], "{text}");
    }
    for text in ["the summit reported", "Summit talks", "the Summit Group said"] {
        assert_eq!(seen(text), [""; 0], "{text}");
    }
}

#[test]
fn an_ordinary_name_that_is_somebodys_surname_here_is_no_outlet() {
    assert_eq!(seen("Winbury reports a loss"), ["Winbury=Ordinary:winbury"]);
    assert_eq!(seen("Carl Winbury spoke. Later Winbury said no, as told to Winbury staff."), [""; 0]);
}

#[test]
fn an_account_and_an_address_are_found_but_no_mailbox() {
    assert_eq!(seen("from @Harbour_Post today"), ["@Harbour_Post=Handle:harbour-post"]);
    assert_eq!(
        seen("see http://www.harbourpost.example/a/1, live.harbourpost.example"),
        ["www.harbourpost.example=Domain:harbour-post", "live.harbourpost.example=Domain:harbour-post"]
    );
    assert_eq!(seen("write to quill@harbourpost.example or xharbourpost.example"), [""; 0]);
}

#[test]
fn a_name_in_a_script_without_blanks_is_found() {
    assert_eq!(seen("据克先社报道"), ["克先社=Alias:xp"]);
}

#[test]
fn only_the_passage_is_searched_and_spans_count_from_the_text() {
    let text = "Valley Post. Then the Harbour Post. Then Valley Post.";
    let table = table();
    let found = table.find(text, Span::new(12, 35));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].span.of(text), "the Harbour Post");
}

#[test]
fn a_shared_name_means_the_last_outlet_named_in_full_that_has_it() {
    assert_eq!(
        meant("The Harbour Post wrote it; the Post added; Valley Post denied it, the Post said.", None),
        ["harbour-post", "harbour-post", "valley-post", "valley-post"].map(|id| Some(id.to_owned()))
    );
}

#[test]
fn a_shared_name_is_unknown_where_nothing_tells() {
    assert_eq!(meant("the Post said", None), [None]);
    assert_eq!(meant("XP said, the Post said", None), [Some("xp".to_owned()), None]);
}

#[test]
fn a_shared_name_means_the_articles_own_outlet_or_the_only_one_of_its_country() {
    assert_eq!(meant("the Post has learned", Some("valley-post")), [Some("valley-post".to_owned())]);
    assert_eq!(meant("told the Post", Some("lantern")), [Some("harbour-post".to_owned())]);
    assert_eq!(meant("told the Post", Some("lantern-kenya")), [None]);
}

#[test]
fn a_name_that_one_outlet_bears_and_another_shares_means_the_bearer_unless_context_says_otherwise() {
    assert_eq!(meant("the Lantern said", None), [Some("lantern".to_owned())]);
    assert_eq!(meant("the Lantern said", Some("lantern-kenya")), [Some("lantern-kenya".to_owned())]);
    assert_eq!(
        meant("Lantern Kenya reported it, and the Lantern added", None),
        [Some("lantern-kenya".to_owned()), Some("lantern-kenya".to_owned())]
    );
}

#[test]
fn a_shared_full_name_means_its_bearer_as_a_masthead_and_nobody_in_text() {
    let row = |id: &str, name: &str| {
        format!(
            "[[outlet]]\nid = \"{id}\"\nname = \"{name}\"\nambiguous = [\"the Beacon\"]\nkind = \"site\"\n"
        )
    };
    let text = row("beacon", "The Beacon") + &row("hill-beacon", "Hill Beacon");
    let table = Outlets::parse([("beacons.toml", text.as_str())]).unwrap();
    assert_eq!(table.named("the Beacon"), None);
    assert_eq!(table.refer("The Beacon", OutletEvidence::Stated).id, None);
    assert_eq!(table.refer("The Beacon", OutletEvidence::Given).id.as_deref(), Some("beacon"));
    assert_eq!(table.named("Hill Beacon").map(|o| o.id.as_str()), Some("hill-beacon"));
}

#[test]
fn an_ordinary_word_without_a_capital_names_no_outlet() {
    let table = table();
    let named = |name: &str| table.named(name).map(|o| o.id.as_str());
    assert_eq!(
        [named("Motive"), named("The Summit"), named("the Summit")],
        [Some("motive"), Some("summit"), Some("summit")]
    );
    assert_eq!([named("motive"), named("the summit")], [None, None]);
    assert_eq!([named("lantern"), named("the harbour post")], [Some("lantern"), Some("harbour-post")]);
}

#[test]
fn outlets_of_one_owner_are_known_and_unknown_owners_are_never_the_same() {
    let table = table();
    let outlet = |id: &str| table.get(id).unwrap();
    assert!(same_owner(outlet("harbour-post"), outlet("valley-post")));
    assert!(same_owner(outlet("lantern"), outlet("lantern")));
    assert!(!same_owner(outlet("lantern"), outlet("xp")));
}

#[test]
fn a_table_that_breaks_a_rule_is_refused_with_the_file_and_the_outlet() {
    let row = |id: &str, rest: &str| format!("[[outlet]]\nid = \"{id}\"\nkind = \"site\"\n{rest}\n");
    let cases = [
        (
            row("a", "name = \"A\"") + &row("a", "name = \"B\""),
            "f.toml: outlet \"a\": id \"a\" belongs to \"a\" already",
        ),
        (
            row("a", "name = \"The Axe\"") + &row("b", "name = \"B\"\naliases = [\"axe\"]"),
            "f.toml: outlet \"b\": name \"axe\" belongs to \"a\" already",
        ),
        (
            row("a", "name = \"A\"\ndomains = [\"a.example\"]")
                + &row("b", "name = \"B\"\ndomains = [\"a.example\"]"),
            "f.toml: outlet \"b\": domain \"a.example\" belongs to \"a\" already",
        ),
        (row("A_b", "name = \"A\""), "f.toml: outlet \"A_b\": id \"A_b\": lower-case"),
        (
            row("a", "name = \"A\"\ndomains = [\"www.a.example\"]"),
            "f.toml: outlet \"a\": domain \"www.a.example\": a host",
        ),
        (row("a", "name = \"A\"\ncountry = \"uk\""), "f.toml: outlet \"a\": country \"uk\": ISO"),
        (row("a", "name = \" A\""), "f.toml: outlet \"a\": name \" A\": some words"),
        (row("a", "nam = \"A\""), "f.toml: TOML parse error"),
    ];
    for (table, expected) in cases {
        let error = Outlets::parse([("f.toml", table.as_str())]).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}\n  is not\n{expected}");
    }
}
