import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { DeadlineError } from './time-limit.ts';

/** How long a worker may take, and how much memory the process may gain meanwhile. */
export interface Bounds {
  readonly seconds: number;
  readonly bytes: number;
}

/** Says that work was broken off because it needed too much memory. */
export class MemoryError extends Error {
  override readonly name = 'MemoryError';
}

/**
 * Runs a program that was built beside this one in a thread of its own, and returns the first message it posts. Unlike
 * `within`, it bounds work that waits in between, and memory. Throws `DeadlineError` or `MemoryError`; returns
 * undefined where the program was not built.
 */
export async function runBounded(program: string, data: unknown, bounds: Bounds): Promise<unknown> {
  const file = fileURLToPath(new URL(program, import.meta.url));
  if (!existsSync(file)) return undefined;
  const resourceLimits = { maxOldGenerationSizeMb: Math.ceil(bounds.bytes / 1024 / 1024) };
  const worker = new Worker(file, { workerData: data, resourceLimits });
  try {
    return await firstMessage(worker, bounds);
  } finally {
    await worker.terminate();
  }
}

/** How often time and memory are looked at, in milliseconds: a thread gains some 100 MB a second. */
const interval = 50;

function firstMessage(worker: Worker, { seconds, bytes }: Bounds): Promise<unknown> {
  const [started, before] = [performance.now(), process.memoryUsage.rss()];
  const tooMuch = (): Error => new MemoryError(`needs more than ${Math.round(bytes / 1024 / 1024)} MiB of memory`);
  return new Promise((resolve, reject) => {
    const watch = setInterval(() => {
      if (performance.now() - started > seconds * 1000)
        settle(() => reject(new DeadlineError(`took longer than ${seconds} seconds`)));
      else if (process.memoryUsage.rss() - before > bytes) settle(() => reject(tooMuch()));
    }, interval);
    const settle = (end: () => void): void => {
      clearInterval(watch);
      end();
    };
    worker.once('message', (message: unknown) => settle(() => resolve(message)));
    worker.once('error', (error: NodeJS.ErrnoException) =>
      settle(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : error)),
    );
    worker.once('exit', () => settle(() => reject(new Error('The thread has ended without a message'))));
  });
}
