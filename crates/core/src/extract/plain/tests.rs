use super::*;
use headwater_model::FurnitureClass::*;
use headwater_model::OutletEvidence;

fn read(text: &str) -> Extraction {
    extract("page", None, text, &Outlets::default()).unwrap()
}

fn paragraphs(extraction: &Extraction) -> Vec<&str> {
    extraction.article.paragraphs.iter().map(|p| p.span.of(&extraction.article.text)).collect()
}

fn classes(extraction: &Extraction) -> Vec<FurnitureClass> {
    extraction.furniture.iter().map(|f| f.class).collect()
}

const LEDE: &str = "The gates of the pumping station at Westhaven will stay shut until May, the water board said on Monday, after a crack was found in the oldest of its four walls.";
const SECOND: &str = "“We are done with patching,” said Joan Pell, who manages the station, adding that our rivers and your cellars were never in danger at any time.";
const THIRD: &str = "The board will meet again on Friday, and a second inspection of the walls is planned for the first week of April, Ms. Pell said.";

#[test]
fn headline_dek_and_paragraphs_are_told_apart() {
    let text = format!(
        "Gates stay shut until May\n\nA crack in a wall surprised the board.\n\n\nSign up for the Lantern Weekly newsletter and never miss a flood.\n\n{LEDE}\n\n{SECOND}\n"
    );
    let found = read(&text);
    assert_eq!(found.article.headline.as_deref(), Some("Gates stay shut until May"));
    assert_eq!(found.article.dek.as_deref(), Some("A crack in a wall surprised the board."));
    assert_eq!(paragraphs(&found), [LEDE, SECOND]);
    assert_eq!(found.article.text, format!("{LEDE}\n\n{SECOND}"));
    assert_eq!(classes(&found), [SignUp]);
}

#[test]
fn a_short_lede_is_no_dek() {
    let text = format!(
        "Gates stay shut until May\n\nThe gates at Westhaven will stay shut until May.\n\n{LEDE}\n\n{SECOND}\n"
    );
    let found = read(&text);
    assert_eq!(found.article.dek, None);
    assert_eq!(paragraphs(&found).len(), 3);
}

#[test]
fn an_appeal_goes_with_its_letter_portrait_and_signature() {
    let letter = "Headshot of Mara Quill, Editor in Chief of Valley Lantern\n\nThese are dry times for all of us, and here at Valley Lantern we have thought long about our wells.\n\nWe want to dig into who owns the water, and why we were not told.\n\nIf you like our plan, please make a tax-deductible donation today.\n\nThanks for being here with us.\n\nSigned by Mara Quill\n\nMara Quill, Editor-in-Chief\n\npayment methods";
    let text = format!("Gates stay shut until May\n\n{LEDE}\n\n{SECOND}\n\n\n{letter}\n");
    let found = read(&text);
    assert_eq!(paragraphs(&found), [LEDE, SECOND]);
    assert!(classes(&found).iter().all(|&c| c == Donation), "{:?}", found.furniture);
    let outlet = found.article.outlet.unwrap();
    assert_eq!((outlet.name.as_str(), outlet.evidence), ("Valley Lantern", OutletEvidence::Inferred));
}

#[test]
fn a_column_in_the_first_person_survives_the_appeal_below_it() {
    let column = [
        "I have lived by our river for forty years, and we have never seen it as low as in this dry and dusty spring of ours.",
        "My neighbours and I carried water from the well, and we sang as we went down the hill and up again with our pails.",
    ];
    let text = format!(
        "A dry spring\n\n{}\n\n{}\n\nPlease consider making a tax-deductible donation to our newsroom today.\n",
        column[0], column[1]
    );
    assert_eq!(paragraphs(&read(&text)), column);
}

#[test]
fn a_list_of_other_articles_and_a_bio_are_left_out() {
    let list = "Subscribe to The Valley Lantern\nSee the water rise. Get the story behind the flood.\nSign up for The Valley Lantern's Free Newsletters\nFrom the morning flood report to a weekly letter, get the best of The Valley Lantern delivered directly to your inbox.\nTom has worked as a news writer and editor at The Valley Lantern since 2008. He covers rivers and walls. His journalism career began as a copy editor at a ferry paper.\n-\nFive songs about wells\nSongs The wells of the valley have a tune of their own\nBy Ann Reed, The Valley Lantern UK Published\n-\nThe mill wheel turns again\nSpeed Read After ten years the wheel is back\nBy Ann Reed, The Valley Lantern UK Published";
    let text = format!("Gates stay shut until May\n{LEDE}\n{THIRD}\n{list}");
    let found = read(&text);
    assert_eq!(paragraphs(&found), [LEDE, THIRD]);
    for class in [SignUp, AuthorBio, RelatedList] {
        assert!(classes(&found).contains(&class), "{class:?}");
    }
    let outlet = found.article.outlet.unwrap();
    assert_eq!((outlet.name.as_str(), outlet.evidence), ("The Valley Lantern", OutletEvidence::Inferred));
}

