//! What is drawn, and where.

use super::layout::{Layout, NARROW, Sizes, WIDE, layout, text_width};
use super::*;
use crate::fixture::{crowd, story_file};
use headwater_model::{ClaimId, StoryFile};

/// Asks about the graph of a story.
fn with_graph<T>(file: &StoryFile, ask: impl FnOnce(&Graph<'_>) -> T) -> T {
    ask(&Graph::of(&Sheet::new(file, &[])))
}

/// The ways of a graph: `from -> to`.
fn ways(graph: &Graph<'_>) -> Vec<String> {
    graph
        .edges
        .iter()
        .map(|e| format!("{} -> {}", graph.nodes[e.from].name, graph.nodes[e.to].name))
        .collect()
}

#[test]
fn a_report_rests_on_another_and_that_on_its_source() {
    let found = with_graph(&story_file(), ways);
    assert_eq!(
        found,
        [
            "Harbour Post -> unnamed sources of Harbour Post; the mill",
            "Valley Radio -> Harbour Post",
            "The Lantern -> Harbour Post",
            "The Lantern -> the union",
        ]
    );
}

/// What is wrong with a layout, in words.
fn faults(places: &Layout, sizes: &Sizes) -> Vec<String> {
    let mut found = Vec::new();
    let name = |at: usize| places.nodes[at].lines.join(" ");
    for (at, node) in places.nodes.iter().enumerate() {
        let [left, top, right, bottom] = node.bounds;
        if left < 0.0 || top < 0.0 || right > sizes.width || bottom > places.height {
            found.push(format!("{} is outside: {:?}", name(at), node.bounds));
        }
        for (other, [l, t, r, b]) in places.nodes.iter().map(|n| n.bounds).enumerate().take(at) {
            if left < r && l < right && top < b && t < bottom {
                found.push(format!("{} lies over {}", name(at), name(other)));
            }
        }
        for x in places.lanes.values() {
            if left < *x && *x < right {
                found.push(format!("a lane runs through {}", name(at)));
            }
        }
    }
    let lanes: Vec<f32> = places.lanes.values().copied().collect();
    for (at, one) in lanes.iter().enumerate() {
        if lanes[..at].iter().any(|other| (one - other).abs() < 4.5) {
            found.push(format!("two lanes at {one} cannot be told apart"));
        }
    }
    found
}

#[test]
fn forty_nodes_have_places_of_their_own_at_every_width() {
    let file = crowd(40, 28, 20, 40);
    let sheet = Sheet::new(&file, &[]);
    let (drawn, _) = Graph::of(&sheet).for_drawing();
    let count = |kind: Kind| drawn.nodes.iter().filter(|n| n.kind == kind).count();
    assert_eq!((count(Kind::Outlet), count(Kind::Origin)), (28, 12));
    for sizes in [&NARROW, &WIDE] {
        let places =
            layout(&drawn, sizes, |_| Some("“said a spokeswoman for the water board of Orrin”".to_owned()));
        assert_eq!(faults(&places, sizes), [""; 0]);
        assert_eq!(places.nodes.len(), 40);
    }
}

#[test]
fn a_long_name_is_cut_to_its_room() {
    let mut file = story_file();
    file.articles[0].outlet.as_mut().unwrap().name =
        "Donaudampfschifffahrtsgesellschaftsnachrichten ".repeat(6);
    file.articles[1].outlet.as_mut().unwrap().name =
        "日本海新聞社東京本社編集局国際部特派員報告書".to_owned();
    let sheet = Sheet::new(&file, &[]);
    let (drawn, _) = Graph::of(&sheet).for_drawing();
    let places = layout(&drawn, &NARROW, |_| None);
    assert_eq!(faults(&places, &NARROW), [""; 0]);
    assert!(places.nodes.iter().any(|n| n.lines.last().unwrap().ends_with('…')));
}

#[test]
fn planted_faults_are_seen() {
    let file = crowd(6, 6, 3, 6);
    let sheet = Sheet::new(&file, &[]);
    let (drawn, _) = Graph::of(&sheet).for_drawing();
    let good = layout(&drawn, &NARROW, |_| None);
    let mut over = good.clone();
    over.nodes[1].bounds = over.nodes[0].bounds;
    let mut outside = good.clone();
    outside.nodes[0].bounds[0] = -1.0;
    let mut near = good.clone();
    let first = *near.lanes.values().next().unwrap();
    near.lanes.values_mut().for_each(|x| *x = first);
    for (bad, what) in [(over, "lies over"), (outside, "is outside"), (near, "told apart")] {
        assert!(faults(&bad, &NARROW).iter().any(|f| f.contains(what)), "{what}");
    }
}

#[test]
fn origins_of_one_outlet_alone_are_one_node() {
    let mut file = story_file();
    let more = file.claims[1].clone();
    for (at, name) in ["the town", "the port"].into_iter().enumerate() {
        let mut claim = more.clone();
        claim.id = ClaimId(format!("c{}", 3 + at));
        claim.reports.truncate(1);
        claim.reports[0].citations[0].span.end -= at + 1;
        claim.origins[0].name = name.to_owned();
        file.claims.push(claim);
    }
    let names = with_graph(&file, |graph| {
        graph.nodes.iter().filter(|n| n.kind == Kind::OwnOrigins).map(|n| n.name.clone()).collect::<Vec<_>>()
    });
    assert_eq!(names, ["unnamed sources of Harbour Post; the mill; 2 more"]);
}

#[test]
fn wide_letters_take_more_room_than_narrow_ones() {
    assert!(text_width("WWW", 10.0) > text_width("iii", 10.0));
    assert!(text_width("水水", 10.0) > 20.0);
}
