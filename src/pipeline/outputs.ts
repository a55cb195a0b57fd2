import { join } from 'node:path';
import {
  allEndingsOf,
  endingsOf,
  isFormat,
  printedEndings,
  type ExtractName,
  type FormatName,
  type PrintedFormat,
  type ReportFormat,
} from '../domain/formats.ts';
import type { FindingOrder, Paper } from '../domain/settings.ts';
import type { AuditReport, ComparisonReport, HistoryReport, StatusReport } from '../domain/model.ts';
import { packageVersion } from '../package.ts';
import type { PageJob, PdfPrinter, PrintedPdf, PrintJob } from '../print/index.ts';
import { stemOf } from '../read/snapshot-names.ts';
import {
  briefLimits,
  type BriefLimits,
  renderHtml,
  renderMarkdown,
  renderPrintable,
  summaryText,
  toJson,
  type Templates,
} from '../render/index.ts';
import { say } from '../render/catalogue/say.ts';
import { truncateMarkdown } from '../render/truncate.ts';
import { counted } from '../render/words.ts';
import { safeName } from '../write/file-name.ts';
import type { Artifact } from '../write/write-file.ts';

/** What is needed to turn a report into files. */
export interface Rendering {
  readonly formats: readonly ReportFormat[];
  readonly folder: string;
  readonly shownFolder: string;
  readonly templates: Templates;
  readonly paper: Paper;
  /** Of the findings of status reports; absent: that of the source. */
  readonly order?: FindingOrder;
  readonly timeoutSeconds: number;
  /** Reports with more findings are not printed. */
  readonly maxPdfFindings: number;
  /** The post's path in its repository, where that is known. */
  readonly sourcePath?: string;
  /** Most characters of the Markdown. */
  readonly maxMarkdown?: number;
}

/** What of it says how a PDF is printed. */
type PrintSettings = Pick<Rendering, 'templates' | 'paper' | 'timeoutSeconds' | 'order'>;

/** Renders the text formats of a report as files, one after another, not yet written. */
export async function* renderTexts(report: AuditReport, name: string, rendering: Rendering): AsyncGenerator<Artifact> {
  const { templates, order } = rendering;
  const contents: { readonly [format in FormatName]?: () => string | Promise<string> } = {
    json: () => toJson(report),
    md: () =>
      truncateMarkdown(renderMarkdown(report, templates, order), rendering.maxMarkdown ?? Infinity, templates.words),
    html: () => renderHtml(report, templates, order),
  };
  for (const format of rendering.formats) {
    if (format === 'brief') continue;
    if (!isFormat(format)) yield* extractsOf(format, report, name, rendering);
    else {
      const content = await contents[format]?.();
      if (content !== undefined) yield { ...target(name, format, rendering), content };
    }
  }
}

async function* extractsOf(
  format: ExtractName,
  report: AuditReport,
  name: string,
  rendering: Rendering,
): AsyncGenerator<Artifact> {
  if (report.kind !== 'status') return yield* summaryOf(format, report, name, rendering);
  const { renderExtract } = await import('../render/exports/index.ts');
  const context = { version: packageVersion(), path: rendering.sourcePath ?? report.snapshot.source };
  for (const ending of endingsOf(format))
    yield {
      ...target(name, ending, rendering),
      content: await renderExtract(ending, report, context, rendering.templates.words),
    };
}

function* summaryOf(
  format: ExtractName,
  report: ComparisonReport | HistoryReport,
  name: string,
  rendering: Rendering,
): Generator<Artifact> {
  if (format !== 'summary') return;
  yield {
    ...target(name, 'summary.txt', rendering),
    content: summaryText(report, rendering.templates.words),
  };
}

/** A PDF, not yet written. */
export interface RenderedPdf extends Artifact {
  /** Characters that no font could show. */
  readonly missingGlyphs: readonly string[];
  /** How large its pages are drawn: 1, or less where something is wider than the paper. */
  readonly scale: number;
}

