//! The corners of a document as placed by the user, with undo.

use crate::desktop::widget::picture::Move;
use crate::scan::Quad;

/// A change of the corners.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Change {
    /// One corner is moved.
    Moved(Move),
    /// All corners are placed.
    Put(Quad),
    /// They return to where they were detected.
    Reset,
}

/// Placed corners with their history.
#[derive(Debug, Clone, Default)]
pub struct Corners {
    placed: Option<Quad>,
    past: Vec<Option<Quad>>,
    future: Vec<Option<Quad>>,
}

impl Corners {
    /// The corners as placed by the user; `None` while they are as detected.
    pub fn placed(&self) -> Option<Quad> {
        self.placed
    }

    /// Applies a change to corners that were detected at `found`.
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

    /// Undoes the last movement. Returns whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop() else { return false };
        self.future.push(std::mem::replace(&mut self.placed, before));
        true
    }

    /// Redoes the last undone movement. Returns whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.future.pop() else { return false };
        self.past.push(std::mem::replace(&mut self.placed, after));
        true
    }

    /// Whether a movement can be undone.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether a movement can be redone.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

/// Initial corners where none were detected: inset by a tenth of the sides of a picture of `width` × `height` pixels.
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
