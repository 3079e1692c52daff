//! Who reports? Invented outlets with owners and a house style each, and the agencies whose copy they run.

use crate::data::Data;
use crate::draw::Draw;

/// An outlet.
#[derive(Clone, Debug)]
pub struct Outlet {
    /// Its name in full.
    pub name: String,
    /// What it is called after the first time.
    pub short: String,
    /// Where it publishes, under `.example`.
    pub domain: String,
    /// Who owns it; an outlet of its own has its own name here.
    pub owner: String,
    /// What it is.
    pub reach: Reach,
    /// The culture and the land it belongs to.
    pub land: (usize, usize),
    /// The sign of its copy, where it is an agency: "TSNA".
    pub sign: Option<String>,
    /// How it writes.
    pub house: House,
}

/// What an outlet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Copy for others.
    Agency,
    /// A land.
    National,
    /// A town and its region.
    Local,
    /// Radio or television.
    Air,
    /// Only on the web.
    Site,
}

/// How an outlet writes.
#[derive(Clone, Copy, Debug)]
pub struct House {
    /// Headlines With Capitals.
    pub title_case: bool,
    /// “ ” rather than " ".
    pub curly: bool,
    /// The form of the dateline: 0 none, 1 "PLACE —", 2 "PLACE (SIGN) -", 3 "Place, March 4 -".
    pub dateline: usize,
    /// Numbers below ten in words.
    pub words_under_ten: bool,
    /// Sentences in a paragraph, at most.
    pub sentences: usize,
    /// How often it names the agency whose copy it runs.
    pub credits: f64,
    /// Which design its pages have.
    pub design: usize,
    /// Hours by which its clock is ahead of UTC.
    pub offset_hours: i64,
    /// Words of a usual report, against the others.
    pub length: f64,
}

/// As many outlets as asked for, agencies first.
#[must_use]
pub fn outlets(data: &Data, seed: u64, count: usize, designs: usize) -> Vec<Outlet> {
    let mut made: Vec<Outlet> = Vec::new();
    let mut draw = Draw::of(&[seed, 0x0u64, 77]);
    for words in &data.outlets.agency {
        let house = house(&mut draw, designs, 0);
        made.push(Outlet {
            name: words.name.clone(),
            short: words.short.clone(),
            domain: words.domain.clone(),
            owner: words.name.clone(),
            reach: Reach::Agency,
            land: (draw.below(data.cultures.len()), 0),
            sign: Some(words.sign.clone()),
            house: House { dateline: 2, ..house },
        });
    }
    while made.len() < count.max(data.outlets.agency.len() + 8) {
        let outlet = invent(data, &mut draw, designs);
        let is_new = made
            .iter()
            .all(|o| o.name != outlet.name && o.domain != outlet.domain && o.short != outlet.short);
        if is_new {
            made.push(outlet);
        }
    }
    made
}

fn invent(data: &Data, draw: &mut Draw, designs: usize) -> Outlet {
    let words = &data.outlets;
    let at = draw.below(data.cultures.len());
    let culture = &data.cultures[at];
    let land = draw.below(culture.land.len());
    let town = draw.joined(&culture.town);
    let (name, reach) = match draw.below(10) {
        0 | 1 => (format!("{} {}", culture.land[land], draw.one(&words.national)), Reach::National),
        2 => (draw.one(&words.air).replace("{name}", &culture.land[land]), Reach::Air),
        3 => (draw.one(&words.site).replace("{name}", &town), Reach::Site),
        4 => (draw.one(&words.air).replace("{name}", &town), Reach::Air),
        _ => (format!("{town} {}", draw.one(&words.local)), Reach::Local),
    };
    let domain = name.to_lowercase().replace("the ", "").replace(|c: char| !c.is_ascii_alphanumeric(), "");
    let owner = if draw.chance(0.6) { draw.one(&words.owner).clone() } else { name.clone() };
    Outlet {
        short: name.clone(),
        domain: format!("{domain}.example"),
        owner,
        reach,
        land: (at, land),
        sign: None,
        house: house(draw, designs, at as i64 - 1),
        name,
    }
}

fn house(draw: &mut Draw, designs: usize, offset_hours: i64) -> House {
    House {
        title_case: draw.chance(0.4),
        curly: draw.chance(0.6),
        dateline: draw.weighted([4.0, 3.0, 1.0, 2.0].into_iter()),
        words_under_ten: draw.chance(0.7),
        sentences: 1 + draw.below(3),
        credits: *draw.one(&[0.95, 0.8, 0.5, 0.2]),
        design: draw.below(designs),
        offset_hours,
        length: 0.6 + draw.share(),
    }
}

/// The outlets as a table in the form of the program's `outlets/*.toml`, for `headwater --outlets FILE`.
#[must_use]
pub fn table(outlets: &[Outlet]) -> String {
    let mut toml = String::from("# Invented outlets. No outlet of these names exists.\n");
    for (number, outlet) in outlets.iter().enumerate() {
        let kind = match outlet.reach {
            Reach::Agency => "agency",
            Reach::National | Reach::Local => "newspaper",
            Reach::Air => "broadcaster",
            Reach::Site => "site",
        };
        toml += &format!("\n[[outlet]]\nid = \"mill-{number:04}\"\nname = \"{}\"\n", outlet.name);
        if outlet.short != outlet.name {
            toml +=
                &format!("aliases = [\"{}\", \"{}\"]\n", outlet.short, outlet.sign.as_deref().unwrap_or("-"));
        }
        toml += &format!(
            "domains = [\"{}\"]\nowner = \"{}\"\nlanguage = \"en\"\nkind = \"{kind}\"\n",
            outlet.domain, outlet.owner
        );
        if let Some(sign) = &outlet.sign {
            toml += &format!("wire_credits = [\"({sign})\", \"{}\"]\n", outlet.name);
        }
    }
    toml
}
