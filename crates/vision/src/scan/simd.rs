//! Runs inner loops on wider registers if the processor has them.
//!
//! The program is built for every processor of its family; the registers that all PCs share have sixteen bytes. A loop
//! over pixels is faster if it is also compiled for the thirty-two bytes of AVX2 and the version is selected at run
//! time. The results are the same: the compiler neither reorders floating-point sums nor fuses their operations.

#[cfg(target_arch = "x86_64")]
use fearless_simd::{Level, Simd};

/// Runs `work` as compiled for this processor.
///
/// Only code inlined into `work` benefits. The closure must therefore be `#[inline(always)]`, consist of plain loops,
/// and own its slices (`move`): otherwise the compiler reloads their addresses after every value written.
#[inline(always)]
#[expect(clippy::inline_always, reason = "a call would be compiled for the common registers")]
pub(super) fn widest<R>(work: impl FnOnce() -> R) -> R {
    #[cfg(target_arch = "x86_64")]
    if let Some(wide) = Level::new().as_avx2() {
        return wide.vectorize(work);
    }
    work()
}
