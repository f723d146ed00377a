//! The corners of a document as the user puts them, with what can be undone.

use crate::desktop::widget::picture::Move;
use crate::scan::Quad;

/// A change of the corners.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Change {
    /// One is moved.
    Moved(Move),
    /// All are put somewhere.
    Put(Quad),
    /// They go back to where they were found.
    Reset,
}

/// Corners that were put somewhere, and their past.
#[derive(Debug, Clone, Default)]
pub struct Corners {
    placed: Option<Quad>,
    past: Vec<Option<Quad>>,
    future: Vec<Option<Quad>>,
}

impl Corners {
    /// The corners as the user put them; `None` while they are as they were found.
    pub fn placed(&self) -> Option<Quad> {
        self.placed
    }

    /// Takes a change of corners that were `found` somewhere.
    pub fn change(&mut self, change: Change, found: Option<Quad>) {
        match change {
            Change::Moved(step) => self.step(step, found),
            Change::Put(corners) => self.put(Some(corners)),
            Change::Reset => self.put(None),
        }
    }

    fn step(&mut self, step: Move, found: Option<Quad>) {
        let Some(mut corners) = self.placed.or(found) else { return };
        if let Some(corner) = corners.get_mut(step.corner) {
            *corner = step.to;
        }
        if step.begins {
            self.put(Some(corners));
        } else {
            self.placed = Some(corners);
        }
    }

    fn put(&mut self, corners: Option<Quad>) {
        self.past.push(std::mem::replace(&mut self.placed, corners));
        self.future.clear();
    }

    /// Takes the last movement back. Says whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop() else { return false };
        self.future.push(std::mem::replace(&mut self.placed, before));
        true
    }

    /// Does the last undone movement again. Says whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.future.pop() else { return false };
        self.past.push(std::mem::replace(&mut self.placed, after));
        true
    }

    /// Whether there is a movement to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a movement to do again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

/// Corners to begin with where none were found: a tenth of the sides inside a picture of `width` × `height` pixels.
pub fn inside(width: u32, height: u32) -> Quad {
    let (width, height) = (width as f32, height as f32);
    let (left, right, top, bottom) = (width * 0.1, width * 0.9, height * 0.1, height * 0.9);
    [[left, top], [right, top], [right, bottom], [left, bottom]]
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOUND: Quad = [[0.0, 0.0], [9.0, 0.0], [9.0, 9.0], [0.0, 9.0]];

    #[test]
    fn a_drag_is_undone_as_one() {
        let mut corners = Corners::default();
        for (x, begins) in [(1.0, true), (2.0, false), (3.0, false)] {
            corners.change(Change::Moved(Move { corner: 0, to: [x, 0.0], begins }), Some(FOUND));
        }
        corners.change(Change::Moved(Move { corner: 2, to: [8.0, 8.0], begins: true }), Some(FOUND));
        let both = [[3.0, 0.0], [9.0, 0.0], [8.0, 8.0], [0.0, 9.0]];
        assert_eq!(corners.placed(), Some(both));
        assert!(corners.undo());
        assert_eq!(corners.placed().map(|placed| placed[0]), Some([3.0, 0.0]));
        assert!(corners.undo() && !corners.undo());
        assert_eq!(corners.placed(), None);
        assert!(corners.redo() && corners.redo() && !corners.redo());
        assert_eq!(corners.placed(), Some(both));
        corners.change(Change::Reset, Some(FOUND));
        assert!(corners.placed().is_none() && corners.undo());
        assert_eq!(corners.placed(), Some(both));
    }

    #[test]
    fn nothing_moves_where_there_are_no_corners() {
        let mut corners = Corners::default();
        corners.change(Change::Moved(Move { corner: 0, to: [1.0, 1.0], begins: true }), None);
        assert!(corners.placed().is_none() && !corners.can_undo());
        corners.change(Change::Put(inside(100, 50)), None);
        assert_eq!(corners.placed(), Some([[10.0, 5.0], [90.0, 5.0], [90.0, 45.0], [10.0, 45.0]]));
    }
}
