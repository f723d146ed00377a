//! Files decoded by worker processes: the same pictures, enforced limits, and an end when the job ends.

use std::thread;
use std::time::{Duration, Instant};

use beian_desk::job::{Cancelled, Job};
use beian_desk::scan::decode::isolated::{self, Worker};
use beian_desk::scan::{DecodeError, DecodeLimits, decode};
use image::ImageFormat;

use crate::files::{encoded, photograph, quarters, with_orientation};

fn begin() {
    isolated::begin(Worker { program: env!("CARGO_BIN_EXE_beian").into(), arguments: vec!["decode-worker".into()] });
}

#[test]
fn a_worker_gives_the_same_picture_one_after_the_other() {
    begin();
    let turned = with_orientation(&encoded(&quarters(320, 200), ImageFormat::Jpeg), 6);
    for bytes in [encoded(&quarters(64, 48), ImageFormat::Png), turned, photograph("variants/two_pages.tif")] {
        let here = decode(&bytes, &DecodeLimits::default()).unwrap();
        for _ in 0..2 {
            let there = isolated::picture(&bytes, None, &Job::new()).unwrap();
            assert_eq!(there.pixels, here.pixels);
            assert_eq!((there.format, there.file_size, there.leaf), (here.format, here.file_size, here.leaf));
            assert_eq!(there.has_metadata, here.has_metadata);
        }
    }
    let second = isolated::picture(&photograph("variants/two_pages.tif"), Some(1), &Job::new()).unwrap();
    assert_eq!(second.leaf.page, 1);
    assert_eq!(isolated::picture(b"a letter", None, &Job::new()).unwrap_err(), DecodeError::NotAPicture);
    assert_eq!(isolated::peek(&photograph("variants/two_pages.tif"), &Job::new()).unwrap().pages, 2);
}

#[test]
fn a_cancelled_job_ends_the_worker() {
    begin();
    let bomb = photograph("variants/path_bomb.pdf");
    let job = Job::new();
    let asked = Instant::now();
    thread::scope(|scope| {
        let opening = scope.spawn(|| isolated::picture(&bomb, None, &job));
        thread::sleep(Duration::from_millis(300));
        job.cancel();
        assert_eq!(opening.join().unwrap().unwrap_err(), DecodeError::Cancelled(Cancelled));
    });
    assert!(asked.elapsed() < Duration::from_secs(10), "{:?}", asked.elapsed());
    assert_eq!(isolated::picture(b"", None, &job).unwrap_err(), DecodeError::Cancelled(Cancelled));
}

#[test]
fn a_file_that_takes_too_much_ends_its_worker_and_is_not_tried_twice() {
    begin();
    let bomb = photograph("variants/path_bomb.pdf");
    // Different from the file above, so that its result is not remembered.
    let bomb = [&bomb[..], b"\n"].concat();
    let refused = isolated::picture(&bomb, None, &Job::new()).unwrap_err();
    assert!(matches!(refused, DecodeError::TooMuchMemory { .. } | DecodeError::TooSlow { .. }), "{refused}");
    let again = Instant::now();
    assert_eq!(isolated::picture(&bomb, None, &Job::new()).unwrap_err(), refused);
    assert!(again.elapsed() < Duration::from_millis(500));
    assert!(isolated::picture(&photograph("variants/progressive.jpg"), None, &Job::new()).is_ok());
}
