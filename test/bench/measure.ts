/** Something to be timed. */
export interface Contender {
  readonly name: string;
  readonly run: () => Promise<Note> | Note;
}

/** What else is worth knowing of a run, such as `12 pages`. */
export type Note = string;

/** What was measured. */
export interface Timing {
  readonly name: string;
  /** Median, in milliseconds. */
  readonly time: number;
  /** Median of the ratios to the first contender, round by round. */
  readonly ratio: number;
  /** Half the distance between the quartiles, as a share of the median. */
  readonly spread: number;
  readonly note: Note;
}

/** Runs all contenders in turn, `rounds` times, so that a busy moment of the machine is shared by all of them. */
export async function race(contenders: readonly Contender[], rounds: number): Promise<Timing[]> {
  const times = contenders.map((): number[] => []);
  const notes: Note[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, contender] of contenders.entries()) {
      const start = performance.now();
      notes[at] = await contender.run();
      times[at]?.push(performance.now() - start);
    }
  }
  return contenders.map(({ name }, at) => {
    const own = times[at] ?? [];
    const ratios = own.map((time, round) => time / (times[0]?.[round] ?? time));
    const time = quantile(own, 0.5);
    const spread = (quantile(own, 0.75) - quantile(own, 0.25)) / 2 / time;
    return { name, time, ratio: quantile(ratios, 0.5), spread, note: notes[at] ?? '' };
  });
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (high - low) * (place - Math.floor(place));
}
