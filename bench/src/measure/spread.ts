/** How a figure was spread over a run, in milliseconds. */
export type Spread = { count: number; p50: number; p95: number; p99: number; max: number };

/** Percentiles by nearest rank: each is a figure that was really measured. */
export function spreadOf(figures: number[]): Spread {
  const sorted = Float64Array.from(figures).sort();
  const rank = (percent: number) => sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
  return { count: sorted.length, p50: rank(50), p95: rank(95), p99: rank(99), max: rank(100) };
}
