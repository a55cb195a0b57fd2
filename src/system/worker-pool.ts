import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** A thread, lent to one borrower at a time. */
export interface Thread<In> {
  send(message: In): void;
}

/** Threads that run the same program. */
export interface Threads<In, Out> {
  /** Starts what will be needed soon. */
  start(): void;
  /**
   * Lends a thread to `begin`, as soon as one is free, until `hear` gives a result for what it says. Fails with what
   * `hear` throws, or where the thread ends.
   */
  lend<Result>(begin: (thread: Thread<In>) => void, hear: Hearer<In, Out, Result>): Promise<Result>;
  end(): void;
}

/** Hears what a thread says; undefined waits for more. */
export type Hearer<In, Out, Result> = (message: Out, thread: Thread<In>) => Result | undefined;

/**
 * Makes threads, `count` at the most, of a program that was built beside this one; all get the same `data`. Null where it
 * was not built.
 */
export function openThreads<In, Out>(program: string, count: number, data?: unknown): Threads<In, Out> | null {
  const file = fileURLToPath(new URL(program, import.meta.url));
  if (!existsSync(file)) return null;
  const all: Worker[] = [];
  const idle: Worker[] = [];
  const waiting: ((worker: Worker) => void)[] = [];
  const giveBack = (worker: Worker): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(worker);
    else next(worker);
  };
  const start = (): void => {
    while (all.length < count) {
      const worker = new Worker(file, { workerData: data });
      // What is wrong is told to the borrower; between two of them nothing runs.
      worker.on('error', () => {});
      all.push(worker);
      idle.push(worker);
    }
  };
  const borrow = (): Worker | Promise<Worker> => {
    start();
    return idle.pop() ?? new Promise((resolve) => waiting.push(resolve));
  };
  return {
    start,
    async lend(begin, hear) {
      const worker = await borrow();
      try {
        return await converse(worker, begin, hear);
      } finally {
        giveBack(worker);
      }
    },
    end() {
      for (const worker of all) void worker.terminate();
    },
  };
}

function converse<In, Out, Result>(
  worker: Worker,
  begin: (thread: Thread<In>) => void,
  hear: Hearer<In, Out, Result>,
): Promise<Result> {
  const thread: Thread<In> = { send: (message) => worker.postMessage(message) };
  return new Promise<Result>((resolve, reject) => {
    const onMessage = (message: Out): void => {
      try {
        const result = hear(message, thread);
        if (result !== undefined) settle(() => resolve(result));
      } catch (error) {
        settle(() => reject(error));
      }
    };
    const onError = (error: Error): void => settle(() => reject(error));
    const onExit = (): void => settle(() => reject(new Error('a thread has ended')));
    const settle = (end: () => void): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      end();
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    if (worker.threadId < 0) onExit();
    else begin(thread);
  });
}
