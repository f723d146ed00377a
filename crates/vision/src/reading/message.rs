//! The text of a picture of a message, such as a screenshot of a notice or a photograph of a rejection letter.

use super::page::TextLine;
use super::sheet::PageFrame;
use super::{Engine, ReadingError};
use crate::job::Job;
use crate::scan::Picture;

/// Minimum right end of a line whose text continues in the next one, as a share of the rightmost end of any line.
const FULL: f32 = 0.88;
/// Punctuation after which the next line does not continue the text.
const ENDS: [char; 8] = ['。', '；', '！', '？', '：', ';', ':', '!'];

impl Engine {
    /// The text of `picture`, paragraph by paragraph from the top. Empty if there is none.
    ///
    /// # Errors
    /// As [`Engine::read`].
    pub fn text(&self, picture: &Picture, job: &Job) -> Result<String, ReadingError> {
        let sheet = PageFrame::whole_picture(&picture.pixels).ok_or(ReadingError::Empty)?;
        let (_, _, lines) = self.lines(sheet, false, None, job)?;
        job.advance(1, 1);
        Ok(paragraphs(&lines))
    }
}

/// A piece of a row of text, and its position.
struct MessageRow {
    text: String,
    middle: f32,
    size: f32,
    left: f32,
    right: f32,
}

/// The lines in reading order: rows from top to bottom, the pieces of a row from left to right. A row that continues in
/// the next is joined to it.
fn paragraphs(lines: &[TextLine]) -> String {
    let mut rows: Vec<MessageRow> = Vec::new();
    for line in lines {
        let (Some(first), Some(last)) = (line.glyphs.first(), line.glyphs.last()) else { continue };
        rows.push(MessageRow {
            text: line.text(),
            middle: f32::midpoint(first.centre[1], last.centre[1]),
            size: first.size,
            left: first.left(),
            right: last.right(),
        });
    }
    rows.sort_by(|a, b| a.middle.total_cmp(&b.middle));
    let mut ordered: Vec<Vec<MessageRow>> = Vec::new();
    for row in rows {
        match ordered.last_mut() {
            Some(beside) if beside.iter().any(|other| (row.middle - other.middle).abs() < other.size / 2.0) => {
                beside.push(row);
            }
            _ => ordered.push(vec![row]),
        }
    }
    let widest = ordered.iter().flatten().map(|row| row.right).fold(0.0, f32::max);
    let mut text = String::new();
    let mut goes_on = false;
    for mut row in ordered {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        if !text.is_empty() && !goes_on {
            text.push('\n');
        }
        let right = row.iter().map(|part| part.right).fold(0.0, f32::max);
        let said: Vec<&str> = row.iter().map(|part| part.text.as_str()).collect();
        text.push_str(&said.join(" "));
        // Separate pieces in one row are not running text.
        goes_on = said.len() == 1 && right > widest * FULL && !text.ends_with(ENDS);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, x: f32, y: f32) -> TextLine {
        TextLine::written(text, [x, y], 20.0, 0.9)
    }

    #[test]
    fn lines_are_read_from_the_top_and_go_on_where_they_are_full() {
        let lines = [
            written("驳回原因：", 0.0, 60.0),
            written("小程序备注过于简单，请", 0.0, 100.0),
            written("补充服务内容。", 0.0, 130.0),
            written("通知", 0.0, 20.0),
            written("10:21", 170.0, 20.0),
        ];
        assert_eq!(paragraphs(&lines), "通知 10:21\n驳回原因：\n小程序备注过于简单，请补充服务内容。");
        assert_eq!(paragraphs(&[]), "");
    }
}