/** Renders the page of a report, and gives what prints it as PDF, with its JSON inside; that fails with a `PrintError`. */
export async function preparePdf(
  report: AuditReport,
  name: string,
  rendering: Rendering,
  browser: PdfPrinter,
  kind: PrintedFormat = 'pdf',
): Promise<(listeners: Pick<PageJob, 'onLaidOut' | 'onPart'>) => Promise<RenderedPdf>> {
  const { fontFaceCss, PrintError } = await import('../print/index.ts');
  const count = rowsOf(report);
  if (kind === 'brief')
    return async (listeners) => {
      const { bytes, missingGlyphs, scale } = await printBrief(report, name, rendering, browser, listeners);
      return { ...target(name, printedEndings.brief, rendering), content: bytes, missingGlyphs, scale };
    };
  if (count > rendering.maxPdfFindings)
    return () =>
      Promise.reject(
        new PrintError(
          'too-large',
          `${count} findings are more than the ${rendering.maxPdfFindings} that are printed as one: raise the limit with --max-pdf-findings (a browser takes about two seconds for each thousand), or read the HTML.`,
        ),
      );
  const job = await printJobOf(report, name, rendering, fontFaceCss);
  return async (listeners) => {
    const { bytes, missingGlyphs, scale } = await browser.print({ ...job, ...listeners });
    return { ...target(name, 'pdf', rendering), content: bytes, missingGlyphs, scale };
  };
}

/** Prints the first page of a report: with less and less of its lists, until it is one page. Throws `PrintError`. */
export async function printBrief(
  report: AuditReport,
  name: string,
  rendering: PrintSettings,
  browser: PdfPrinter,
  listeners: Pick<PageJob, 'onLaidOut' | 'onPart'> = {},
): Promise<PrintedPdf> {
  const { fontFaceCss } = await import('../print/index.ts');
  const print = async (limits: BriefLimits): Promise<PrintedPdf> =>
    browser.print({ ...(await printJobOf(report, name, { ...rendering, brief: limits }, fontFaceCss)), ...listeners });
  const [most, ...less] = briefLimits;
  let printed = await print(most);
  for (const limits of less) if (printed.pages > 1) printed = await print(limits);
  return printed;
}

/** Prints a report as PDF, with its JSON inside. Throws `PrintError`. */
export async function printReport(
  report: AuditReport,
  name: string,
  rendering: PrintSettings,
  browser: PdfPrinter,
): Promise<PrintedPdf> {
  const { fontFaceCss } = await import('../print/index.ts');
  return browser.print(await printJobOf(report, name, rendering, fontFaceCss));
}

async function printJobOf(
  report: AuditReport,
  name: string,
  { templates, paper, timeoutSeconds, order, brief }: PrintSettings & { readonly brief?: BriefLimits },
  fonts: (text: string) => Promise<string>,
): Promise<PrintJob> {
  const page = await renderPrintable(report, templates, paper, fonts, { order, brief });
  const attachment = {
    name: `${name}.json`,
    mimeType: 'application/json',
    // Not before the browser has its page: while it prints, there is time for it.
    get bytes() {
      return new TextEncoder().encode(toJson(report));
    },
    description: say(templates.words, 'dataOfReport'),
  };
  return { ...page, paper, language: say(templates.words, 'lang'), attachment, timeoutSeconds };
}

/** How many rows about findings a report has. */
function rowsOf(report: AuditReport): number {
  if (report.kind === 'status') return report.findings.length;
  return report.kind === 'comparison' ? report.entries.length : 0;
}

/** The name of a report's files: that of its source without extension, or of its folder for `index.md` and the like. */
export function reportName(path: string): string {
  return safeName(stemOf(path));
}

/** The result in one line: what the numbers are and what the source should know. */
export function resultLine(report: StatusReport): string {
  const { total, settled, unsettled } = report.summary;
  const count = (wanted: string, noun = wanted): string =>
    counted(report.diagnostics.filter(({ severity }) => severity === wanted).length, noun);
  const notes = [count('error'), count('warning'), count('info', 'remark')].join(', ');
  return `${report.snapshot.source}: ${counted(total, 'finding')}, ${settled} settled, ${unsettled} not; ${notes}`;
}

/** Where the reports of one source are written. */
export function targetsOf(name: string, rendering: Rendering): readonly Pick<Artifact, 'path' | 'shown'>[] {
  return rendering.formats.flatMap(allEndingsOf).map((ending) => target(name, ending, rendering));
}

function target(name: string, format: string, { folder, shownFolder }: Rendering): Pick<Artifact, 'path' | 'shown'> {
  return { path: join(folder, `${name}.${format}`), shown: join(shownFolder, `${name}.${format}`) };
}
