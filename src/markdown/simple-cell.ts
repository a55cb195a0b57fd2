import type { PhrasingContent } from 'mdast';

/**
 * Reads a table cell that uses only what nearly all cells use: words, `code`, **bold** and [links](https://…). Null
 * where there is anything else, which is then left to remark; what is returned is what remark would have made of it.
 * `addressOf`: the address that a label of the document is defined to have, for links such as `[#7][i7]`.
 */
export function parseSimpleCell(
  source: string,
  addressOf: (label: string) => string | null = () => null,
): PhrasingContent[] | null {
  if (unsafe.test(source)) return null;
  if (!marks.test(source)) return source === '' ? [] : [{ type: 'text', value: source }];
  const nodes: PhrasingContent[] = [];
  let at = 0;
  while (at < source.length) {
    piece.lastIndex = at;
    const found = piece.exec(source);
    if (found === null) return null;
    at = piece.lastIndex;
    const [, text, code, strong, label, address, defined] = found;
    const url = defined === undefined ? address : (addressOf(defined) ?? undefined);
    if (label !== undefined && url === undefined) return null;
    if (text !== undefined) nodes.push({ type: 'text', value: text });
    else if (code !== undefined) nodes.push({ type: 'inlineCode', value: code });
    else if (strong !== undefined) nodes.push({ type: 'strong', children: [{ type: 'text', value: strong }] });
    else if (label !== undefined && url !== undefined)
      nodes.push({ type: 'link', title: null, url, children: [{ type: 'text', value: label }] });
  }
  return nodes;
}

/** What the patterns below could misread: escapes, HTML, entities, emphasis, images, footnotes, bare addresses. */
const unsafe = /[\\<>&!~@_^\t\r\n|\0]|[Ww][Ww][Ww]\.|(?<!\]\([Hh][Tt][Tt][Pp][Ss]?):\/\/|\*\*\*|``/;

const marks = /[*[\]`]/;

/** Words without any mark of Markdown. */
const words = String.raw`[^*\[\]` + '`' + String.raw`]`;

/** Words, code, bold words, or the words of a link with its address or the label of one. */
const piece = new RegExp(
  [
    `(${words}+)`,
    '(?<![`])`([^`\\s]|[^`\\s][^`]*[^`\\s])`(?!`)',
    String.raw`(?<![^\s(,;.])\*\*([\p{L}\p{N}](?:${words}*[\p{L}\p{N}])?)\*\*(?![^\s),;.])`,
    String.raw`\[(${words}+)\](?:\((https?:\/\/[\w./#?=%-]+)\)|\[(${words}+)\](?![(\[:]))`,
  ].join('|'),
  'uy',
);
