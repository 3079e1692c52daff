//! scratch
#![allow(clippy::print_stdout, clippy::unwrap_used)]
use headwater::{knowledge, pipeline};
use headwater_core::extract::extract;
use headwater_model::*;
fn main() {
    let k = knowledge::knowledge();
    let mut articles = vec![];
    for p in std::env::args().skip(1) {
        let page = Page {
            id: p.clone(),
            url: None,
            charset: None,
            body: PageBody::PlainText(std::fs::read(&p).unwrap()),
        };
        let x = extract(&page, &k.outlets).unwrap();
        println!(
            "== {:?} {:?}\nH {:?}\nD {:?}\nB {:?}\n{}",
            x.article.id,
            x.article.outlet,
            x.article.headline,
            x.article.dek,
            x.article.byline,
            x.article.text
        );
        for f in &x.furniture {
            println!("   - {:?} {:.60} [{}]", f.class, f.text, f.reason);
        }
        articles.push(x.article);
    }
    for f in pipeline::tell(articles, &k) {
        println!("STORY {:?} {:?}", f.story.articles, f.recap);
        for s in &f.statements {
            let a = f.article(&s.article).unwrap();
            println!(
                "ST {:?} {:?} src {:?} {:?} add {:?} via {:?}: {:?}",
                s.form,
                s.manner,
                s.source_words.map(|w| w.of(&a.text)),
                s.source.as_ref().map(|x| (&x.name, &x.role, x.kind)),
                s.addressee.as_ref().map(|x| &x.name),
                s.via.as_ref().map(|v| &v.name),
                s.pieces.iter().map(|p| p.of(&a.text)).collect::<Vec<_>>()
            );
        }
        for c in &f.credits {
            let a = f.article(&c.article).unwrap();
            println!(
                "CR {:?} {:?} {:?} {:?} deeper {:?} covers {:?}",
                c.span.of(&a.text),
                c.outlet.name,
                c.meaning,
                c.basis,
                c.deeper.as_ref().map(|d| &d.name),
                c.covers
                    .iter()
                    .map(|v| (v.inferred, v.span.of(&a.text).chars().take(40).collect::<String>()))
                    .collect::<Vec<_>>()
            );
        }
        for c in &f.claims {
            println!("{} {:?} {:?} {:?}\n", c.id.0, c.standing, c.independent, c.line.quote);
            for r in &c.reports {
                println!(
                    "    {} {:?} {:?}",
                    r.article,
                    r.stance,
                    r.citations.iter().map(|c| &c.quote).collect::<Vec<_>>()
                );
                for h in &r.chains {
                    println!(
                        "        -> {:?} {:?}",
                        c.origins[h.origin],
                        h.hops
                            .iter()
                            .map(|h| (
                                &h.to,
                                format!("{:?}", h.evidence).chars().take(120).collect::<String>()
                            ))
                            .collect::<Vec<_>>()
                    );
                }
            }
        }
    }
}
