//! Inner loops on wider registers, where the processor that runs them has them.
//!
//! The program is built for every processor of its family; on PCs their common registers hold sixteen bytes. A loop over
//! pixels goes faster where it is compiled for the thirty-two of AVX2 as well and the choice is made while the program
//! runs. The results are the same: the compiler neither reorders sums of fractions nor joins their operations.

#[cfg(target_arch = "x86_64")]
use fearless_simd::{Level, Simd};

/// Does `work` compiled for this processor.
///
/// Only what is inlined into `work` gains, so the closure is marked `#[inline(always)]`, is made of plain loops, and
/// owns its slices (`move`): otherwise the compiler looks up where they lie after every value that it writes.
#[inline(always)]
#[expect(clippy::inline_always, reason = "a call would be compiled for the common registers")]
pub(super) fn widest<R>(work: impl FnOnce() -> R) -> R {
    #[cfg(target_arch = "x86_64")]
    if let Some(wide) = Level::new().as_avx2() {
        return wide.vectorize(work);
    }
    work()
}
