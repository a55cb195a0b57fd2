import type { ExitCode } from './context.ts';
import type { StatusReport } from '../model.ts';
import type { BrowserChoice, BrowserHandle } from '../print/index.ts';
import { UserError } from '../read.ts';
import { openTemplates } from '../render/index.ts';
import {
  makeReport,
  renderPdf,
  renderTexts,
  reportName,
  resultLine,
  shownDiagnostics,
  type Rendering,
} from '../report.ts';
import type { Terminal } from '../terminal.ts';
import { checkTarget, prepareFolder, writeArtifact, type Artifact } from '../write.ts';

/** One run of the report command. */
export interface ReportRun extends Omit<Rendering, 'templates'> {
  readonly inputs: readonly Input[];
  readonly templates: readonly string[];
  readonly browser: BrowserChoice;
  /** Largest input, in bytes. */
  readonly limit: number;
  readonly strict: boolean;
  readonly terminal: Terminal;
}

/** A file to read, and how the user calls it. */
export interface Input {
  readonly path: string;
  readonly shown: string;
}

/** Writes the reports of all inputs; what fails for one leaves the others alone. */
export async function runReport(run: ReportRun): Promise<ExitCode> {
  refuseCollisions(run.inputs);
  prepareFolder(run.folder, run.shownFolder);
  const browser = await startBrowserFor(run);
  try {
    const rendering: Rendering = { ...run, templates: openTemplates(run.templates) };
    const results: Outcome[] = [];
    for (const input of run.inputs) results.push(await one(input, run, rendering, browser));
    return summarizeOutcomes(results);
  } finally {
    await browser?.close();
  }
}

type Outcome = 'good' | 'faulty' | 'nothing';

async function startBrowserFor({ formats, browser, terminal }: ReportRun): Promise<BrowserHandle | null> {
  if (!formats.includes('pdf')) return null;
  const { startBrowser } = await import('../print/index.ts');
  return startBrowser(browser, terminal.progress);
}

async function one(
  input: Input,
  run: ReportRun,
  rendering: Rendering,
  browser: BrowserHandle | null,
): Promise<Outcome> {
  const { terminal } = run;
  const name = reportName(input.path);
  const inputs = run.inputs.map(({ path }) => path);
  try {
    terminal.progress(`${input.shown}: reading`);
    const report = await makeReport(input.path, input.shown, run.limit);
    for (const line of shownDiagnostics(report)) terminal.complain(line);
    terminal.progress(`${input.shown}: rendering`);
    const texts = await renderTexts(report, name, rendering);
    for (const artifact of texts) checkTarget(artifact, inputs);
    for (const artifact of texts) await save(artifact, inputs, terminal);
    const printed = browser === null ? true : await print(report, name, rendering, browser, inputs, terminal);
    terminal.say(resultLine(report));
    return printed && !isFaulty(report, run.strict) ? 'good' : texts.length > 0 || printed ? 'faulty' : 'nothing';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    terminal.complain(error.message);
    return 'nothing';
  }
}

async function print(
  report: StatusReport,
  name: string,
  rendering: Rendering,
  browser: BrowserHandle,
  inputs: readonly string[],
  terminal: Terminal,
): Promise<boolean> {
  const { PrintError } = await import('../print/index.ts');
  terminal.progress(`${report.snapshot.source}: printing`);
  try {
    const pdf = await renderPdf(report, name, rendering, browser);
    if (pdf.missingGlyphs.length > 0)
      terminal.complain(
        `${pdf.shown}: no font has ${pdf.missingGlyphs.slice(0, 12).join(' ')}; install fonts for them (Debian: fonts-noto-cjk, fonts-noto-color-emoji)`,
      );
    await save(pdf, inputs, terminal);
    return true;
  } catch (error) {
    if (!(error instanceof PrintError)) throw error;
    terminal.complain(`${report.snapshot.source}: no PDF: ${error.message}`);
    return false;
  }
}

async function save(artifact: Artifact, inputs: readonly string[], terminal: Terminal): Promise<void> {
  await writeArtifact(artifact, inputs);
  terminal.say(`wrote ${artifact.shown}`);
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
