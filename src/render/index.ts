import type { Sanitizer } from '../markdown/sanitize.ts';
import type { StatusReport } from '../model.ts';
import { htmlFormat, markdownFormat, type LinkContext } from './format.ts';
import { toJson } from './json.ts';
import { cssString, makePage } from './page.ts';
import type { Templates } from './templates.ts';
import { statusView } from './view.ts';
import { dayInWords } from './words.ts';

export { toJson } from './json.ts';
export { openTemplates, TemplateError, type Templates } from './templates.ts';
export { diagnosticLines } from './view.ts';

/** The paper a PDF is made for. */
export type Paper = 'A4' | 'Letter';

/** A page to print, with what the PDF shall say of itself. */
export interface PrintablePage {
  readonly html: string;
  readonly title: string;
  /** The plain text of its headings, in order. */
  readonly headings: readonly string[];
}

/** Renders the status report as Markdown for GitHub. */
export function renderMarkdown(report: StatusReport, templates: Templates): string {
  const view = statusView(report, markdownFormat(linksOf(report)), false);
  return tidy(templates.fill('status.md', view));
}

/** Renders the status report as one HTML file that needs no network; it carries its data. */
export async function renderHtml(report: StatusReport, templates: Templates): Promise<string> {
  const view = statusView(report, htmlFormat(linksOf(report), await sanitizerFor(report)), false);
  const page = makePage({ style: templates.text('report.css'), script: null, controls: '', json: toJson(report) });
  return templates.fill('status.html', { ...view, page });
}

/** Renders the page that is printed as PDF: with its fonts, without script and data. `fonts` gives `@font-face` rules. */
export async function renderPrintable(
  report: StatusReport,
  templates: Templates,
  paper: Paper,
  fonts: (text: string) => Promise<string>,
): Promise<PrintablePage> {
  const view = statusView(report, htmlFormat(linksOf(report), await sanitizerFor(report)), true);
  const { title, date, source, digest } = report.snapshot;
  const running = fillPrintStyle(templates.text('print.css'), {
    paper,
    header: title,
    date: dayInWords(date) ?? '',
    footer: `${source} · ${digest.slice(0, 19)}…`,
  });
  const content = templates.fill('status.html', {
    ...view,
    page: { policy: '', style: '', controls: '', data: '', script: '' },
  });
  const style = `${await fonts(content)}\n${templates.text('report.css')}\n${running}`;
  const page = makePage({ style, script: null, controls: '', json: null });
  return { html: templates.fill('status.html', { ...view, page }), title, headings: headingsOf(content) };
}

function linksOf({ snapshot, linkDefinitions }: StatusReport): LinkContext {
  return { url: snapshot.url, definitions: linkDefinitions };
}

/** The sanitizer is loaded only for sources that hold HTML. */
async function sanitizerFor({ findings, remainingWork }: StatusReport): Promise<Sanitizer | null> {
  const holdsTag = /<[a-z/!?]/i;
  const cells = [...findings, ...remainingWork].some((row) => {
    const status = 'status' in row ? (row.status.verbatim?.markdown ?? '') : '';
    return [
      row.title.markdown,
      row.tracker?.verbatim.markdown ?? '',
      status,
      ...row.extra.map(({ value }) => value.markdown),
    ].some((words) => holdsTag.test(words));
  });
  return cells ? (await import('../markdown/sanitize.ts')).sanitizeHtml : null;
}

function fillPrintStyle(style: string, values: { readonly [name: string]: string }): string {
  return style.replace(/\{\{(\w+)\}\}/g, (_, name: string) => cssString(values[name] ?? ''));
}

function headingsOf(html: string): string[] {
  return [...html.matchAll(/<h[1-6][^>]*>([\s\S]*?)<\/h[1-6]>/g)].map(([, inner]) =>
    (inner ?? '')
      .replace(/<[^>]*>/g, '')
      .replace(/&#(\d+);|&(amp|lt|gt|quot|#x27|#x3D|#x60);/g, unescape)
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

function unescape(entity: string): string {
  const known: { readonly [entity: string]: string } = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#x27;': "'",
    '&#39;': "'",
    '&#x3D;': '=',
    '&#x60;': '`',
  };
  return known[entity] ?? entity;
}

/** No more than one blank line, none at the end. */
function tidy(markdown: string): string {
  return `${markdown.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}
