import { availableParallelism } from 'node:os';
import type { BrowserHandle } from '../../print/index.ts';
import type { Side } from '../../pipeline/snapshot.ts';
import { UserError } from '../../errors.ts';
import { openTemplates } from '../../render/index.ts';
import { reportName, type Rendering } from '../../pipeline/outputs.ts';
import type { Terminal } from '../terminal.ts';
import { prepareFolder } from '../../write/write-file.ts';
import type { ExitCode } from './context.ts';
import { type Input, type OneRun, type Outcome, reportOne } from './report-one.ts';
import { sideBySide } from './ordered-log.ts';

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
  try {
    refuseCollisions(run.inputs);
    if (!run.check) prepareFolder(run.folder, run.shownFolder);
    const templates = await openTemplates(run.templates);
    const since = (await run.since?.()) ?? null;
    const inputs = [...run.inputs.map(({ path }) => path), since?.path ?? null].filter((path) => path !== null);
    const rendering: Rendering = { ...run, paper: run.paper ?? 'A4', templates };
    const one: OneRun = { ...run, since };
    const report = (input: Input, log: Terminal): Promise<Outcome> =>
      reportOne(input, one, { rendering, browser, inputs, terminal: log });
    return summarizeOutcomes(await sideBySide(run.inputs, run.jobs ?? availableParallelism(), terminal, report));
  } finally {
    await browser?.close();
  }
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
