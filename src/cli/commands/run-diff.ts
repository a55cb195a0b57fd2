import type { Alias } from '../../domain/settings.ts';
import { compareSides } from '../../pipeline/comparison.ts';
import { isWorkRule } from '../../domain/rules.ts';
import type { ChangeKind, ComparisonReport } from '../../domain/model.ts';
import { NoFindingsError, UserError } from '../../errors.ts';
import { comparisonLines, inLanguage } from '../../render/index.ts';
import type { Side } from '../../pipeline/snapshot.ts';
import type { Terminal } from '../terminal.ts';
import { prepareOutput } from './prepare-output.ts';
import type { ExitCode } from './context.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import type { Outputs } from './output-options.ts';
import { writeReport, type Writing } from './write-report.ts';

/** One run of the diff command. */
export interface DiffRun {
  /** What is compared: read only when its turn comes. */
  readonly pairs: readonly (() => Promise<readonly [Side, Side]>)[];
  readonly aliases: () => Promise<readonly Alias[]>;
  /** Kinds of change that make the run end with 1; null for any difference. */
  readonly failOn: readonly ChangeKind[] | null;
  /** Whether posts without findings are passed over. */
  readonly skipOther: boolean;
  readonly outputs: Outputs;
  readonly terminal: Terminal;
}

/** Compares and writes; what fails for one pair leaves the others alone. Exits as `diff` does. */
export async function runDiff(run: DiffRun): Promise<ExitCode> {
  const { terminal, outputs } = run;
  const { rendering, browser, print } = outputs;
  try {
    if (print === null) prepareOutput(rendering.folder, rendering.shownFolder, terminal);
    const aliases = await run.aliases();
    const codes: ExitCode[] = [];
    const writing = { rendering, browser, print, inputs: [], terminal };
    for (const pair of run.pairs) codes.push(await one(pair, run, aliases, writing));
    return codes.includes(2) ? 2 : codes.includes(1) ? 1 : 0;
  } finally {
    await browser?.close();
  }
}

async function one(
  pair: DiffRun['pairs'][number],
  run: DiffRun,
  aliases: readonly Alias[],
  writing: Writing,
): Promise<ExitCode> {
  const { terminal } = run;
  try {
    const [before, after] = await pair();
    terminal.progress(`${before.shown} → ${after.shown}: comparing`);
    const report = compareSides(before, after, aliases);
    const title = `${before.shown} → ${after.shown}`;
    printDiagnostics(report.diagnostics, title, terminal);
    const inputs = [before.path, after.path].filter((path) => path !== null);
    const templates = await inLanguage(writing.rendering.templates, after.language);
    const rendering = { ...writing.rendering, templates };
    const whole = await writeReport(report, `${before.name}..${after.name}.diff`, { ...writing, rendering, inputs });
    for (const line of comparisonLines(report, title)) terminal.print(line);
    return whole ? verdict(report, run.failOn) : 2;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (run.skipOther && error instanceof NoFindingsError) {
      terminal.note(`${error.message}; skipped`);
      return 0;
    }
    terminal.warn(error.message);
    return 2;
  }
}

/** What changed of all findings at once, remaining work without a finding, and the tracker have no entry, and are differences all the same. */
function verdict(report: ComparisonReport, failOn: readonly ChangeKind[] | null): ExitCode {
  const { summary, entries, tableChanges, tracker, diagnostics } = report;
  if (failOn !== null) {
    const ofTables = new Set(tableChanges.map(({ kind }): ChangeKind => (kind === 'renumbered' ? kind : 'edited')));
    return failOn.some((kind) => summary.changes[kind] > 0 || ofTables.has(kind)) ? 1 : 0;
  }
  if (tracker !== undefined && tracker.changes.length > 0) return 1;
  const isChanged = entries.length > 0 || tableChanges.length > 0;
  return isChanged || diagnostics.some(({ code }) => isWorkRule(code)) ? 1 : 0;
}
