use beian_desk::scan::{self, Limits, Quad, corners, working::Working};
use std::collections::BTreeMap;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let (dir, filter) = (&args[1], args.get(2).cloned().unwrap_or_default());
    let mut items: Vec<(String, Option<Quad>, Option<bool>, String)> = Vec::new();
    let manifest = format!("{dir}/manifest.json");
    let quad = |v: &serde_json::Value| -> Option<Quad> {
        let a = v.as_array()?;
        let mut q = [[0.0f32; 2]; 4];
        for i in 0..4 {
            for j in 0..2 {
                q[i][j] = a[i][j].as_f64()? as f32;
            }
        }
        Some(q)
    };
    if std::path::Path::new(&manifest).exists() {
        let m: serde_json::Value = serde_json::from_slice(&std::fs::read(&manifest).unwrap()).unwrap();
        for e in m["images"].as_array().unwrap() {
            if e["split"] == "dev" {
                items.push((
                    format!("{dir}/{}", e["image"].as_str().unwrap()),
                    quad(&e["corners"]),
                    e["labels"]["corners_complete"].as_bool(),
                    e["id"].as_str().unwrap().split('_').next().unwrap().to_owned(),
                ));
            }
        }
    } else {
        let m: serde_json::Value =
            serde_json::from_slice(&std::fs::read(format!("{dir}/labels.json")).unwrap()).unwrap();
        for (f, e) in m.as_object().unwrap() {
            items.push((
                format!("{dir}/{f}"),
                quad(&e["corners"]),
                e["labels"]["corners_complete"].as_bool(),
                e["variant"].as_str().unwrap().to_owned(),
            ));
        }
    }
    items.retain(|i| i.0.contains(&filter));
    let step: usize = args.get(3).and_then(|s| s.parse().ok()).unwrap_or(1);
    let items: Vec<_> = items.into_iter().step_by(step).collect();

    let results: Vec<_> = scan::batch(&items, &beian_desk::job::Job::new(), |(path, truth, complete, group)| {
        let picture = scan::decode(&std::fs::read(path).unwrap(), &Limits::default()).unwrap();
        let working = Working::new(&picture);
        let t = std::time::Instant::now();
        let found = corners::find(&working).unwrap();
        let ms = t.elapsed().as_secs_f64() * 1000.0;
        let (w, h) = (picture.pixels.width() as f32, picture.pixels.height() as f32);
        let iou = match (truth, &found) {
            (Some(t), Some(f)) => corners::iou(&f.quad, t),
            (Some(_), None) => 0.0,
            _ => f32::NAN,
        };
        (path.clone(), group.clone(), *complete, iou, found, ms, w, h, *truth)
    })
    .unwrap();
    let mut groups: BTreeMap<String, Vec<f32>> = BTreeMap::new();
    let (mut cut, mut cut_ok, mut whole, mut whole_ok) = (0, 0, 0, 0);
    for (path, group, complete, iou, found, ms, w, h, truth) in &results {
        let name = path.rsplit('/').next().unwrap();
        let judged = found.as_ref().is_some_and(|f| f.is_complete());
        if *complete == Some(false) {
            cut += 1;
            cut_ok += i32::from(!judged);
            if judged {
                println!("CUT MISSED {name} {:?} truth {:?} {w}x{h}", found.as_ref().unwrap(), truth);
            }
        } else {
            if *complete == Some(true) {
                whole += 1;
                whole_ok += i32::from(judged);
                if !judged {
                    println!(
                        "WHOLE REFUSED {name} {:?}",
                        found.as_ref().map(|f| (f.confidence, f.inside, f.side_support))
                    );
                }
            }
            if !iou.is_nan() {
                groups.entry(group.clone()).or_default().push(*iou);
                groups.entry("~ALL".into()).or_default().push(*iou);
                if *iou < 0.955 {
                    println!(
                        "{name} iou {iou:.4} {:?} truth {truth:?} {ms:.0} ms {w}x{h}",
                        found.as_ref().map(|f| (f.quad.map(|p| p.map(|v| v.round())), f.confidence, f.side_support))
                    );
                }
            }
        }
    }
    for (g, v) in &groups {
        let n = v.len() as f32;
        println!(
            "{g:16} {:4} mean {:.4} >.9 {:.1} >.95 {:.1} min {:.3}",
            v.len(),
            v.iter().sum::<f32>() / n,
            100.0 * v.iter().filter(|v| **v > 0.9).count() as f32 / n,
            100.0 * v.iter().filter(|v| **v > 0.95).count() as f32 / n,
            v.iter().copied().fold(1.0, f32::min)
        );
    }
    println!(
        "cut {cut_ok}/{cut} whole {whole_ok}/{whole} ms {:.1}",
        results.iter().map(|r| r.5).sum::<f64>() / results.len() as f64
    );
}
