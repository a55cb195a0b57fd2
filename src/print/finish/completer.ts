import { openThreads } from '../../threads.ts';
import type { WrittenPart } from './part.ts';
import type { Answer, Question } from './thread.ts';

/** Completes parts beside the main thread. */
export interface Completer {
  /** Starts what will be needed soon. */
  start(): void;
  /** As `completePart` does. */
  complete(raw: Uint8Array, part: number, taken: number): Promise<WrittenPart>;
  /** Ends what was started; parts that are not completed by then never are. */
  close(): void;
}

/** Makes one with so many threads. Where the program is not built, all is done in this one. */
export function openCompleter(count: number): Completer {
  const threads = openThreads<Question, Answer>('./finish-thread.cjs', count);
  if (threads === null) return { start: () => {}, complete: completeHere, close: () => {} };
  return {
    start: () => threads.start(),
    // One part at a time for each thread: several would need their memory at once.
    complete: (raw, part, taken) => threads.lend((thread) => thread.send({ raw, part, taken }), partOf),
    close: () => threads.end(),
  };
}

const completeHere: Completer['complete'] = async (raw, part, taken) => {
  const { completePart } = await import('./part.ts');
  return completePart(raw, part, taken);
};

function partOf(answer: Answer): WrittenPart {
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
}
