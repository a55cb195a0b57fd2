import { htmlFormat, markdownFormat } from './format.ts';
import { makePage } from './page.ts';
import type { Templates } from './templates/templates.ts';
import { type IndexedAudit, indexView } from './views/index-view.ts';

export type { IndexedAudit } from './views/index-view.ts';

const noLinks = { base: null, definitions: [] };

/** Renders one page over several audits as Markdown. */
export function renderIndexMarkdown(audits: readonly IndexedAudit[], templates: Templates): string {
  const { words } = templates;
  const filled = templates.fill('index.md', indexView(audits, markdownFormat(noLinks, words)), words);
  return `${filled.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}

/** Renders one page over several audits as HTML that needs no network. */
export function renderIndexHtml(audits: readonly IndexedAudit[], templates: Templates): string {
  const { words } = templates;
  const page = makePage({ style: templates.text('report.css'), script: null, json: null });
  return templates.fill('index.html', { ...indexView(audits, htmlFormat(noLinks, null, words)), page }, words);
}
