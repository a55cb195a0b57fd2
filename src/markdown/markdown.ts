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

const processor = unified().use(remarkParse).use(remarkGfm).freeze();

function textOf(node: PhrasingContent | RootContent): string {
  if (node.type === 'html') return /^<br\b/i.test(node.value) ? ' ' : '';
  if (node.type === 'break') return ' ';
  return 'children' in node ? node.children.map(textOf).join('') : toString(node, { includeHtml: false });
}
