import { parentPort } from 'node:worker_threads';
import { reasonOf } from '../print-error.ts';
import { type WrittenPart, readPart } from './part.ts';
import type { Survey } from './page-count.ts';

/** A part to complete. */
export interface PartRequest {
  readonly raw: Uint8Array;
  readonly part: number;
  readonly taken: number;
}

/** What comes of it. */
export type Answer =
  | { readonly kind: 'surveyed'; readonly survey: Survey }
  | { readonly kind: 'written'; readonly part: WrittenPart }
  | { readonly kind: 'failed'; readonly reason: string };

parentPort?.on('message', async ({ raw, part, taken }: PartRequest) => {
  const answer = (message: Answer): void => parentPort?.postMessage(message);
  try {
    const read = await readPart(raw);
    answer({ kind: 'surveyed', survey: read.survey });
    answer({ kind: 'written', part: await read.complete(part, taken) });
  } catch (error) {
    answer({ kind: 'failed', reason: reasonOf(error) });
  }
});
