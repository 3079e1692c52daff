//! How fast, and in how much memory? CPU time of this thread alone, and the peak of this process, as the kernel counts.

use rustix::time::{ClockId, clock_gettime};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How long a stage worked on one set of items.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// What was measured: `articles`.
    pub set: String,
    /// What one item is: `pages`.
    pub unit: String,
    /// How many items.
    pub items: usize,
    /// CPU seconds of this thread inside the stage; reading input and writing predictions are not in it.
    pub seconds: f64,
    /// The CPU seconds of the item that took longest; 0 where items are not worked on one by one.
    pub slowest: f64,
}

impl Measured {
    /// A measurement of `set`, nothing measured yet.
    #[must_use]
    pub fn of(set: &str, unit: &str) -> Self {
        Self { set: set.to_owned(), unit: unit.to_owned(), ..Self::default() }
    }

    /// Does the work of one item and adds its CPU time.
    pub fn item<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let begun = cpu_time();
        let made = work();
        let took = cpu_time().saturating_sub(begun).as_secs_f64();
        self.items += 1;
        self.seconds += took;
        self.slowest = self.slowest.max(took);
        made
    }

    /// Does the work of `items` at once and adds its CPU time.
    pub fn items<T>(&mut self, items: usize, work: impl FnOnce() -> T) -> T {
        let begun = cpu_time();
        let made = work();
        self.items += items;
        self.seconds += cpu_time().saturating_sub(begun).as_secs_f64();
        made
    }

    /// Items per second of CPU time; 0 where no time was measured.
    #[must_use]
    pub fn rate(&self) -> f64 {
        if self.seconds > 0.0 { self.items as f64 / self.seconds } else { 0.0 }
    }
}

/// The CPU time that this thread has used.
#[must_use]
pub fn cpu_time() -> Duration {
    let spent = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(spent.tv_sec.unsigned_abs(), u32::try_from(spent.tv_nsec).unwrap_or(0))
}

/// The most memory that this process has held at once, in bytes; `None` where the kernel does not tell (Linux does).
#[must_use]
pub fn peak_bytes() -> Option<u64> {
    peak_of(&std::fs::read_to_string("/proc/self/status").ok()?)
}

fn peak_of(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

/// The processor's name, as the kernel has it.
#[must_use]
pub fn machine() -> String {
    let facts = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = facts.lines().find_map(|line| line.strip_prefix("model name"));
    name.and_then(|rest| rest.split_once(':'))
        .map_or("an unnamed processor", |(_, name)| name.trim())
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_takes_time_and_waiting_does_not() {
        let mut working = Measured::of("sums", "sums");
        let sum = working.item(|| (0..20_000_000_u64).map(std::hint::black_box).sum::<u64>());
        assert!(sum > 0 && working.seconds > 0.001 && working.slowest > 0.001, "{working:?}");
        let mut waiting = Measured::of("naps", "naps");
        waiting.item(|| std::thread::sleep(Duration::from_millis(200)));
        assert!(waiting.seconds < 0.1, "{waiting:?}");
    }

    #[test]
    fn the_peak_is_the_kernels_high_water_mark() {
        assert_eq!(peak_of("VmPeak:\t 9 kB\nVmHWM:\t    2048 kB\nVmRSS:\t 7 kB\n"), Some(2048 * 1024));
        assert_eq!(peak_of("Name: x\n"), None);
    }
}
