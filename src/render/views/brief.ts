/** How much of a list a brief has, which is one page. */
export interface BriefLimits {
  /** Rows of what to do first. */
  readonly steps: number;
  /** Rules that have found something. */
  readonly problems: number;
  /** Whether there is a table of how long findings have been open. */
  readonly ages: boolean;
  /** Whether it names what the tracker says otherwise; else it counts that. */
  readonly tracker: boolean;
}

/** What is tried one after another, until all of it fits on one page. */
export const briefLimits: readonly [BriefLimits, ...BriefLimits[]] = [
  { steps: 5, problems: 12, ages: true, tracker: true },
  { steps: 5, problems: 5, ages: true, tracker: true },
  { steps: 3, problems: 3, ages: false, tracker: true },
  { steps: 2, problems: 1, ages: false, tracker: true },
  { steps: 2, problems: 1, ages: false, tracker: false },
];
