//! Checks that the coded data of a sequential JPEG are consistent throughout (ITU-T T.81, annexes C and F).
//!
//! Decoders show whatever damaged data decode to; after a few blocks of noise the codes resynchronise, and the rest of
//! the picture has another brightness or is displaced. The codes themselves reveal damage: a code that is not in the
//! table, a block of more than 64 coefficients, an impossible brightness, data left over or missing at the end.

use super::segments::Segments;
use super::step;

/// Result of an audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AuditResult {
    /// The data are as an encoder writes them.
    Sound,
    /// The data end before the last block.
    Short,
    /// The data are inconsistent.
    Damaged,
    /// The data have a layout that is not audited.
    Untold,
}

/// Greatest mean of a block, as the sum of 64 samples over 8: ±1024, plus what rounding and sharpening add.
const BRIGHTEST: i32 = 1280;

/// Number of blocks brighter than [`BRIGHTEST`] that is tolerated.
const TOO_BRIGHT: u32 = 16;

/// Bytes after the last block that are tolerated: careless encoders leave some.
const LEFT_OVER: usize = 2;

/// Audits the first scan of `file`, which must contain all components.
pub(super) fn audit(file: &Segments<'_>) -> AuditResult {
    let Some(scan) = file.scans.first().cloned() else { return AuditResult::Short };
    // A file without tables of its own is left to the decoder.
    let Some(plan) = Plan::read(file.bytes.get(..scan.start).unwrap_or_default()) else { return AuditResult::Untold };
    let mut tape = ScanReader::new(&plan, file.bytes.get(scan).unwrap_or_default());
    match tape.read_all() {
        Ok(()) => AuditResult::Sound,
        Err(verdict) => verdict,
    }
}

/// Reads the coded data unit by unit.
struct ScanReader<'a> {
    plan: &'a Plan,
    bits: Bits<'a>,
    /// The last mean (DC value) of every component, in quantisation steps.
    brightness: [i32; 4],
    too_bright: u32,
}

impl<'a> ScanReader<'a> {
    fn new(plan: &'a Plan, data: &'a [u8]) -> Self {
        Self { plan, bits: Bits::new(data), brightness: [0; 4], too_bright: 0 }
    }

    fn read_all(&mut self) -> Result<(), AuditResult> {
        let plan = self.plan;
        // Means of the last block of each unit, for every component.
        let mut means: [Vec<f32>; 4] = Default::default();
        for unit in 0..plan.units {
            if plan.restart > 0 && unit > 0 && unit % plan.restart == 0 {
                if self.bits.restart() > LEFT_OVER {
                    return Err(AuditResult::Damaged);
                }
                self.brightness = [0; 4];
            }
            self.unit()?;
            for ((means, sum), step) in means.iter_mut().zip(self.brightness).zip(plan.steps) {
                means.push(sum.saturating_mul(step) as f32 / 8.0);
            }
        }
        if plan.restart == 0 && means.iter().any(|means| step::is_seen(means, plan.row as usize)) {
            return Err(AuditResult::Damaged);
        }
        self.read_on()
    }

    /// Reads the data left over: scanners that crop a page while writing it leave whole rows.
    fn read_on(&mut self) -> Result<(), AuditResult> {
        let mut units = 0;
        while self.bits.left() > LEFT_OVER && units <= self.plan.units {
            self.unit().map_err(|_| AuditResult::Damaged)?;
            units += 1;
        }
        if units.is_multiple_of(self.plan.row) { Ok(()) } else { Err(AuditResult::Damaged) }
    }

    fn unit(&mut self) -> Result<(), AuditResult> {
        let Self { plan, bits, brightness, too_bright } = self;
        for block in &plan.blocks {
            let (Some(dc), Some(ac)) = (&plan.dc[block.dc], &plan.ac[block.ac]) else {
                return Err(AuditResult::Untold);
            };
            let Some(size) = dc.decode(bits).filter(|size| *size <= 11) else { return Err(bits.verdict()) };
            let sum = &mut brightness[block.component];
            *sum += bits.signed(size);
            if sum.abs().saturating_mul(block.step) > BRIGHTEST + block.step {
                *too_bright += 1;
            }
            let mut place = 1;
            while place < 64 {
                let Some(code) = ac.decode(bits) else { return Err(bits.verdict()) };
                match (code >> 4, code & 15) {
                    (15, 0) => place += 16,
                    (_, 0) => break,
                    (run, size) => {
                        place += usize::from(run) + 1;
                        bits.skip(size);
                    }
                }
            }
            if place > 64 || *too_bright > TOO_BRIGHT {
                return Err(bits.verdict());
            }
        }
        if bits.is_overdrawn() { Err(AuditResult::Short) } else { Ok(()) }
    }
}

