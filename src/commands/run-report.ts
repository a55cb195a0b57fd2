import { dirname } from 'node:path';
import { settingsFor } from '../configuration/index.ts';
import type { StatusReport } from '../model.ts';
import type { BrowserHandle } from '../print/index.ts';
import { UserError } from '../read/source.ts';
import { openTemplates, withTheme } from '../render/index.ts';
import { makeReport, reportName, resultLine, type Rendering } from '../report.ts';
import { sinceSnapshot } from '../comparison.ts';
import { repositoryPath } from '../read/repository-path.ts';
import type { Reading, Side } from '../read/sides.ts';
import { consecutive } from '../read/snapshots.ts';
import type { Terminal } from '../terminal.ts';
import { prepareFolder } from '../write.ts';
import { checkReport } from './check-report.ts';
import type { ExitCode } from './context.ts';
import { sayDiagnostics } from './say-diagnostics.ts';
import { sideBySide } from './side-by-side.ts';
import { writeReport, type Writing } from './write-report.ts';

/** One run of the report command. */
export interface ReportRun extends Omit<Rendering, 'templates' | 'paper'> {
  /** Null for that of the configuration, else A4. */
  readonly paper: Rendering['paper'] | null;
  readonly inputs: readonly Input[];
  readonly templates: readonly string[];
  /** Started already; null where no PDF is wanted. Closed at the end. */
  readonly browser: BrowserHandle | null;
  readonly reading: Reading;
  readonly strict: boolean;
  /** Whether what is there is only held against what would be written. */
  readonly check: boolean;
  /** The earlier snapshot the one input is compared with; null compares inputs of the same audit with one another. */
  readonly since: (() => Promise<Side>) | null;
  /** How many files are worked on at once. */
  readonly jobs: number;
  readonly terminal: Terminal;
}

/** A file to read, and how the user calls it. */
export interface Input {
  readonly path: string;
  readonly shown: string;
}

/** Writes the reports of all inputs; what fails for one leaves the others alone. */
export async function runReport(run: ReportRun): Promise<ExitCode> {
  const { terminal, browser } = run;
  try {
    refuseCollisions(run.inputs);
    if (!run.check) prepareFolder(run.folder, run.shownFolder);
    const since = await run.since?.();
    const inputs = [...run.inputs.map(({ path }) => path), since?.path ?? null].filter((path) => path !== null);
    const rendering: Rendering = { ...run, paper: run.paper ?? 'A4', templates: await openTemplates(run.templates) };
    const results = await sideBySide(run.inputs, run.jobs, terminal, (input, own) =>
      one(input, { ...run, terminal: own }, since ?? null, { rendering, browser, inputs, terminal: own }),
    );
    return summarizeOutcomes(results);
  } finally {
    await browser?.close();
  }
}

type Outcome = 'good' | 'faulty' | 'nothing';

async function one(input: Input, run: ReportRun, named: Side | null, writing: Writing): Promise<Outcome> {
  const { terminal } = run;
  try {
    terminal.progress(`${input.shown}: reading`);
    const alone = await reportOf(input, run);
    const earlier = named?.report ?? (await before(input, run));
    const report = earlier === null ? alone : { ...alone, since: sinceSnapshot(earlier, alone) };
    sayDiagnostics(report, input.shown, terminal);
    terminal.progress(`${input.shown}: rendering`);
    const name = reportName(input.path);
    const { theme } = await settingsFor(dirname(input.path), run.reading);
    const paper = run.paper ?? theme.paper ?? 'A4';
    const templates = withTheme(writing.rendering.templates, theme);
    const rendering = { ...writing.rendering, ...sourcePathOf(input), paper, templates };
    const whole = run.check
      ? await checkReport(report, name, rendering, terminal)
      : await writeReport(report, name, { ...writing, rendering });
    terminal.say(resultLine(report));
    if (whole && !isFaulty(report, run.strict)) return 'good';
    return whole || run.check || run.formats.some((format) => format !== 'pdf') ? 'faulty' : 'nothing';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    terminal.complain(error.message);
    return 'nothing';
  }
}

/** Reads a post, or a report that was saved. */
async function reportOf({ path, shown }: Input, { reading }: ReportRun): Promise<StatusReport> {
  if (!isSaved(path)) return makeReport(path, shown, reading.limit, reading);
  const { readSide } = await import('../read/sides.ts');
  return (await readSide(path, reading)).report;
}

function isSaved(path: string): boolean {
  return /\.(?:json|html|pdf)$/i.test(path);
}

/** Where the post of a saved report lies, only the report knows. */
function sourcePathOf({ path }: Input): { readonly sourcePath: string } | undefined {
  return isSaved(path) ? undefined : { sourcePath: repositoryPath(path) };
}

/** The snapshot before this one among the inputs; what cannot be read is said when its own turn comes. */
async function before(input: Input, run: ReportRun): Promise<StatusReport | null> {
  const { inputs } = run;
  const [path] = consecutive(inputs.map((one) => one.path)).find(([, later]) => later === input.path) ?? [];
  const earlier = inputs.find((one) => one.path === path);
  if (earlier === undefined) return null;
  return reportOf(earlier, run).catch((error: unknown) => {
    if (error instanceof UserError) return null;
    throw error;
  });
}

function isFaulty({ diagnostics }: StatusReport, strict: boolean): boolean {
  return diagnostics.some(({ severity }) => severity === 'error' || (strict && severity === 'warning'));
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
