import type { TrackerAnswer } from '../../domain/evidence.ts';
import type { Question } from '../questions.ts';

/** What has been answered so far; it stays as it is when a run ends early. */
export interface Ledger {
  readonly answer: (question: Question, answer: TrackerAnswer, etag?: string | null) => void;
  /** Notes why a question has no answer. */
  readonly fail: (question: Question, because: string) => void;
}

/** What does not change during a run. */
export interface Asking {
  /** The day, as `YYYY-MM-DD` in UTC. */
  readonly today: string;
  /** Whether the account names of assignees are kept. */
  readonly people: boolean;
  readonly ledger: Ledger;
}
