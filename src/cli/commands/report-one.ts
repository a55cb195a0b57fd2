import { basename, dirname } from 'node:path';
import { printedAmong } from '../../domain/formats.ts';
import { settingsFor } from '../../configuration/index.ts';
import type { StatusReport } from '../../domain/model.ts';
import { repositoryPath } from '../../read/repository-path.ts';
import type { Reading, Side } from '../../pipeline/snapshot.ts';
import type { Series } from '../../pipeline/series.ts';
import { NoFindingsError, UserError } from '../../errors.ts';
import { inLanguage, withTheme } from '../../render/index.ts';
import { makeReport } from '../../pipeline/report.ts';
import { reportName, resultLine } from '../../pipeline/outputs.ts';
import { sinceSnapshot } from '../../pipeline/comparison.ts';
import type { Outputs } from './output-options.ts';
import type { Input } from './inputs.ts';
import { checkReport } from './check-report.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { writeReport, type Writing } from './write-report.ts';

/** What holds for every input of a run. */
export interface OneRun {
  readonly series: Series<StatusReport>;
  /** What the outputs of each input are called; null where another input has that name. */
  readonly names: ReadonlyMap<string, string | null>;
  readonly outputs: Outputs;
  readonly reading: Reading;
  readonly strict: boolean;
  readonly skipOther: boolean;
  /** Whether what is there is only held against what would be written. */
  readonly check: boolean;
  /** Whether a check misses a PDF that is not there. */
  readonly pdfRequired: boolean;
  /** The earlier snapshot the one input is compared with; null compares inputs of the same audit with one another. */
  readonly since: Pick<Side, 'report' | 'revision'> | null;
  /** Whether the commits of a post are read for how it came to this. */
  readonly history: boolean;
}

/** `faulty`: written, though not all, or with errors. */
export type ReportOutcome = 'good' | 'faulty' | 'nothing';

/** Reads one input and writes its reports; what is wrong with it is said. */
export async function reportOne(input: Input, run: OneRun, writing: Writing): Promise<ReportOutcome> {
  const { terminal } = writing;
  try {
    terminal.progress(`${input.shown}: reading`);
    const alone = await run.series.read(input.path);
    const earlier = run.since ?? (await before(input, run));
    const compared = earlier === null ? alone : { ...alone, since: sinceSnapshot(earlier, alone) };
    const report = run.history ? await withCourse(compared, input, run.reading) : compared;
    // The lines are those of the post.
    printDiagnostics(report.diagnostics, isSaved(input.path) ? report.snapshot.source : input.shown, terminal);
    terminal.progress(`${input.shown}: rendering`);
    const name = run.names.get(input.path) ?? null;
    if (name === null) throw sameName(input, run.names);
    const { theme, language, order } = await settingsFor(dirname(input.path), run.reading);
    const paper = run.outputs.paper ?? theme.paper ?? 'A4';
    const templates = await inLanguage(withTheme(writing.rendering.templates, theme), language);
    const rendering = { ...writing.rendering, ...sourcePathOf(input), paper, order, templates };
    const whole = run.check
      ? await checkReport(report, name, { ...run, limit: run.reading.limit, rendering, terminal })
      : await writeReport(report, name, { ...writing, rendering });
    terminal.print(resultLine(report));
    if (whole && !isFaulty(report, run.strict)) return 'good';
    const { formats } = run.outputs.rendering;
    return whole || run.check || printedAmong(formats).length < formats.length ? 'faulty' : 'nothing';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (run.skipOther && error instanceof NoFindingsError) {
      terminal.note(`${input.shown}: holds no findings; skipped`);
      return 'good';
    }
    terminal.warn(error.message);
    return 'nothing';
  }
}

function sameName({ path, shown }: Input, names: OneRun['names']): UserError {
  const name = reportName(path);
  const other = [...names].find(([, taken]) => taken?.toLowerCase() === name.toLowerCase())?.[0] ?? path;
  return new UserError(
    `${shown}: would be written as ${name}, as ${basename(other)} is: give one another name, or write them to different folders with --out`,
  );
}

async function withCourse(report: StatusReport, { path }: Input, reading: Reading): Promise<StatusReport> {
  // Of a saved report, its own is kept.
  if (isSaved(path)) return report;
  const { addCourse } = await import('../../pipeline/course.ts');
  return addCourse(report, path, reading);
}

/** Reads a post, or a report that was saved. */
export async function readInput({ path, shown, bytes }: Input, reading: Reading): Promise<StatusReport> {
  if (!isSaved(path)) return makeReport(path, shown, reading.limit, reading, bytes);
  const { readSide } = await import('../../pipeline/snapshot.ts');
  return (await readSide(bytes === undefined ? path : '-', reading)).report;
}

function isSaved(path: string): boolean {
  return /\.(?:json|html|pdf)$/i.test(path);
}

/** Where the post of a saved report lies, only the report knows. */
function sourcePathOf({ path }: Input): { readonly sourcePath: string } | undefined {
  return isSaved(path) ? undefined : { sourcePath: repositoryPath(path) };
}

/** The snapshot before this one among the inputs; what cannot be read is said when its own turn comes. */
async function before({ path }: Input, { series }: OneRun): Promise<OneRun['since']> {
  try {
    const report = await series.before(path);
    return report === null ? null : { report, revision: null };
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function isFaulty({ diagnostics }: StatusReport, strict: boolean): boolean {
  return diagnostics.some(({ severity }) => severity === 'error' || (strict && severity === 'warning'));
}
