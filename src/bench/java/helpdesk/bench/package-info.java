/// Measures the built jar beside two baselines, and reports ratios: `./mvnw -Pbench verify`, or `.ci/bench`. See
/// `src/docs/performance.md`.
///
/// * [BenchCase] lists what is measured, and how good it has to be.
/// * [RawServer] is the baseline for reads: a bare servlet with hand-written SQL.
/// * [HandWrittenLifecycle] is the baseline for writes: hand-written SQL on one connection.
/// * [SampleData] fills the database, [Rounds] takes turns and computes ratios, [Report] shows them.
///
/// Nothing of it is in the delivered jar.
@NullMarked
package helpdesk.bench;

import org.jspecify.annotations.NullMarked;
