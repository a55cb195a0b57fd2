import { applyEvidence } from './analyze/evidence/apply.ts';
import { analyze as analyzePost } from './analyze/index.ts';
import { readConfiguration } from './configuration/load.ts';
import { type ExtractEnding, extractEndings } from './domain/formats.ts';
import type { AuditReport, ComparisonReport, HistoryReport, StatusReport, Verbatim } from './domain/model.ts';
import { type Alias, defaultSettings, type Paper, type Settings } from './domain/settings.ts';
import { isSettled as isSettledKind } from './domain/vocabulary.ts';
import { builtInTemplates, packageVersion } from './package.ts';
import { parse as parsePost } from './parse/index.ts';
import { assertFindings } from './pipeline/assert-findings.ts';
import { compareSnapshots, sinceSnapshot } from './pipeline/comparison.ts';
import { withCourse } from './pipeline/course.ts';
import { historyOfReports } from './pipeline/history.ts';
import { printBrief, printReport } from './pipeline/outputs.ts';
import { loadEvidence } from './read/saved/evidence.ts';
import { loadReport } from './read/saved/report.ts';
import { decodeSource } from './read/source.ts';
import {
  summaryText,
  inLanguage,
  openTemplates,
  renderHtml,
  renderMarkdown,
  type Templates,
  toJson,
  withTheme,
  catalogueOf,
} from './render/index.ts';

export type * from './domain/model.ts';
export type { Alias } from './domain/settings.ts';
export { NoFindingsError, UserError } from './errors.ts';

/** A post as it was read, before its tables are compared with each other: made by `parse`, for `analyze`. */
export interface ParsedPost extends Pick<
  StatusReport,
  | 'snapshot'
  | 'findings'
  | 'remainingWork'
  | 'outcomes'
  | 'tables'
  | 'lists'
  | 'sections'
  | 'linkDefinitions'
  | 'diagnostics'
> {
  /** Running text, each passage with the headings above it, outermost first. */
  readonly prose: readonly (Verbatim & { readonly section: readonly string[] })[];
  /** The tables that have a column of ids, by number. */
  readonly withIds: ReadonlySet<number>;
  /** Tables that hold no records: their cells, header first, and the line of each row. */
  readonly otherTables: readonly {
    readonly rows: readonly (readonly string[])[];
    readonly lines: readonly number[];
  }[];
  /** The configuration it was read with, for `analyze`. */
  readonly configuration?: Configuration;
}

/** A configuration that was read: made by `configure`. */
export type Configuration = Settings;

/** How `parse` reads. */
export interface ParseOptions {
  readonly configuration?: Configuration;
}

/** What `render` can make: of every report `md`, `html` and `json`, of comparisons and histories also `summary.txt`, of a status report all. */
export type RenderFormat = 'md' | 'html' | 'json' | ExtractEnding;

/** How `render` and `renderPdf` go about it. */
export interface RenderOptions {
  /** Folders whose files override the built-in templates, the first before the others. */
  readonly templates?: readonly string[];
  /** The post's path in its repository, for SARIF. */
  readonly path?: string;
  /** Gives the theme, the order of the findings and the language. */
  readonly configuration?: Configuration;
}

/** How `renderPdf` prints. */
export interface PrintOptions extends RenderOptions {
  /** Only the first page of a status report, as the format `brief`. */
  readonly brief?: boolean;
  /** Default: that of the configuration, else A4. */
  readonly paper?: Paper;
  /** The path of a browser; default: the first one found. */
  readonly browser?: string;
  /** Longest time, in seconds; default: 120. */
  readonly timeout?: number;
}

/**
 * Reads the text of an `audit-status.config.yaml`. `name` is what messages and reports call it. Throws `UserError` with the
 * place of what is wrong.
 */
export async function configure(text: string, name = 'audit-status.config.yaml'): Promise<Configuration> {
  return readConfiguration(text, name);
}

/**
 * Reads a post. `name` is what reports call it, and says its date where the post does not: `2031-03-01-audit.md`.
 * Throws `UserError` where it is no text in UTF-8.
 */
export async function parse(post: string | Uint8Array, name: string, options: ParseOptions = {}): Promise<ParsedPost> {
  const bytes = typeof post === 'string' ? new TextEncoder().encode(post) : post;
  const parsed = await parsePost(decodeSource(bytes, name, name), options.configuration ?? defaultSettings);
  return options.configuration === undefined ? parsed : { ...parsed, configuration: options.configuration };
}

/**
 * Makes the report of a post: joins its tables, counts, and says where it contradicts itself. Throws `NoFindingsError`, a
 * `UserError`, where it has no findings.
 */