/// One block of the unit (MCU) that repeats over the picture: its component and the indices of its tables.
struct ScanBlock {
    component: usize,
    dc: usize,
    ac: usize,
    /// Quantisation step of the mean.
    step: i32,
}

/// The layout of the scan, from the segments before it.
#[derive(Default)]
struct Plan {
    dc: [Option<HuffmanCodes>; 4],
    ac: [Option<HuffmanCodes>; 4],
    blocks: Vec<ScanBlock>,
    /// Number of units.
    units: u32,
    /// Number of units per row.
    row: u32,
    /// Units between two restart markers; 0 if there are none.
    restart: u32,
    /// Quantisation step of the mean, for every component.
    steps: [i32; 4],
}

impl Plan {
    /// Reads the segments of `head`, which begins with a start-of-image marker and ends with the header of the scan.
    fn read(head: &[u8]) -> Option<Self> {
        let mut plan = Self::default();
        let (mut steps, mut frame) = ([1; 4], None);
        let mut rest = head.get(2..)?;
        while let [0xFF, marker, high, low, ..] = *rest {
            let length = usize::from(u16::from_be_bytes([high, low]));
            let body = rest.get(4..2 + length)?;
            rest = rest.get(2 + length..)?;
            match marker {
                0xC4 => plan.tables(body)?,
                0xDB => read_steps(body, &mut steps)?,
                0xDD => plan.restart = u32::from(u16::from_be_bytes(*body.first_chunk()?)),
                0xC0 | 0xC1 => frame = Some(body),
                0xDA => plan.lay_out(frame?, body, &steps)?,
                _ => {}
            }
        }
        (!plan.blocks.is_empty()).then_some(plan)
    }

    fn tables(&mut self, mut body: &[u8]) -> Option<()> {
        while let Some((&kind, rest)) = body.split_first() {
            let (counts, rest) = rest.split_first_chunk::<16>()?;
            let total = counts.iter().map(|count| usize::from(*count)).sum();
            let (symbols, rest) = rest.split_at_checked(total)?;
            let set = if kind >> 4 == 0 { &mut self.dc } else { &mut self.ac };
            *set.get_mut(usize::from(kind & 15))? = Some(HuffmanCodes::new(counts, symbols)?);
            body = rest;
        }
        Some(())
    }

    fn lay_out(&mut self, frame: &[u8], scan: &[u8], steps: &[i32; 4]) -> Option<()> {
        let &[_, h1, h0, w1, w0, count, ref parts @ ..] = frame else { return None };
        let (width, height) = (u32::from(u16::from_be_bytes([w1, w0])), u32::from(u16::from_be_bytes([h1, h0])));
        let parts: Vec<&[u8; 3]> = parts.as_chunks().0.iter().take(usize::from(count)).collect();
        let most = |shift: u8| parts.iter().map(|[_, sampling, _]| u32::from((sampling >> shift) & 15)).max();
        // A single component is coded block by block, whatever its sampling.
        let single = parts.len() == 1;
        let (across, down) = if single { (1, 1) } else { (most(4)?.max(1), most(0)?.max(1)) };
        let row = width.div_ceil(8 * across);
        self.units = row * height.div_ceil(8 * down);
        self.row = row;
        for (component, [id, sampling, table]) in parts.into_iter().enumerate().take(4) {
            let [_, tables] = scan.get(1..)?.as_chunks::<2>().0.iter().find(|[named, _]| named == id)?;
            let repeats = if single { 1 } else { (sampling >> 4) * (sampling & 15) };
            let (dc, ac) = (usize::from(tables >> 4) & 3, usize::from(tables & 3));
            let step = *steps.get(usize::from(*table))?;
            *self.steps.get_mut(component)? = step;
            self.blocks.extend((0..repeats).map(|_| ScanBlock { component, dc, ac, step }));
        }
        Some(())
    }
}

