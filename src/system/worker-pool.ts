import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** A worker thread, used for one task at a time. */
export interface WorkerThread<In> {
  send(message: In): void;
}

/** Worker threads that run the same program. */
export interface Threads<In, Out> {
  /** Starts threads before they are needed, so many that there are `wanted`. Without, there is one when it is needed. */
  start(wanted: number): void;
  /**
   * Runs a task in the next free thread: `begin` sends the first message, and the task ends with the first result that
   * `onMessage` returns. Rejects with what `onMessage` throws, or when the thread ends.
   */
  run<Result>(begin: (thread: WorkerThread<In>) => void, onMessage: MessageHandler<In, Out, Result>): Promise<Result>;
  end(): void;
}

/** Handles a message of a thread; returns undefined to wait for more. */
export type MessageHandler<In, Out, Result> = (message: Out, thread: WorkerThread<In>) => Result | undefined;

/**
 * Opens a pool of at most `count` threads of a program that was built beside this one; all get the same `data`. Returns
 * null where it was not built.
 */
export function openThreads<In, Out>(program: string, count: number, data?: unknown): Threads<In, Out> | null {
  const file = fileURLToPath(new URL(program, import.meta.url));
  if (!existsSync(file)) return null;
  const all: Worker[] = [];
  const idle: Worker[] = [];
  const waiting: ((worker: Worker) => void)[] = [];
  const release = (worker: Worker): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(worker);
    else next(worker);
  };
  const launch = (): Worker => {
    const worker = new Worker(file, { workerData: data });
    // Errors reach the task that is running; between two tasks nothing runs.
    worker.on('error', () => {});
    all.push(worker);
    return worker;
  };
  const acquire = (): Worker | Promise<Worker> =>
    idle.pop() ?? (all.length === 0 ? launch() : new Promise((resolve) => waiting.push(resolve)));
  return {
    start(wanted) {
      while (all.length < Math.min(wanted, count)) idle.push(launch());
    },
    async run(begin, onMessage) {
      const worker = await acquire();
      try {
        return await exchange(worker, begin, onMessage);
      } finally {
        release(worker);
      }
    },
    end() {
      for (const worker of all) void worker.terminate();
    },
  };
}

function exchange<In, Out, Result>(
  worker: Worker,
  begin: (thread: WorkerThread<In>) => void,
  onMessage: MessageHandler<In, Out, Result>,
): Promise<Result> {
  const thread: WorkerThread<In> = { send: (message) => worker.postMessage(message) };
  return new Promise<Result>((resolve, reject) => {
    const handle = (message: Out): void => {
      try {
        const result = onMessage(message, thread);
        if (result !== undefined) settle(() => resolve(result));
      } catch (error) {
        settle(() => reject(error));
      }
    };
    const onError = (error: Error): void => settle(() => reject(error));
    const onExit = (): void => settle(() => reject(new Error('a thread has ended')));
    const settle = (end: () => void): void => {
      worker.off('message', handle).off('error', onError).off('exit', onExit);
      end();
    };
    worker.on('message', handle).on('error', onError).on('exit', onExit);
    if (worker.threadId < 0) onExit();
    else begin(thread);
  });
}
