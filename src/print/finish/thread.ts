import { parentPort } from 'node:worker_threads';
import { reasonOf } from '../print-error.ts';
import { type Prepared, type PreparedPart, type WrittenPart, preparePart } from './part.ts';

/** What a thread is asked, by turns. */
export type Question =
  | { readonly kind: 'prepare'; readonly raw: Uint8Array; readonly part: number }
  | { readonly kind: 'write'; readonly first: number };

/** What it answers. */
export type Answer =
  | ({ readonly kind: 'prepared' } & Prepared)
  | { readonly kind: 'written'; readonly part: WrittenPart }
  | { readonly kind: 'fault'; readonly message: string };

let prepared: PreparedPart | null = null;

parentPort?.on('message', async (question: Question) => {
  const answer = await answerTo(question).catch((error: unknown): Answer => ({
    kind: 'fault',
    message: reasonOf(error),
  }));
  parentPort?.postMessage(answer);
});

async function answerTo(question: Question): Promise<Answer> {
  if (question.kind === 'prepare') {
    prepared = await preparePart(question.raw, question.part, false);
    return { kind: 'prepared', survey: prepared.survey, numbers: prepared.numbers };
  }
  const part = prepared;
  prepared = null;
  if (part === null) throw new Error('no part was prepared');
  return { kind: 'written', part: await part.write(question.first) };
}
