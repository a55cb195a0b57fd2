import type { PhrasingContent } from 'mdast';
import { harmlessElements, isHarmlessElement } from './safety.ts';
import { holdsHtml, resolveAddress } from './to-html.ts';

/**
 * Writes inline content as Markdown for a table cell on GitHub: it means there what it meant in the source. Nothing
 * becomes a mention, an issue of another repository, an image, HTML or a new cell.
 */
export function toMarkdown(nodes: readonly PhrasingContent[], base: string | null): string {
  const markdown = writeAll(nodes, base, nodes.some(holdsHtml) ? balancedElements(nodes) : none);
  return markdown.includes('\n') ? markdown.replace(/\s*\n\s*/g, ' ') : markdown;
}

/** Escapes words so that GitHub shows them as they are. */
export function escapeMarkdown(text: string): string {
  if (!mayNeedEscapes.test(text)) return text;
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*[\]|~$]|!$|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/@(?=\w)|#(?=\d)|:(?=\/\/|(?:100|1234|[+-]1|[a-z][\w+-]*):)|www(?=\.)|\bGH(?=-\d)/gi, '$&<!-- -->')
    .replace(/^(\s*)(\d+)([.)])(?=\s|$)/, '$1$2\\$3')
    .replace(/^(\s*)([#>+=-])/, '$1\\$2');
}

/** What words without any escapes hold nothing of. */
const mayNeedEscapes = /[\r\n\\`*[\]|~$!_&<@]|#\d|:[\w/+-]|www\.|GH-|^\s*(?:\d+[.)]|[#>+=-])/i;

/** Escapes words that stand within a link, where no mention can arise. */
export function escapeLabel(text: string): string {
  return withoutMarks(escapeMarkdown(text));
}

/** Writes an address so that it ends nowhere but at its end, between `<` and `>` or in a link. */
export function writeAddress(address: string): string {
  return address
    .replace(/[\s<>()|\\`*[\]]/g, (character) => [...new TextEncoder().encode(character)].map(percent).join(''))
    .replace(/&(?=#?\w+;)/g, '&amp;');
}

function percent(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

type Marked = 'strong' | 'emphasis' | 'delete';

const marks: { readonly [type in Marked]: readonly [mark: string, element: string] } = {
  strong: ['**', 'strong'],
  emphasis: ['_', 'em'],
  delete: ['~~', 'del'],
};

/** Writes siblings. Marks count only between blanks and punctuation; elsewhere an element says the same. */
function writeAll(nodes: readonly PhrasingContent[], base: string | null, balanced: ReadonlySet<string>): string {
  const pieces = nodes.map((node) => write(node, base, balanced));
  return pieces
    .map((piece, at) => {
      const type = nodes[at]?.type;
      if (type !== 'strong' && type !== 'emphasis' && type !== 'delete') return piece;
      const [mark, element] = marks[type];
      const [before, after] = [pieces[at - 1] ?? '', pieces[at + 1] ?? ''];
      const clear =
        /(?:^|[\s(,;:.–—])$/.test(before) && /^(?:$|[\s),;:.–—])/.test(after) && /^\S(?:.*\S)?$/s.test(piece);
      return clear ? `${mark}${piece}${mark}` : `<${element}>${piece}</${element}>`;
    })
    .join('');
}

/** Writes a node; one that is marked, without its marks. */
function write(node: PhrasingContent, base: string | null, balanced: ReadonlySet<string>): string {
  const inner = 'children' in node ? writeAll(node.children, base, balanced) : '';
  switch (node.type) {
    case 'text':
      return escapeMarkdown(node.value);
    case 'inlineCode':
      return writeCode(node.value);
    case 'break':
      return ' ';
    case 'link': {
      const address = resolveAddress(node.url, base);
      return address === null ? inner : `[${withoutMarks(inner)}](${writeAddress(address)})`;
    }
    case 'image':
    case 'imageReference':
      return escapeMarkdown(node.alt ?? '');
    case 'html':
      return balanced.has(elementName(node.value)) && isHarmlessElement(node.value)
        ? node.value.replaceAll('|', '&#124;')
        : '';
    case 'footnoteReference':
      return escapeMarkdown(`[^${node.label ?? node.identifier}]`);
    default:
      return inner;
  }
}

/** Within a link nothing is linked again, so the marks against that are noise. */
function withoutMarks(label: string): string {
  return label.replaceAll('<!-- -->', '');
}

/** Writes code in a fence that is longer than any within it, for a cell of a table. */
export function writeCode(value: string): string {
  const longest = Math.max(0, ...(value.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(value) ? ' ' : '';
  return `${fence}${pad}${value.replaceAll('|', '\\|')}${pad}${fence}`;
}

const none: ReadonlySet<string> = new Set();

/** The harmless elements whose every opening tag is closed, in order, within the cell. */
function balancedElements(nodes: readonly PhrasingContent[]): ReadonlySet<string> {
  const depth = new Map<string, number>();
  const broken = new Set<string>();
  const visit = (node: PhrasingContent): void => {
    if ('children' in node) node.children.forEach(visit);
    if (node.type !== 'html') return;
    const name = elementName(node.value);
    if (name === 'br') return;
    const now = (depth.get(name) ?? 0) + (node.value.startsWith('</') ? -1 : 1);
    depth.set(name, now);
    if (now < 0) broken.add(name);
  };
  nodes.forEach(visit);
  return new Set(Object.keys(harmlessElements).filter((name) => !broken.has(name) && (depth.get(name) ?? 0) === 0));
}

function elementName(tag: string): string {
  return /^<\/?([a-z][a-z\d-]*)/i.exec(tag)?.[1]?.toLowerCase() ?? '';
}