export function analyze(post: ParsedPost): StatusReport {
  const report = analyzePost(post, post.configuration ?? defaultSettings);
  assertFindings(report, report.snapshot.source);
  return report;
}

/** Reads a status report that was saved as JSON, of this version or one before. Throws `UserError` where it is none. */
export function load(json: string, name = 'report.json'): StatusReport {
  return loadReport(json, name);
}

/**
 * Puts what a tracker answered beside what a post says. `json` is the text of an evidence file, `name` what messages and
 * reports call it. Throws `UserError` where it is none.
 */
export function withEvidence(
  report: StatusReport,
  json: string | Uint8Array,
  name = 'evidence.json',
  options: { readonly configuration?: Configuration } = {},
): StatusReport {
  const bytes = typeof json === 'string' ? new TextEncoder().encode(json) : json;
  const evidence = loadEvidence(decodeSource(bytes, name, name), name);
  return applyEvidence(report, evidence, options.configuration?.silenced ?? []);
}

/** Tells whether a status leaves nothing to be done: fixed, removed, accepted, not applicable, duplicate, closed. */
export function isSettled({ status }: Pick<StatusReport['findings'][number], 'status'>): boolean {
  return isSettledKind(status.kind);
}

/** Returns what changed between two snapshots of an audit. `aliases`: names that mean the same finding. */
export function compare(
  before: StatusReport,
  after: StatusReport,
  options: { readonly aliases?: readonly Alias[] } = {},
): ComparisonReport {
  return compareSnapshots(before, after, options.aliases ?? []);
}

/** Returns how an audit developed over its snapshots, in the order of their dates. Throws `UserError` for none. */
export function history(snapshots: readonly StatusReport[]): HistoryReport {
  return historyOfReports(snapshots);
}

/** Puts what changed since an earlier snapshot into a report, as `report --since` does. */
export function withSince(report: StatusReport, earlier: StatusReport): StatusReport {
  return { ...report, since: sinceSnapshot({ report: earlier, revision: null }, report) };
}

/**
 * Puts how the open findings developed, and how many days each has been open, into a report, as `report --history` does.
 * `told` is the history of its snapshots, of which it is the last.
 */
export function withHistory(report: StatusReport, told: HistoryReport): StatusReport {
  return withCourse(report, told);
}

/** Renders a report as text. Throws `TypeError` for a format that such a report does not have. */
export async function render(report: AuditReport, format: RenderFormat, options: RenderOptions = {}): Promise<string> {
  if (format === 'json') return toJson(report);
  if (format === 'md' || format === 'html') {
    const templates = await templatesOf(options);
    return format === 'md'
      ? renderMarkdown(report, templates, orderOf(options))
      : renderHtml(report, templates, orderOf(options));
  }
  const words = await catalogueOf((options.configuration ?? defaultSettings).language);
  if (report.kind !== 'status' && format === 'summary.txt') return summaryText(report, words);
  const known = Object.values(extractEndings).flat();
  if (report.kind !== 'status' || !known.includes(format))
    throw new TypeError(`A ${report.kind} report cannot be rendered as “${format}”`);
  const { renderExtract } = await import('./render/exports/index.ts');
  const context = { version: packageVersion(), path: options.path ?? report.snapshot.source };
  return renderExtract(format, report, context, words);
}

/**
 * Prints a report as PDF, with a browser of its own. Throws an error named `PrintError` where none prints it, and
 * `TypeError` for a brief of another report than that of a status.
 */
export async function renderPdf(report: AuditReport, options: PrintOptions = {}): Promise<Uint8Array> {
  if (options.brief && report.kind !== 'status')
    throw new TypeError(`A ${report.kind} report cannot be rendered as “brief”`);
  const { startBrowser } = await import('./print/index.ts');
  const choice = { executable: options.browser ?? null, prefer: 'embedded', sandbox: null } as const;
  const browser = startBrowser(choice, { progress: () => {}, warn: () => {} }, 1);
  try {
    const templates = await templatesOf(options);
    const paper = options.paper ?? options.configuration?.theme.paper ?? 'A4';
    const settings = { templates, paper, order: orderOf(options), timeoutSeconds: options.timeout ?? 120 };
    const { bytes } = await (options.brief ? printBrief : printReport)(report, 'report', settings, browser);
    return bytes;
  } finally {
    await browser.close();
  }
}

function orderOf({ configuration }: RenderOptions): Settings['order'] {
  return (configuration ?? defaultSettings).order;
}

async function templatesOf({ templates = [], configuration }: RenderOptions): Promise<Templates> {
  const { theme, language } = configuration ?? defaultSettings;
  return inLanguage(withTheme(await openTemplates([...templates, builtInTemplates]), theme), language);
}
