import { UserError } from '../../errors.ts';
import { english, historyHeadline, inLanguage } from '../../render/index.ts';
import type { ToldHistory } from '../../pipeline/history.ts';
import type { Terminal } from '../terminal.ts';
import { safeName } from '../../write/file-name.ts';
import { prepareOutput } from './prepare-output.ts';
import type { ExitCode } from './context.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import type { Outputs } from './output-options.ts';
import { writeReport, type Writing } from './write-report.ts';

/** What a history is told from. */
export interface HistorySource {
  /** Files that are read, and must not be written over. */
  readonly inputs: readonly string[];
  readonly tell: () => Promise<ToldHistory>;
}

/** One run of the history command. */
export interface HistoryRun {
  readonly courses: readonly HistorySource[];
  readonly outputs: Outputs;
  readonly terminal: Terminal;
}

/** Tells and writes; what fails for one audit leaves the others alone. */
export async function runHistory(run: HistoryRun): Promise<ExitCode> {
  const { terminal, courses, outputs } = run;
  const { rendering, browser, print } = outputs;
  try {
    if (print === null) prepareOutput(rendering.folder, rendering.shownFolder, terminal);
    const codes: ExitCode[] = [];
    for (const course of courses)
      codes.push(await one(course, { rendering, browser, print, inputs: course.inputs, terminal }));
    if (codes.every((code) => code === 0)) return 0;
    return codes.every((code) => code === 2) ? 2 : 1;
  } finally {
    await browser?.close();
  }
}

async function one({ tell }: HistorySource, writing: Writing): Promise<ExitCode> {
  const { terminal, rendering } = writing;
  try {
    terminal.progress('reading versions');
    const { report, language } = await tell();
    printDiagnostics(report.diagnostics, report.slug, terminal);
    const whole = await writeReport(report, `${safeName(report.slug)}.history`, {
      ...writing,
      rendering: { ...rendering, templates: await inLanguage(rendering.templates, language) },
    });
    terminal.print(`${report.slug}: ${historyHeadline(report, english)}`);
    if (!whole) return rendering.formats.length > 1 ? 1 : 2;
    // Numbers that are not those of today are no success.
    return report.ending?.kind === 'unreadable' ? 1 : 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    terminal.warn(error.message);
    return 2;
  }
}
