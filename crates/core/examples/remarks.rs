//! Measures the themes on made-up remarks (tests/language/remarks.toml).
use std::collections::BTreeMap;
use beian_core::finding::Level;
use beian_core::language::Text;
use beian_core::reference::Reference;
use beian_core::reference::themes::{About, Who};
use serde::Deserialize;

#[derive(Deserialize)]
struct File { group: Vec<Group> }
#[derive(Deserialize)]
struct Group { who: String, about: Vec<About>, #[serde(default)] may: Vec<About>, texts: Vec<String> }

fn main() {
    let set = Reference::load(std::path::Path::new("assets/reference"));
    assert!(set.refused().is_empty(), "{:?}", set.refused());
    let path = std::env::args().nth(1).unwrap_or("tests/language/remarks.toml".into());
    let half = std::env::args().nth(2).unwrap_or("even".into());
    let file: File = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut number = 0;
    let mut table: BTreeMap<About, (usize, usize, usize)> = BTreeMap::new();
    let (mut ordinary, mut quiet) = (0, 0);
    for group in &file.group {
        for text in &group.texts {
            let even = number % 2 == 0;
            number += 1;
            if half != "all" && (half == "even") != even { continue; }
            let who = if group.who == "individual" { Who::Individual } else { Who::Organisation };
            let told: Vec<(About, Level, Vec<&str>)> = set.themes.told(&Text::read(text)).into_iter()
                .filter_map(|m| Some((m.theme.id, m.theme.concern(who, "330000")?.level, m.words))).collect();
            for about in &group.about {
                let row = table.entry(*about).or_default();
                row.1 += 1;
                let ok = told.iter().any(|(id, ..)| id == about || (*about==About::Tutoring && *id==About::Education));
                row.0 += usize::from(ok);
                if !ok { println!("MISSED {about} {} {text}\n    {told:?}\n    {}", group.who, Text::read(text).words().collect::<Vec<_>>().join("|")); }
            }
            if group.about.is_empty() {
                ordinary += 1;
                let loud: Vec<_> = told.iter().filter(|(_, level, _)| *level < Level::Notice).collect();
                if loud.is_empty() { quiet += 1 } else { println!("LOUD {} {text}\n    {loud:?}", group.who); }
            }
            for (id, level, words) in &told {
                if *level < Level::Notice && !group.about.contains(id) && !group.may.contains(id) {
                    table.entry(*id).or_default().2 += 1;
                    if !group.about.is_empty() { println!("also {id} {} {words:?} {text}", group.who); }
                }
            }
        }
    }
    let (mut a, mut b) = (0, 0);
    for (id, (told, of, false_alarms)) in &table { println!("{id:?} {told}/{of} false {false_alarms}"); a += told; b += of; }
    println!("told {a}/{b}, quiet {quiet}/{ordinary}");
}
