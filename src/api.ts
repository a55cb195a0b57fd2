import { analyze as analyzePost } from './analyze/index.ts';
import { refuseNothing } from './pipeline/assert-findings.ts';
import { compareSnapshots } from './pipeline/comparison.ts';
import { type ExtractEnding, extractEndings } from './domain/formats.ts';
import { loadReport } from './read/saved/report.ts';
import type { AuditReport, ComparisonReport, StatusReport, Verbatim } from './domain/model.ts';
import { builtInTemplates, packageVersion } from './package.ts';
import { parse as parsePost } from './parse/index.ts';
import { decodeSource } from './read/source.ts';
import { openTemplates, renderHtml, renderMarkdown, toJson } from './render/index.ts';
import { defaultSettings } from './domain/settings.ts';

export type * from './domain/model.ts';
export { UserError } from './errors.ts';

/** A post as it was read, before its tables are held against each other: made by `parse`, for `analyze`. */
export interface ParsedPost extends Pick<
  StatusReport,
  'snapshot' | 'findings' | 'remainingWork' | 'tables' | 'lists' | 'sections' | 'linkDefinitions' | 'diagnostics'
> {
  readonly prose: readonly Verbatim[];
  /** Tables that hold no records: their cells, header first, and the line of each row. */
  readonly otherTables: readonly {
    readonly rows: readonly (readonly string[])[];
    readonly lines: readonly number[];
  }[];
}

/** What `render` can make: of every report `md`, `html` and `json`, of a status report also the rest. */
export type RenderFormat = 'md' | 'html' | 'json' | ExtractEnding;

/** How `render` goes about it. */
export interface RenderOptions {
  /** Folders of templates that stand for the built-in ones, file by file, the first before the others. */
  readonly templates?: readonly string[];
  /** The post's path in its repository, for SARIF. */
  readonly path?: string;
}

/**
 * Reads a post. `name` is what reports call it, and says its date where the post does not: `2031-03-01-audit.md`.
 * Throws `UserError` where it is no text in UTF-8.
 */
export async function parse(post: string | Uint8Array, name: string): Promise<ParsedPost> {
  const bytes = typeof post === 'string' ? new TextEncoder().encode(post) : post;
  return parsePost(decodeSource(bytes, name, name), defaultSettings);
}

/**
 * Makes the report of a post: joins its tables, counts, and says where it contradicts itself. Throws `UserError` where it
 * has no findings.
 */
export function analyze(post: ParsedPost): StatusReport {
  const report = analyzePost(post, defaultSettings);
  refuseNothing(report, report.snapshot.source);
  return report;
}

/** Reads a status report that was saved as JSON, of this version or one before. Throws `UserError` where it is none. */
export function load(json: string, name = 'report.json'): StatusReport {
  return loadReport(json, name);
}

/** Says what changed between two snapshots of an audit. */
export function compare(before: StatusReport, after: StatusReport): ComparisonReport {
  return compareSnapshots(before, after, []);
}

/** Renders a report as text. Throws `TypeError` for a format that such a report does not have. */
export async function render(report: AuditReport, format: RenderFormat, options: RenderOptions = {}): Promise<string> {
  if (format === 'json') return toJson(report);
  if (format === 'md' || format === 'html') {
    const templates = await openTemplates([...(options.templates ?? []), builtInTemplates]);
    return format === 'md' ? renderMarkdown(report, templates) : renderHtml(report, templates);
  }
  const known = Object.values(extractEndings).flat();
  if (report.kind !== 'status' || !known.includes(format))
    throw new TypeError(`A ${report.kind} report cannot be rendered as «${format}»`);
  const { renderExtract } = await import('./render/exports/index.ts');
  return renderExtract(format, report, { version: packageVersion(), path: options.path ?? report.snapshot.source });
}
