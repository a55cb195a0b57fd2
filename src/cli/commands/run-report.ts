import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { outputNames } from '../../pipeline/output-names.ts';
import { openSeries } from '../../pipeline/series.ts';
import { readSide, type Reading } from '../../pipeline/snapshot.ts';
import { prepareOutput } from './prepare-output.ts';
import type { Terminal } from '../terminal.ts';
import type { ExitCode } from './context.ts';
import { sideBySide } from './ordered-log.ts';
import type { Outputs } from './output-options.ts';
import { readInput, reportOne, type OneRun, type ReportOutcome } from './report-one.ts';
import type { Input } from './inputs.ts';

/** One run of the report command. */
export interface ReportRun {
  readonly inputs: readonly Input[];
  readonly outputs: Outputs;
  readonly reading: Reading;
  /** The snapshot the one input is compared with; null compares inputs of the same audit with one another. */
  readonly since: string | null;
  /** Whether the commits of a post are read for how it came to this. */
  readonly history: boolean;
  readonly strict: boolean;
  /** Whether posts without findings are passed over. */
  readonly skipOther: boolean;
  /** Whether what is there is only compared with what would be written. */
  readonly check: boolean;
  /** Whether a check misses a PDF that is not there. */
  readonly pdfRequired: boolean;
  /** How many files are worked on at once; null for one on each core. */
  readonly jobs: number | null;
  readonly terminal: Terminal;
}

/** Writes the reports of all inputs; what fails for one leaves the others alone. */
export async function runReport(run: ReportRun): Promise<ExitCode> {
  const { outputs, reading, terminal } = run;
  const { rendering, browser, print } = outputs;
  try {
    if (!run.check && print === null) prepareOutput(rendering.folder, rendering.shownFolder, terminal);
    // A file that is named twice is one input.
    const inputs = new Map(run.inputs.map((input) => [input.path, input]));
    const paths = [...inputs.keys()];
    const since =
      run.since === null ? null : await readSide(run.since, { ...reading, evidence: 'own' }, folderOf(paths));
    const one: OneRun = {
      ...run,
      series: openSeries(paths, (path) => readInput(inputs.get(path) ?? { path, shown: path }, reading)),
      names: outputNames(paths),
      since,
    };
    const sources = [...paths, ...(since?.path === undefined || since.path === null ? [] : [since.path])];
    const report = (input: Input, log: Terminal): Promise<ReportOutcome> =>
      reportOne(input, one, { rendering, browser, print, inputs: sources, terminal: log });
    const jobs = run.jobs ?? availableParallelism();
    return summarizeOutcomes(await sideBySide([...inputs.values()], jobs, terminal, report));
  } finally {
    await browser?.close();
  }
}

/** Of the one post that `--since` is for: both are read by its rules. */
function folderOf([path]: readonly string[]): string | null {
  return path === undefined ? null : dirname(path);
}

function summarizeOutcomes(results: readonly ReportOutcome[]): ExitCode {
  if (results.every((result) => result === 'good')) return 0;
  return results.every((result) => result === 'nothing') ? 2 : 1;
}
