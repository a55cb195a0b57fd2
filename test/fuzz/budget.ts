import { allRuns } from '../all-runs.ts';

/**
 * How long a property is tried: a twentieth of the runs in the quick tests, but not fewer than five, all of them in the slow ones, or, as `npm run fuzz`
 * does, as many as fit into `FUZZ_SECONDS`.
 */
export function budget(runs: number): {
  readonly numRuns: number;
  readonly interruptAfterTimeLimit?: number;
  readonly markInterruptAsFailure: false;
} {
  const seconds = Number(process.env['FUZZ_SECONDS'] ?? 0);
  return seconds > 0
    ? { numRuns: 100_000_000, interruptAfterTimeLimit: seconds * 1000, markInterruptAsFailure: false }
    : { numRuns: allRuns ? runs : Math.max(5, Math.ceil(runs / 20)), markInterruptAsFailure: false };
}

/** Longest time for one property, in milliseconds. */
export const patience = 3_600_000;
