import { consecutive } from '../read/snapshot-names.ts';

/** The inputs of one run. */
export interface Series<Read> {
  /** Reads an input, unless it was read already as the snapshot before another. */
  readonly read: (path: string) => Promise<Read>;
  /** Reads the snapshot before an input, of the same audit; null where it is the first. */
  readonly before: (path: string) => Promise<Read> | null;
}

/** Reads each input once, though one may be reported itself and be compared with the next; what nobody needs any more is let go. */
export function openSeries<Read>(paths: readonly string[], read: (path: string) => Promise<Read>): Series<Read> {
  const pairs = consecutive(paths);
  const earlier = new Map(pairs.map(([before, after]) => [after, before]));
  const compared = new Set(earlier.values());
  const kept = new Map<string, Promise<Read>>();
  const readOnce = (path: string): Promise<Read> => {
    const known = kept.get(path);
    kept.delete(path);
    if (known !== undefined) return known;
    const reading = read(path);
    // The second caller gets the failure as well.
    reading.catch(() => {});
    if (compared.has(path)) kept.set(path, reading);
    return reading;
  };
  return {
    read: readOnce,
    before(path) {
      const before = earlier.get(path);
      return before === undefined ? null : readOnce(before);
    },
  };
}
