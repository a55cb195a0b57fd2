import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { BrowserHandle } from '../print/index.ts';
import { openThreads, type Thread } from '../threads.ts';
import type { Terminal } from '../terminal.ts';
import type { Input, Outcome } from './report-one.ts';
import type { FromThread, ThreadRun, ToThread } from './report-thread.ts';
import type { ReportRun } from './run-report.ts';

/** Reports inputs. */
export interface Reporter {
  readonly report: (input: Input, terminal: Terminal) => Promise<Outcome>;
  readonly end: () => void;
}

/** Reports inputs in threads, which print with the one browser; null where that is not worth it, or cannot be. */
export function reportInThreads(run: ReportRun): Reporter | null {
  const { inputs, jobs, browser } = run;
  // Where nobody says how many, a core is left to the browser.
  const wanted = jobs ?? availableParallelism() - (browser === null ? 0 : 1);
  const count = Math.min(wanted, inputs.length, Math.floor(sizeOf(inputs) / worthThread));
  const threads = count < 2 ? null : openThreads<ToThread, FromThread>('./report-thread.cjs', count, sent(run));
  if (threads === null) return null;
  const report: Reporter['report'] = (input, terminal) =>
    threads.lend<Outcome>(
      (thread) => thread.send({ kind: 'report', input }),
      (message, thread) => {
        if (message.kind === 'done') return message.outcome;
        if (message.kind === 'fault') throw Object.assign(new Error(message.message), { stack: message.stack });
        if (message.kind === 'said') terminal[message.how](message.line);
        else if (browser !== null) void printFor(thread, browser, message);
        return undefined;
      },
    );
  return { report, end: () => threads.end() };
}

/** How many bytes are read in the time in which a thread starts, about. */
const worthThread = 1_000_000;

/** The size of all inputs; what is wrong with one is said when its turn comes. */
function sizeOf(inputs: readonly Input[]): number {
  return inputs.reduce((sum, { path }) => sum + sizeOfFile(path), 0);
}

function sizeOfFile(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

/** What every thread is told of the run: what can be sent. */
function sent({ browser, jobs: _jobs, terminal: _terminal, ...run }: ReportRun): ThreadRun {
  return { ...run, prints: browser !== null, since: null };
}

async function printFor(
  thread: Thread<ToThread>,
  browser: BrowserHandle,
  { job }: Extract<FromThread, { kind: 'print' }>,
): Promise<void> {
  try {
    const pages = await browser.printPages({ ...job, onLaidOut: () => thread.send({ kind: 'laid-out' }) });
    thread.send({ kind: 'printed', pages, info: await browser.ready });
  } catch (error) {
    const { PrintError } = await import('../print/index.ts');
    const code = error instanceof PrintError ? error.code : null;
    thread.send({ kind: 'not-printed', code, message: error instanceof Error ? error.message : String(error) });
  }
}
