import type { AuditReport, ComparisonReport, Finding, HistoryReport, RemainingWorkItem } from '../domain/model.ts';
import type { FindingOrder, Paper } from '../domain/settings.ts';
import { htmlFormat, markdownFormat, type Format, type LinkContext } from './format.ts';
import { toJson } from './exports/json.ts';
import { pageKindOf, type PageKind } from './page-kind.ts';
import type { BriefLimits } from './views/brief.ts';
import { comparisonSummaryText } from './views/comparison-lines.ts';
import { historySummaryText } from './views/history-lines.ts';
import { completePage, cssString, makePage, pageToComplete } from './page.ts';
import { markLanguage } from './source-language.ts';
import { shortenToWidth } from './truncate.ts';
import type { Templates } from './templates/templates.ts';
import { say } from './catalogue/say.ts';
import type { Words } from './catalogue/words.ts';

export { briefLimits, type BriefLimits } from './views/brief.ts';
export { english } from './catalogue/english/index.ts';
export { comparisonLines, comparisonText } from './views/comparison-lines.ts';
export { historyHeadline } from './views/history-words.ts';
export { toJson } from './exports/json.ts';
export { catalogueOf } from './catalogue/languages.ts';
export { inLanguage } from './templates/language.ts';
export { withTheme } from './templates/theme.ts';
export { openTemplates, type Templates } from './templates/templates.ts';

/** What changed, or how it went, as text in few lines. */
export function summaryText(report: ComparisonReport | HistoryReport, words: Words): string {
  return report.kind === 'comparison' ? comparisonSummaryText(report, words) : historySummaryText(report, words);
}

/** A page to print, with what the PDF shall say of itself. */
export interface PrintablePage {
  readonly html: string;
  readonly title: string;
  readonly subject: string;
  /** `YYYY-MM-DD`, of the source. */
  readonly date: string | null;
  /** Its headings in order, with their levels and in plain text. */
  readonly headings: readonly { readonly level: number; readonly text: string }[];
}

/** How a page is printed beside what it holds. */
interface Look {
  readonly order?: FindingOrder | undefined;
  /** Only the first page of a status report, with no more of its lists. */
  readonly brief?: BriefLimits | null | undefined;
}

/** Renders a report as Markdown for GitHub. */
export function renderMarkdown(report: AuditReport, templates: Templates, order: FindingOrder = 'source'): string {
  const { words } = templates;
  const { template, view } = pageKindOf(report, words, order);
  return tidy(
    templates.fill(
      `${template}.md`,
      view((links) => markdownFormat(links, words), false),
      words,
    ),
  );
}

/** Renders a report as one HTML file that needs no network; it carries its data. */
export async function renderHtml(
  report: AuditReport,
  templates: Templates,
  order: FindingOrder = 'source',
): Promise<string> {
  const { words } = templates;
  const kind = pageKindOf(report, words, order);
  const view = kind.view(await htmlFormatFor(kind, words, false), false);
  const page = makePage({
    style: styleOf(kind, templates),
    script: kind.template === 'status' ? templates.text('report.js') : null,
    json: toJson(report),
  });
  return markLanguage(templates.fill(`${kind.template}.html`, { ...view, page }, words), kind.language, false);
}

/** What the templates of a report see, as JSON: for those who write their own. In Markdown, texts are Markdown. */
export async function renderContext(
  report: AuditReport,
  words: Words,
  order: FindingOrder = 'source',
): Promise<string> {
  const kind = pageKindOf(report, words, order);
  const page = { policy: '', style: '', interactive: kind.template === 'status', data: '', script: '' };
  const contexts = {
    [`${kind.template}.html.hbs`]: { ...kind.view(await htmlFormatFor(kind, words, false), false), page },
    [`${kind.template}.md.hbs`]: kind.view((links) => markdownFormat(links, words), false),
  };
  const plain: unknown = JSON.parse(JSON.stringify(contexts));
  return toJson(plain);
}

/** Renders the page that is printed as PDF: with its fonts, without script and data. `fonts` gives `@font-face` rules. */
export async function renderPrintable(
  report: AuditReport,
  templates: Templates,
  paper: Paper,
  fonts: (text: string) => Promise<string>,
  { order = 'source', brief = null }: Look = {},
): Promise<PrintablePage> {
  const { words } = templates;
  const kind = pageKindOf(report, words, order, brief);
  const view = kind.view(await htmlFormatFor(kind, words, true), true);
  const { title, subject, date } = kind;
  const running = fillPrintStyle(templates.text('print.css'), {
    paper,
    header: shortenToWidth(title, marginWidth),
    date: words.grammar.day(date) ?? '',
    page: say(words, 'page'),
    of: say(words, 'ofPages'),
    footer: shortenToWidth(kind.footer, marginWidth),
  });
  const filled = templates.fill(`${kind.template}.html`, { ...view, page: pageToComplete }, words);
  const content = markLanguage(filled, kind.language, true);
  const style = `${await fonts(content)}\n${styleOf(kind, templates)}\n${running}\n${unseenOnScreen}`;
  const html = completePage(content, style);
  return { html, title, subject, date, headings: headingsOf(content) };
}

/** Room for a text in the margin of a page beside its date or number, in ems: three quarters of A4 at 7.5 pt. */
export const marginWidth = 49;

/** A browser lays a page out for its screen before it prints it: half the time and memory of a long one, for nobody. */
const unseenOnScreen = '@media screen { body { display: none !important; } }';

function styleOf({ styles }: PageKind, templates: Templates): string {
  return styles.map((file) => templates.text(file)).join('\n');
}

/** The sanitizer is loaded only for sources that hold HTML. */
async function htmlFormatFor(
  { rows }: PageKind,
  words: Words,
  printed: boolean,
): Promise<(links: LinkContext) => Format> {
  const sanitize = rows.some(holdsTag) ? (await import('../markdown/sanitize.ts')).sanitizeHtml : null;
  return (links) => htmlFormat(links, sanitize, words, printed);
}

function holdsTag(row: Finding | RemainingWorkItem): boolean {
  const status = 'status' in row ? (row.status.verbatim?.markdown ?? '') : '';
  return [
    row.title.markdown,
    row.tracker?.verbatim.markdown ?? '',
    status,
    ...row.extra.map(({ value }) => value.markdown),
  ].some((words) => /<[a-z/!?]/i.test(words));
}

function fillPrintStyle(style: string, values: { readonly [name: string]: string }): string {
  return style.replace(/\{\{(\w+)\}\}/g, (_, name: string) => cssString(values[name] ?? ''));
}

function headingsOf(html: string): PrintablePage['headings'] {
  return [...html.matchAll(/<h([1-6])[^>]*>([\s\S]*?)<\/h[1-6]>/g)].map(([, level, inner]) => ({
    level: Number(level),
    text: (inner ?? '')
      .replace(/<[^>]*>/g, '')
      .replace(/&#(\d+);|&(amp|lt|gt|quot|#x27|#x3D|#x60);/g, unescape)
      .replace(/\s+/g, ' ')
      .trim(),
  }));
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
