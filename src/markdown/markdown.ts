import type { PhrasingContent, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** Reads Markdown as GitHub does. The only file that knows unified. */
export function parseMarkdown(markdown: string): Root {
  return processor.parse(markdown);
}

/** The words of inline content: markup, HTML tags and images' addresses left out, `<br>` as a space. */
export function plainText(nodes: readonly (PhrasingContent | RootContent)[]): string {
  return nodes.map(textOf).join('').replace(/\s+/gu, ' ').trim();
}

/** Whether inline content is words and code alone, as most is. */
export function isPlain(nodes: readonly PhrasingContent[]): boolean {
  return nodes.every(({ type }) => type === 'text' || type === 'inlineCode');
}

/** Every node below, outermost first, in the order of the document. */
export function* descendants(nodes: readonly RootContent[]): Generator<RootContent> {
  for (const node of nodes) {
    yield node;
    if ('children' in node) yield* descendants(node.children);
  }
}

/** Inline content with its `[text][label]` links written out; labels without a target stay words. */
export function resolveLinks(
  nodes: readonly PhrasingContent[],
  targets: ReadonlyMap<string, string>,
): PhrasingContent[] {
  return nodes.map((node): PhrasingContent => {
    if (node.type === 'linkReference') {
      const url = targets.get(node.identifier);
      return url === undefined
        ? { type: 'text', value: plainText(node.children) }
        : { type: 'link', url, title: null, children: node.children };
    }
    if (node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete')
      return { ...node, children: resolveLinks(node.children, targets) };
    return node;
  });
}

/** Inline content with its links in HTML (`<a href>`) as links like any other. */
export function linkAnchors(nodes: readonly PhrasingContent[]): readonly PhrasingContent[] {
  if (!nodes.some(({ type }) => type === 'html')) return nodes;
  const linked: PhrasingContent[] = [];
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at];
    if (node === undefined) continue;
    const url = node.type === 'html' ? anchorAddress(node.value) : null;
    const end = url === null ? -1 : nodes.findIndex((one, place) => place > at && isAnchorEnd(one));
    if (url === null || end < 0) {
      linked.push(node);
      continue;
    }
    const words = plainText(nodes.slice(at + 1, end));
    linked.push({ type: 'link', url, title: null, children: [{ type: 'text', value: words }] });
    at = end;
  }
  return linked;
}

function anchorAddress(tag: string): string | null {
  const [, double, single, bare] = /^<a\s(?:[^>]*\s)?href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(tag) ?? [];
  return double ?? single ?? bare ?? null;
}

function isAnchorEnd(node: PhrasingContent): boolean {
  return node.type === 'html' && /^<\/a\s*>$/i.test(node.value);
}

const processor = unified().use(remarkParse).use(remarkGfm).freeze();

function textOf(node: PhrasingContent | RootContent): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'html') return /^<br\b/i.test(node.value) ? ' ' : '';
  if (node.type === 'break') return ' ';
  return 'children' in node ? node.children.map(textOf).join('') : toString(node, { includeHtml: false });
}
