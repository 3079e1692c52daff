//! Which language is it written in? ISO 639-1, from the text itself; what the page declares is only a fallback.
//!
//! English is told by the share of its commonest words, which costs a few microseconds; everything else goes to
//! whatlang (trigrams, Cavnar and Trenkle 1994).

use whatlang::Lang;

/// So many bytes of the text are looked at.
const SAMPLE_BYTES: usize = 1200;

/// Texts shorter than this many words say too little.
const FEWEST_WORDS: usize = 5;

/// The commonest English words that are no words of the other languages read most.
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "that", "was", "with", "for", "his", "this", "from", "by", "which", "are",
    "have", "has", "their", "it", "be", "said", "not", "you", "your", "is", "as", "at",
];

/// The language of `text`; `None` where it is too short or in none that is known.
pub(super) fn detect(text: &str) -> Option<&'static str> {
    let mut end = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    let (mut words, mut english) = (0_usize, 0_usize);
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()) {
        words += 1;
        english += usize::from(ENGLISH.iter().any(|known| known.eq_ignore_ascii_case(word)));
    }
    if words >= FEWEST_WORDS && english * 100 >= words * 18 {
        return Some("en");
    }
    let spaced = sample
        .chars()
        .any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{0e00}'..='\u{0e7f}'));
    if words < FEWEST_WORDS && !spaced {
        return None;
    }
    code(whatlang::detect_lang(sample)?)
}

/// The two-letter code of a language.
fn code(lang: Lang) -> Option<&'static str> {
    Some(match lang {
        Lang::Eng => "en",
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Ita => "it",
        Lang::Por => "pt",
        Lang::Nld => "nl",
        Lang::Pol => "pl",
        Lang::Rus => "ru",
        Lang::Ara => "ar",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Ukr => "uk",
        Lang::Tur => "tr",
        Lang::Swe => "sv",
        Lang::Dan => "da",
        Lang::Nob => "no",
        Lang::Fin => "fi",
        Lang::Ces => "cs",
        Lang::Slk => "sk",
        Lang::Hun => "hu",
        Lang::Ron => "ro",
        Lang::Ell => "el",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Ben => "bn",
        Lang::Tha => "th",
        Lang::Vie => "vi",
        Lang::Ind => "id",
        Lang::Pes => "fa",
        Lang::Bul => "bg",
        Lang::Srp => "sr",
        Lang::Hrv => "hr",
        Lang::Slv => "sl",
        Lang::Cat => "ca",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Urd => "ur",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Mal => "ml",
        Lang::Mar => "mr",
        Lang::Guj => "gu",
        Lang::Kan => "kn",
        Lang::Pan => "pa",
        Lang::Mkd => "mk",
        Lang::Bel => "be",
        Lang::Kat => "ka",
        Lang::Hye => "hy",
        Lang::Aze => "az",
        Lang::Uzb => "uz",
        Lang::Mya => "my",
        Lang::Khm => "km",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Amh => "am",
        Lang::Tgl => "tl",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Epo => "eo",
        Lang::Yid => "yi",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Aka => "ak",
        Lang::Jav => "jv",
        Lang::Ori => "or",
        Lang::Tuk => "tk",
        Lang::Cym => "cy",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_tells_its_language() {
        assert_eq!(
            detect("The gates of the plant were closed on Monday and the town said that it was not told."),
            Some("en")
        );
        assert_eq!(
            detect("Die Tore des Werks wurden am Montag geschlossen, und die Stadt wusste davon nichts."),
            Some("de")
        );
        assert_eq!(
            detect("Las puertas de la fábrica se cerraron el lunes y la ciudad no sabía nada de ello."),
            Some("es")
        );
        assert_eq!(
            detect("Ворота завода были закрыты в понедельник, и город ничего об этом не знал."),
            Some("ru")
        );
        assert_eq!(detect("工場の門は月曜日に閉じられ、町は何も知らされていなかった。"), Some("ja"));
    }

    #[test]
    fn too_few_words_tell_nothing() {
        assert_eq!(detect("Gates closed"), None);
    }
}
