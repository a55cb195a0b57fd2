import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Prepared, WrittenPart } from './part.ts';
import type { Answer, Question } from './thread.ts';

/** Completes parts beside the main thread. */
export interface Completer {
  /**
   * Completes a part as soon as it is printed. `place` is told what is known of it, and gives the number of its first
   * object when those before it have theirs: so ask in the order of the parts.
   */
  complete(
    printing: Promise<Uint8Array>,
    part: number,
    place: (prepared: Prepared) => Promise<number>,
  ): Promise<WrittenPart>;
  /** Ends what was started; parts that are not written by then never are. */
  close(): void;
}

/** Starts up to `most` threads, each when there is work for it. Where the program is not built, all is done in this one. */
export function openCompleter(most: number): Completer {
  if (!existsSync(program)) return { complete: completeHere, close: () => {} };
  const threads: Thread[] = [];
  const idle: Thread[] = [];
  const waiting: ((thread: Thread) => void)[] = [];
  const borrow = async (): Promise<Thread> => {
    const thread = idle.pop();
    if (thread !== undefined) return thread;
    if (threads.length >= most) return new Promise((resolve) => waiting.push(resolve));
    const another = startThread();
    threads.push(another);
    return another;
  };
  const giveBack = (thread: Thread): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(thread);
    else next(thread);
  };
  return {
    // One part at a time for each thread: several would need their memory at once.
    async complete(printing, part, place) {
      const thread = await borrow();
      try {
        const prepared = await thread.ask({ kind: 'prepare', raw: await printing, part });
        if (prepared.kind !== 'prepared') throw faultOf(prepared);
        const written = await thread.ask({ kind: 'write', first: await place(prepared) });
        if (written.kind !== 'written') throw faultOf(written);
        return written.part;
      } finally {
        giveBack(thread);
      }
    },
    close() {
      for (const thread of threads) thread.end();
    },
  };
}

const program = fileURLToPath(new URL('./finish-thread.js', import.meta.url));

const completeHere: Completer['complete'] = async (printing, part, place) => {
  const { preparePart } = await import('./part.ts');
  const prepared = await preparePart(await printing, part, false);
  return prepared.write(await place(prepared));
};

function faultOf(answer: Answer): Error {
  return new Error(answer.kind === 'fault' ? answer.message : 'a thread gave another answer');
}

interface Thread {
  /** Asks one question at a time. Never fails: a fault is an answer. */
  ask(question: Question): Promise<Answer>;
  end(): void;
}

function startThread(): Thread {
  const worker = new Worker(program);
  let tell = (_: Answer): void => {};
  worker.on('message', (answer: Answer) => tell(answer));
  worker.on('error', (error) => tell({ kind: 'fault', message: error.message }));
  worker.on('exit', () => tell({ kind: 'fault', message: 'a thread has ended' }));
  return {
    ask: (question) =>
      new Promise((resolve) => {
        tell = resolve;
        worker.postMessage(question);
      }),
    end() {
      void worker.terminate();
    },
  };
}
