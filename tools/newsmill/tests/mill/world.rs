//! Is the invented world large enough, apart from the real one, and like it in its numbers?

use crate::{lines, mill};
use newsmill::coverage::coverage;
use newsmill::event::Setting;
use newsmill::output::Form;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn stories_have_the_sizes_of_the_real_stream() {
    let mut setting = Setting::new(1, 6000, 14).unwrap();
    setting.largest = 9;
    let mut sizes = [0_usize; 10];
    for number in 0..setting.stories {
        let event = setting.event(number);
        if !event.kind.rigid {
            sizes[coverage(&setting, &event).len()] += 1;
        }
    }
    let stories: usize = sizes.iter().sum();
    let share = |size: usize| sizes[size] as f64 / stories as f64;
    // Measured on the shared stream: 16.5, 47.4, 23.7, 7.4 % of stories, 2.41 articles a story.
    for (size, real) in [(1, 0.165), (2, 0.474), (3, 0.237), (4, 0.074)] {
        assert!((share(size) - real).abs() < 0.02, "{size}: {}", share(size));
    }
    let articles: usize = sizes.iter().enumerate().map(|(size, count)| size * count).sum();
    let mean = articles as f64 / stories as f64;
    assert!((2.3..2.5).contains(&mean), "{mean}");
}

#[test]
fn reports_follow_an_event_as_late_as_in_the_real_stream() {
    let setting = Setting::new(2, 3000, 14).unwrap();
    let mut delays = Vec::new();
    for number in 0..setting.stories {
        let event = setting.event(number);
        delays.extend(coverage(&setting, &event).iter().skip(1).map(|r| r.minute - event.minute));
    }
    delays.sort_unstable();
    // Measured: half of the later reports come within 0.69 days, nine in ten within 2.3.
    let decile = |tenths: usize| delays[delays.len() * tenths / 10] as f64 / 1440.0;
    assert!((0.6..0.8).contains(&decile(5)), "{}", decile(5));
    assert!((2.0..2.6).contains(&decile(9)), "{}", decile(9));
}

#[test]
fn articles_come_in_order_of_time_and_follow_ups_after_what_they_follow() {
    let setting = Setting::new(3, 900, 14).unwrap();
    let mut last = i64::MIN;
    let (mut follows, mut resembles) = (0, 0);
    for number in 0..setting.stories {
        let event = setting.event(number);
        assert!(event.minute >= last);
        last = event.minute;
        if let Some((root, _)) = event.follows {
            follows += 1;
            assert!(setting.event(root).minute < event.minute && setting.event(root).follows.is_none());
        }
        if let Some(like) = event.resembles.map(|number| setting.event(number)) {
            resembles += 1;
            assert!(like.words == event.words && like.own != event.own);
        }
    }
    assert!(follows > 20 && resembles > 20, "{follows} {resembles}");
}

#[test]
fn there_are_many_kinds_and_every_kind_happens() {
    let setting = Setting::new(4, 2000, 14).unwrap();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for number in 0..setting.stories {
        *kinds.entry(setting.event(number).kind.name.as_str()).or_default() += 1;
    }
    assert!(kinds.len() >= 15 && kinds.len() == setting.data.kinds.len(), "{kinds:?}");
    assert!(kinds.values().all(|count| *count > 10), "{kinds:?}");
}

#[test]
fn no_outlet_bears_the_name_the_sign_or_the_domain_of_a_real_one() {
    let real = headwater::knowledge::outlets();
    for seed in 1..6 {
        let mut setting = Setting::new(seed, 1, 1).unwrap();
        setting.found_outlets(600);
        for outlet in &setting.outlets {
            for name in [Some(&outlet.name), Some(&outlet.short), outlet.sign.as_ref()].into_iter().flatten()
            {
                assert!(real.masthead(name).is_none() && real.sharing(name).is_empty(), "{name}");
            }
            assert!(outlet.domain.ends_with(".example"), "{}", outlet.domain);
        }
        // And the program takes the table as its own are taken.
        let table = newsmill::outlets::table(&setting.outlets);
        headwater::knowledge::with(&[("outlets.toml".to_owned(), table)]).map_err(|f| f.error).unwrap();
    }
}

#[test]
fn no_text_names_a_real_outlet() {
    let out = mill("real-names", &Setting::new(12, 300, 14).unwrap(), Form::Jsonl);
    let real = headwater::knowledge::outlets();
    let agencies: Vec<&str> = real.all().iter().take(12).map(|o| o.name.as_str()).collect();
    for article in lines(&out.join("articles.jsonl")) {
        let text = article["text"].as_str().unwrap();
        assert!(!agencies.iter().any(|name| text.contains(name)), "{text}");
    }
}

#[test]
fn every_place_of_a_text_is_filled() {
    let out = mill("filled", &Setting::new(13, 400, 14).unwrap(), Form::Jsonl);
    let mut wordings = BTreeSet::new();
    for article in lines(&out.join("articles.jsonl")) {
        for text in [article["text"].as_str().unwrap(), article["headline"].as_str().unwrap()] {
            let is_open =
                text.contains(['{', '}', '[', ']', '|']) || text.contains("  ") || text.contains(" ,");
            assert!(!is_open && !text.is_empty(), "{text:?}");
        }
        wordings.insert(article["text"].as_str().unwrap().to_owned());
    }
    assert!(wordings.len() > 700, "{}", wordings.len());
}
