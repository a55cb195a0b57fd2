import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
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

/** Makes one that starts so many threads. Where the program is not built, all is done in this one. */
export function openCompleter(count: number): Completer {
  if (!existsSync(program)) return { start: () => {}, complete: completeHere, close: () => {} };
  const threads: Thread[] = [];
  const idle: Thread[] = [];
  const waiting: ((thread: Thread) => void)[] = [];
  const borrow = (): Thread | Promise<Thread> => idle.pop() ?? new Promise((resolve) => waiting.push(resolve));
  const giveBack = (thread: Thread): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(thread);
    else next(thread);
  };
  return {
    start() {
      for (; threads.length < count; idle.push(...threads.slice(-1))) threads.push(startThread());
    },
    // One part at a time for each thread: several would need their memory at once.
    async complete(raw, part, taken) {
      const thread = await borrow();
      const answer = await thread.ask({ raw, part, taken });
      giveBack(thread);
      if (typeof answer === 'string') throw new Error(answer);
      return answer;
    },
    close() {
      for (const thread of threads) thread.end();
    },
  };
}

const program = fileURLToPath(new URL('./finish-thread.js', import.meta.url));

const completeHere: Completer['complete'] = async (raw, part, taken) => {
  const { completePart } = await import('./part.ts');
  return completePart(raw, part, taken);
};

interface Thread {
  /** Asks one question at a time. Never fails: what is wrong is an answer too. */
  ask(question: Question): Promise<Answer>;
  end(): void;
}

function startThread(): Thread {
  const worker = new Worker(program);
  let tell = (_: Answer): void => {};
  worker.on('message', (answer: Answer) => tell(answer));
  worker.on('error', (error) => tell(error.message));
  worker.on('exit', () => tell('a thread has ended'));
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