#[test]
fn a_label_glued_to_the_next_words_is_cut_off() {
    let text = format!("We RecommendGates stay shut until May\n\n{LEDE}\n\n{SECOND}");
    let found = read(&text);
    assert_eq!(found.article.headline.as_deref(), Some("Gates stay shut until May"));
    assert_eq!(paragraphs(&found), [LEDE, SECOND]);
    let text = format!("Gates stay shut until May\n\n{LEDE}\n\nWe RecommendA well is found");
    let found = read(&text);
    assert_eq!(paragraphs(&found), [LEDE]);
    assert_eq!(classes(&found), [Recommendation, RelatedList]);
}

#[test]
fn byline_and_date_are_fields_and_not_text() {
    let text = format!(
        "Gates stay shut until May\nBy Mara Quill and Tom Reed\nPublished March 3, 2018\n\n{LEDE}\n\n{SECOND}"
    );
    let found = read(&text);
    let names: Vec<_> = found.article.byline.iter().map(|b| b.name.as_str()).collect();
    assert_eq!(names, ["Mara Quill", "Tom Reed"]);
    assert_eq!(found.article.published.unwrap().to_string(), "2018-03-03");
    assert_eq!(paragraphs(&found), [LEDE, SECOND]);
}

#[test]
fn a_heading_inside_the_article_is_kept_as_one() {
    let text = format!("Gates stay shut until May\n\n{LEDE}\n\nWhat comes next\n\n{THIRD}");
    let found = read(&text);
    assert_eq!(found.article.paragraphs[1].kind, ParagraphKind::Heading);
    assert_eq!(paragraphs(&found)[1], "What comes next");
}

#[test]
fn a_contribution_and_a_correction_stay_in_the_article() {
    let text = format!(
        "Gates stay shut until May\n\n{LEDE}\n\n{THIRD}\n\nTom Reed contributed to this report.\n\nCorrection: an earlier version gave the wrong wall.\n\nShare Tweet Email"
    );
    let kinds: Vec<_> = read(&text).article.paragraphs.iter().map(|p| p.kind).collect();
    assert_eq!(kinds[2..], [ParagraphKind::Contribution, ParagraphKind::Correction]);
}

#[test]
fn a_page_of_furniture_alone_has_no_text() {
    assert_eq!(
        extract("page", None, "Subscribe\n\nShare Tweet\n", &Outlets::default()),
        Err(ExtractError::NoText)
    );
    assert_eq!(extract("page", None, "", &Outlets::default()), Err(ExtractError::NoText));
}

#[test]
fn a_menu_over_the_headline_is_left_out_and_the_masthead_is_the_outlet() {
    let extraction = read(
        "Valley Courier\nNews | Weather | Jobs\n\nDam at Orrin Lake holds after a night of rain\n\nThe dam at Orrin Lake \
         held on Wednesday after a night of heavy rain, the water board said in the morning.\n\nEngineers had worked until \
         dawn to open the eastern gate of the lake, the board said in its note.\n",
    );
    assert_eq!(extraction.article.headline.as_deref(), Some("Dam at Orrin Lake holds after a night of rain"));
    assert_eq!(extraction.article.outlet.as_ref().map(|o| o.name.as_str()), Some("Valley Courier"));
    assert_eq!(paragraphs(&extraction).len(), 2);
}

#[test]
fn what_is_told_of_the_author_below_the_article_is_left_out() {
    let extraction = read(
        "Dam at Orrin Lake holds after a night of rain\n\nBy Mara Quill\n\nThe dam at Orrin Lake held on Wednesday after \
         a night of heavy rain, the water board said in the morning.\n\nEngineers had worked until dawn to open the \
         eastern gate of the lake, the board said in its note.\n\nMara Quill has covered the lakes since 2011, and lives \
         in a boathouse with three geese.\n",
    );
    assert_eq!(paragraphs(&extraction).len(), 2);
    assert_eq!(extraction.furniture.last().map(|f| f.class), Some(FurnitureClass::AuthorBio));
}

#[test]
fn the_year_of_a_copyright_line_is_no_part_of_the_outlet() {
    let extraction = read(
        "Dam at Orrin Lake holds after a night of rain\n\nThe dam at Orrin Lake held on Wednesday after a night of heavy \
         rain, the water board said in the morning.\n\n© 2019-2024 Valley Courier. All rights reserved.\n",
    );
    assert_eq!(extraction.article.outlet.map(|o| o.name), Some("Valley Courier".to_owned()));
}
