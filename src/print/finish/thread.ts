import { parentPort } from 'node:worker_threads';
import { reasonOf } from '../print-error.ts';
import { type WrittenPart, completePart } from './part.ts';
import type { Survey } from './survey.ts';

/** A part to complete: what `completePart` needs. */
export interface Question {
  readonly raw: Uint8Array;
  readonly part: number;
  readonly taken: number;
}

/** What comes of it. */
export type Answer =
  | { readonly kind: 'surveyed'; readonly survey: Survey }
  | { readonly kind: 'written'; readonly part: WrittenPart }
  | { readonly kind: 'failed'; readonly reason: string };

parentPort?.on('message', async ({ raw, part, taken }: Question) => {
  const answer = (message: Answer): void => parentPort?.postMessage(message);
  try {
    const onSurvey = (survey: Survey): void => answer({ kind: 'surveyed', survey });
    answer({ kind: 'written', part: await completePart(raw, part, taken, { onSurvey }) });
  } catch (error) {
    answer({ kind: 'failed', reason: reasonOf(error) });
  }
});
