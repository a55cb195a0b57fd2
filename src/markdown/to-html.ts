import type { PhrasingContent } from 'mdast';
import type {} from 'mdast-util-to-hast';
import type { Sanitizer } from './sanitize.ts';
import { isLinkable } from './safety.ts';

/** Says how inline content becomes HTML. */
export interface HtmlOptions {
  /** Where relative addresses are resolved against; null leaves such links as words. */
  readonly base: string | null;
  /** Cleans the HTML of a cell that holds HTML of its author's; null drops that HTML and keeps the words. */
  readonly sanitize: Sanitizer | null;
}

/** Writes inline content as HTML: words escaped, links to the web and to mail alone, images as their words. */
export function toHtml(nodes: readonly PhrasingContent[], options: HtmlOptions): string {
  const html = nodes.map((node) => write(node, options)).join('');
  return nodes.some(holdsHtml) && options.sanitize !== null ? options.sanitize(html) : html;
}

/** Escapes words for HTML, in text and in attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** The address a link leads to from a report, or null where it leads nowhere. */
export function resolveAddress(url: string, base: string | null): string | null {
  if (isLinkable(url)) return url;
  if (base === null || !/^[./?#\w]/.test(url) || /^[a-z][a-z\d+.-]*:|^[\\/]{2}/i.test(url)) return null;
  return URL.canParse(url, base) ? new URL(url, base).href : null;
}

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function write(node: PhrasingContent, options: HtmlOptions): string {
  const inner = 'children' in node ? node.children.map((child) => write(child, options)).join('') : '';
  switch (node.type) {
    case 'text':
      return escapeHtml(node.value);
    case 'inlineCode':
      return `<code>${escapeHtml(node.value)}</code>`;
    case 'strong':
      return `<strong>${inner}</strong>`;
    case 'emphasis':
      return `<em>${inner}</em>`;
    case 'delete':
      return `<del>${inner}</del>`;
    case 'break':
      return '<br>';
    case 'link': {
      const address = resolveAddress(node.url, options.base);
      return address === null
        ? inner
        : `<a href="${escapeHtml(address)}">${inner === '' ? escapeHtml(address) : inner}</a>`;
    }
    case 'image':
    case 'imageReference':
      return escapeHtml(node.alt ?? '');
    case 'html':
      return options.sanitize === null ? '' : node.value;
    case 'footnoteReference':
      return escapeHtml(`[^${node.label ?? node.identifier}]`);
    default:
      return inner;
  }
}

/** Whether inline content holds HTML of its author’s. */
export function holdsHtml(node: PhrasingContent): boolean {
  return node.type === 'html' || ('children' in node && node.children.some(holdsHtml));
}
