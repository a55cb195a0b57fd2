import { availableParallelism } from 'node:os';
import type { BrowserHandle } from '../print/index.ts';
import type { Side } from '../read/sides.ts';
import { UserError } from '../read/source.ts';
import { openTemplates } from '../render/index.ts';
import { reportName, type Rendering } from '../report.ts';
import type { Terminal } from '../terminal.ts';
import { prepareFolder } from '../write.ts';
import type { ExitCode } from './context.ts';
import { type Input, type OneRun, type Outcome, reportOne } from './report-one.ts';
import { type Reporter, reportInThreads } from './report-threads.ts';
import { sideBySide } from './side-by-side.ts';

/** One run of the report command. */
export interface ReportRun extends Omit<OneRun, 'since'>, Omit<Rendering, 'templates' | 'paper' | 'formats'> {
  readonly templates: readonly string[];
  /** Started already; null where no PDF is wanted. Closed at the end. */
  readonly browser: BrowserHandle | null;
  /** The earlier snapshot the one input is compared with; null compares inputs of the same audit with one another. */
  readonly since: (() => Promise<Side>) | null;
  /** How many files are worked on at once; null for one on each core. */
  readonly jobs: number | null;
  readonly terminal: Terminal;
}

/** Writes the reports of all inputs; what fails for one leaves the others alone. */
export async function runReport(run: ReportRun): Promise<ExitCode> {
  const { terminal, browser } = run;
  let reporter: Reporter | null = null;
  try {
    refuseCollisions(run.inputs);
    if (!run.check) prepareFolder(run.folder, run.shownFolder);
    const templates = await openTemplates(run.templates);
    reporter = reportInThreads(run) ?? (await reportHere(run, templates));
    return summarizeOutcomes(
      await sideBySide(run.inputs, run.jobs ?? availableParallelism(), terminal, reporter.report),
    );
  } finally {
    reporter?.end();
    await browser?.close();
  }
}

/** Reports in this thread: with a single one, files would only wait for one another. */
async function reportHere(run: ReportRun, templates: Rendering['templates']): Promise<Reporter> {
  const since = (await run.since?.()) ?? null;
  const inputs = [...run.inputs.map(({ path }) => path), since?.path ?? null].filter((path) => path !== null);
  const rendering: Rendering = { ...run, paper: run.paper ?? 'A4', templates };
  return {
    report: (input, terminal) =>
      reportOne(input, { ...run, since: since?.report ?? null }, { rendering, browser: run.browser, inputs, terminal }),
    end: () => {},
  };
}

function summarizeOutcomes(results: readonly Outcome[]): ExitCode {
  if (results.every((result) => result === 'good')) return 0;
  return results.every((result) => result === 'nothing') ? 2 : 1;
}

function refuseCollisions(inputs: readonly Input[]): void {
  const seen = new Map<string, string>();
  for (const { path, shown } of inputs) {
    const name = reportName(path).toLowerCase();
    const other = seen.get(name);
    if (other !== undefined)
      throw new UserError(
        `${other} and ${shown} would both be written as ${reportName(path)}: give one another name, or write them to different folders with --out`,
      );
    seen.set(name, shown);
  }
}
