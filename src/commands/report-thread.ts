import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { BrowserInfo, PageJob, Press, PrintedPages, PrintErrorCode } from '../print/index.ts';
import { openTemplates } from '../render/index.ts';
import type { Rendering } from '../report.ts';
import type { Terminal } from '../terminal.ts';
import { type Input, type OneRun, type Outcome, reportOne } from './report-one.ts';

/** What a thread knows of the run. */
export interface ThreadRun extends OneRun, Omit<Rendering, 'templates' | 'paper' | 'formats'> {
  readonly templates: readonly string[];
  /** Whether there is a browser. */
  readonly prints: boolean;
}

/** What a thread is told. */
export type ToThread =
  | { readonly kind: 'report'; readonly input: Input }
  | { readonly kind: 'laid-out' }
  | { readonly kind: 'printed'; readonly pages: PrintedPages; readonly info: BrowserInfo }
  | { readonly kind: 'not-printed'; readonly code: PrintErrorCode | null; readonly message: string };

/** What a thread says. */
export type FromThread =
  | { readonly kind: 'said'; readonly how: keyof Terminal; readonly line: string }
  | { readonly kind: 'print'; readonly job: PageJob }
  | { readonly kind: 'done'; readonly outcome: Outcome }
  | { readonly kind: 'fault'; readonly message: string; readonly stack: string | undefined };

if (parentPort !== null) serve(parentPort, workerData);

function serve(port: MessagePort, run: ThreadRun): void {
  const tell = (message: FromThread): void => port.postMessage(message);
  const said = (how: keyof Terminal) => (line: string) => tell({ kind: 'said', how, line });
  const [say, complain, remark, progress] = [said('say'), said('complain'), said('remark'), said('progress')];
  const terminal: Terminal = { say, complain, remark, progress };
  const templates = openTemplates(run.templates);
  const inputs = run.inputs.map(({ path }) => path);
  const browser = run.prints ? pressBeyond(port) : null;
  const report = async (input: Input): Promise<Outcome> => {
    const rendering: Rendering = { ...run, paper: run.paper ?? 'A4', templates: await templates };
    return reportOne(input, run, { rendering, browser, inputs, terminal });
  };
  port.on('message', (message: ToThread) => {
    if (message.kind !== 'report') return;
    report(message.input).then(
      (outcome) => tell({ kind: 'done', outcome }),
      (error: unknown) => {
        const { message, stack } = error instanceof Error ? error : new Error(String(error));
        tell({ kind: 'fault', message, stack });
      },
    );
  });
}

/** Prints with the browser of the main thread, and completes here what comes of it. */
function pressBeyond(port: MessagePort): Press {
  let tell = (_: BrowserInfo): void => {};
  const ready = new Promise<BrowserInfo>((resolve) => (tell = resolve));
  const printPages = (job: PageJob): Promise<PrintedPages> =>
    new Promise((resolve, reject) => {
      const hear = (message: ToThread): void => {
        if (message.kind === 'laid-out') job.onLaidOut?.();
        if (message.kind !== 'printed' && message.kind !== 'not-printed') return;
        port.off('message', hear);
        if (message.kind === 'printed') {
          tell(message.info);
          resolve(message.pages);
        } else failureOf(message).then(reject, reject);
      };
      port.on('message', hear);
      const { html, paper, timeoutSeconds } = job;
      const asked: FromThread = { kind: 'print', job: { html, paper, timeoutSeconds } };
      port.postMessage(asked);
    });
  return {
    ready,
    async print(job) {
      const { printPdf } = await import('../print/index.ts');
      return printPdf(job, printPages);
    },
  };
}

async function failureOf({ code, message }: Extract<ToThread, { kind: 'not-printed' }>): Promise<Error> {
  const { PrintError } = await import('../print/index.ts');
  return code === null ? new Error(message) : new PrintError(code, message);
}