/// Reads the first step of every quantisation table.
fn read_steps(mut body: &[u8], steps: &mut [i32; 4]) -> Option<()> {
    while let Some((&kind, rest)) = body.split_first() {
        let wide = kind >> 4 != 0;
        let (table, rest) = rest.split_at_checked(if wide { 128 } else { 64 })?;
        let first = table.first_chunk::<2>()?;
        let first = if wide { u16::from_be_bytes(*first) } else { u16::from(first[0]) };
        *steps.get_mut(usize::from(kind & 15))? = i32::from(first);
        body = rest;
    }
    Some(())
}

/// A table of Huffman codes: for every 16-bit value the length of the code with which it begins, and its symbol.
struct HuffmanCodes(Vec<(u8, u8)>);

impl HuffmanCodes {
    fn new(counts: &[u8; 16], symbols: &[u8]) -> Option<Self> {
        let mut table = Vec::with_capacity(1 << 16);
        let mut symbols = symbols.iter();
        for (length, count) in (1u8..).zip(counts) {
            for symbol in symbols.by_ref().take(usize::from(*count)) {
                table.resize(table.len() + (1 << (16 - length)), (length, *symbol));
            }
        }
        // The code of all ones is never used; a table with more codes than fit is invalid.
        if table.len() > 1 << 16 {
            return None;
        }
        table.resize(1 << 16, (0, 0));
        Some(Self(table))
    }

    /// The next symbol; `None` if the bits are not a code.
    #[inline]
    fn decode(&self, bits: &mut Bits<'_>) -> Option<u8> {
        let &(length, symbol) = self.0.get(bits.next16())?;
        bits.skip(length);
        (length > 0).then_some(symbol)
    }
}

/// The bits of a scan.
struct Bits<'a> {
    data: &'a [u8],
    at: usize,
    /// The next bits, left-aligned.
    held: u64,
    /// Number of bits held; negative if bits beyond the end were used.
    count: i32,
}

impl<'a> Bits<'a> {
    fn new(data: &'a [u8]) -> Self {
        Self { data, at: 0, held: 0, count: 0 }
    }

    /// Reads bytes until the buffer is full, or up to a marker or the end.
    #[inline]
    fn fill(&mut self) {
        while (0..=48).contains(&self.count) {
            let Some(&byte) = self.data.get(self.at) else { return };
            if byte == 0xFF {
                if self.data.get(self.at + 1) != Some(&0) {
                    return;
                }
                self.at += 1;
            }
            self.at += 1;
            self.held |= u64::from(byte) << (56 - self.count);
            self.count += 8;
        }
    }

    /// The next 16 bits, padded with zeros beyond the end.
    #[inline]
    fn next16(&mut self) -> usize {
        if self.count < 32 {
            self.fill();
        }
        (self.held >> 48) as usize
    }

    #[inline]
    fn skip(&mut self, count: u8) {
        self.held <<= count;
        self.count -= i32::from(count);
    }

    /// A value of `size` bits; its top bit is set if it is positive.
    #[inline]
    fn signed(&mut self, size: u8) -> i32 {
        if size == 0 {
            return 0;
        }
        let value = (self.next16() >> (16 - size)) as i32;
        self.skip(size);
        if value >> (size - 1) == 1 { value } else { value - (1 << size) + 1 }
    }

    /// Continues after the next restart marker; returns the number of whole bytes left before it.
    fn restart(&mut self) -> usize {
        let held = (self.count.max(0) / 8) as usize;
        (self.held, self.count) = (0, self.count.min(0));
        let rest = self.data.get(self.at..).unwrap_or_default();
        let marker = rest.windows(2).position(|pair| matches!(pair, [0xFF, 0xD0..=0xD7])).unwrap_or(rest.len());
        self.at = (self.at + marker + 2).min(self.data.len());
        held + marker
    }

    fn is_overdrawn(&self) -> bool {
        self.count < 0
    }

    /// Number of whole bytes left.
    fn left(&self) -> usize {
        self.data.len().saturating_sub(self.at) + (self.count.max(0) / 8) as usize
    }

    /// Verdict on invalid bits: beyond the end of the data, the scan is cut short.
    fn verdict(&self) -> AuditResult {
        if self.is_overdrawn() { AuditResult::Short } else { AuditResult::Damaged }
    }
}
