import { openThreads, type Threads } from '../../system/worker-pool.ts';
import { ignoreRejection } from '../ignore-rejection.ts';
import type { WrittenPart } from './part.ts';
import type { Survey } from './page-count.ts';
import type { Answer, PartRequest } from './worker-thread.ts';

/** Completes parts beside the main thread. */
export interface Completer {
  /** Starts what is needed to complete so many parts at once. */
  start(parts: number): void;
  /** As `readPart` does and what it reads. */
  complete(raw: Uint8Array, part: number, taken: number): CompletedSoon;
  /** Ends what was started; parts that are not completed by then never are. */
  close(): void;
}

/** A part that is being completed. Where that fails, both fail. */
export interface CompletedSoon {
  /** There long before the rest. */
  readonly survey: Promise<Survey>;
  readonly written: Promise<WrittenPart>;
}

/** Makes one with so many threads. Where the program is not built, all is done in this one. */
export function openCompleter(count: number): Completer {
  const threads = openThreads<PartRequest, Answer>('./parts-worker.js', count);
  if (threads === null) return { start: () => {}, complete: completeHere, close: () => {} };
  return {
    start: (parts) => threads.start(parts),
    // The first is short and comes last: a thread would take longer to start.
    complete: (raw, part, taken) =>
      part === 0 ? completeHere(raw, 0, taken) : completeIn(threads, { raw, part, taken }),
    close: () => threads.end(),
  };
}

function completeHere(raw: Uint8Array, part: number, taken: number): CompletedSoon {
  const reading = import('./part.ts').then(({ readPart }) => readPart(raw));
  return {
    survey: ignoreRejection(reading.then(({ survey }) => survey)),
    written: ignoreRejection(reading.then((read) => read.complete(part, taken))),
  };
}

/** One part at a time for each thread: several would need their memory at once. */
function completeIn(threads: Threads<PartRequest, Answer>, question: PartRequest): CompletedSoon {
  let surveyed: ((survey: Survey) => void) | undefined;
  const early = new Promise<Survey>((resolve) => (surveyed = resolve));
  const written = threads.run(
    (thread) => thread.send(question),
    (answer) => {
      if (answer.kind === 'failed') throw new Error(answer.reason);
      if (answer.kind === 'written') return answer.part;
      surveyed?.(answer.survey);
      return undefined;
    },
  );
  const late = written.then(({ survey }) => survey);
  return { survey: ignoreRejection(Promise.race([early, late])), written: ignoreRejection(written) };
}
