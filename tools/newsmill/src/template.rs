//! How is a sentence written down as data? `{slot}` stands for a word, `{slot:form}` for a form of it, `[a|b]` for
//! either. A template is read once and rendered often.

/// A sentence or a part of one, with places to fill.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// Its parts, in order.
    pub pieces: Vec<Piece>,
}

/// One part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words as they stand.
    Text(Box<str>),
    /// A place to fill.
    Slot(Symbol, Form),
    /// One of several, drawn anew each time.
    Choice(Vec<Template>),
}

/// The number of a slot's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Symbol(pub u16);

/// How a slot's words are shaped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// The shape.
    pub shape: Shape,
    /// Whether the first letter is a capital.
    pub capital: bool,
}

/// The shapes of a slot's words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// As it stands; a person by name and role at first, by surname later.
    #[default]
    Plain,
    /// Without its article: "paint factory".
    Bare,
    /// With "the".
    The,
    /// With "a" or as it stands.
    Indefinite,
    /// More than one of it, without an article.
    Plural,
    /// A person's full name.
    Full,
    /// A person's surname.
    Last,
    /// "he" or "she".
    He,
    /// "him" or "her".
    Him,
    /// A number that may be rounded.
    Rough,
    /// A number in figures.
    Digits,
}

/// The names of slots.
#[derive(Clone, Debug, Default)]
pub struct Symbols(Vec<String>);

impl Symbols {
    /// The symbol of a name, new or known.
    pub fn of(&mut self, name: &str) -> Symbol {
        let found = self.0.iter().position(|known| known == name);
        let place = found.unwrap_or_else(|| {
            self.0.push(name.to_owned());
            self.0.len() - 1
        });
        Symbol(u16::try_from(place).expect("data names fewer than 65,536 slots"))
    }

    /// The name of a symbol.
    #[must_use]
    pub fn name(&self, symbol: Symbol) -> &str {
        &self.0[symbol.0 as usize]
    }

    /// How many names there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// In words, where a bracket does not close or a form is unknown.
    pub fn parse(given: &str, symbols: &mut Symbols) -> Result<Self, String> {
        let (template, rest) = Self::read(given, symbols, 0)?;
        if rest.is_empty() { Ok(template) } else { Err(format!("a bracket too many in {given:?}")) }
    }

    /// Reads up to the end, or to the `|` or `]` that ends an alternative; gives what is left from there.
    fn read<'a>(given: &'a str, symbols: &mut Symbols, depth: usize) -> Result<(Self, &'a str), String> {
        let mut pieces = Vec::new();
        let mut rest = given;
        while let Some(first) = rest.chars().next() {
            match first {
                '{' => {
                    let close =
                        rest.find('}').ok_or_else(|| format!("a slot does not close in {given:?}"))?;
                    pieces.push(slot(&rest[1..close], symbols)?);
                    rest = &rest[close + 1..];
                }
                '[' => {
                    let mut choices = Vec::new();
                    rest = &rest[1..];
                    loop {
                        let (choice, left) = Self::read(rest, symbols, depth + 1)?;
                        choices.push(choice);
                        let mark =
                            left.chars().next().ok_or_else(|| format!("a choice stays open in {given:?}"))?;
                        rest = &left[1..];
                        if mark == ']' {
                            break;
                        }
                    }
                    pieces.push(Piece::Choice(choices));
                }
                ']' | '|' if depth > 0 => break,
                ']' | '|' | '}' => return Err(format!("{first:?} stands alone in {given:?}")),
                _ => {
                    let end = rest.find(['{', '[', ']', '|', '}']).unwrap_or(rest.len());
                    pieces.push(Piece::Text(rest[..end].into()));
                    rest = &rest[end..];
                }
            }
        }
        Ok((Self { pieces }, rest))
    }

    /// The slots of a template, those in choices too.
    #[must_use]
    pub fn slots(&self) -> Vec<Symbol> {
        let mut found = Vec::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(_) => {}
                Piece::Slot(symbol, _) => found.push(*symbol),
                Piece::Choice(choices) => found.extend(choices.iter().flat_map(Self::slots)),
            }
        }
        found
    }
}

/// Reads `name:form:form`.
fn slot(inside: &str, symbols: &mut Symbols) -> Result<Piece, String> {
    let mut parts = inside.split(':');
    let symbol = symbols.of(parts.next().unwrap_or_default());
    let mut form = Form::default();
    for part in parts {
        form.shape = match part {
            "cap" => {
                form.capital = true;
                continue;
            }
            "bare" => Shape::Bare,
            "the" => Shape::The,
            "a" => Shape::Indefinite,
            "plural" => Shape::Plural,
            "full" => Shape::Full,
            "last" => Shape::Last,
            "he" => Shape::He,
            "him" => Shape::Him,
            "~" => Shape::Rough,
            "#" => Shape::Digits,
            _ => return Err(format!("no such form: {inside:?}")),
        };
    }
    Ok(Piece::Slot(symbol, form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_forms_and_choices_are_read() {
        let mut symbols = Symbols::default();
        let template = Template::parse("in {place} [late |]on {day:cap}", &mut symbols).unwrap();
        assert_eq!(template.pieces.len(), 6);
        let names: Vec<&str> = template.slots().iter().map(|s| symbols.name(*s)).collect();
        assert_eq!(names, ["place", "day"]);
    }

    #[test]
    fn what_does_not_close_is_refused() {
        for wrong in ["{place", "[a|b", "a]", "{a:none}"] {
            assert!(Template::parse(wrong, &mut Symbols::default()).is_err(), "{wrong}");
        }
    }
}
