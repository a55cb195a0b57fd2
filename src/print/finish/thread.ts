import { parentPort } from 'node:worker_threads';
import { reasonOf } from '../print-error.ts';
import { type WrittenPart, completePart } from './part.ts';

/** A part to complete: what `completePart` needs. */
export interface Question {
  readonly raw: Uint8Array;
  readonly part: number;
  readonly taken: number;
}

/** What comes of it: a part, or what is wrong. */
export type Answer = WrittenPart | string;

parentPort?.on('message', async ({ raw, part, taken }: Question) => {
  parentPort?.postMessage(await completePart(raw, part, taken).catch(reasonOf));
});
