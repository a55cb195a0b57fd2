import { harmlessElements } from './safety.ts';

/**
 * Cleans a fragment of HTML that uses only what nearly all cells with HTML use: words and harmless elements that are well
 * nested, such as `<br>` and `<abbr title="…">`. Null where there is anything else, which is then left to the sanitizer;
 * what is returned is what the sanitizer would have returned.
 */
export function cleanPlainHtml(html: string): string | null {
  const open: string[] = [];
  let [clean, length] = ['', 0];
  for (const [whole, entity, lineBreak, opened, closed] of html.matchAll(piece)) {
    length += whole.length;
    clean += (entity === undefined ? undefined : asWords[entity]) ?? (lineBreak === undefined ? whole : '<br>');
    // Links do not nest.
    if (opened === 'a' && open.includes('a')) return null;
    if (opened !== undefined) open.push(opened);
    if (closed !== undefined && closed !== open.pop()) return null;
  }
  return length === html.length && open.length === 0 ? clean : null;
}

/** Whether Markdown holds a tag that is surely not plain. */
export function holdsUnusualTag(markdown: string): boolean {
  return unusualTag.test(markdown);
}

/** What the sanitizer writes as it is in words. */
const asWords: { readonly [entity: string]: string } = { '&gt;': '>', '&quot;': '"', '&#39;': "'" };

const names = Object.keys(harmlessElements)
  .filter((name) => name !== 'br')
  .join('|');

/** Attributes with characters that nobody has to escape. */
const title = String.raw`(?<=<abbr) title="[\p{L}\p{N} .,:;()/!?-]*"`;
const address = String.raw`(?<=<a) href="(?:https?:\/\/|mailto:)[\w./:#?=%~+,;@-]+"`;

const piece = new RegExp(
  String.raw`[^<>&\p{C}]+|(&(?:amp|lt|gt|quot|#39);)|(<br ?\/?>)|<(?:(${names}|a(?= href)))(?:${title}|${address})?>|<\/(${names}|a)>`,
  'guy',
);

const unusualTag = new RegExp(String.raw`<(?!\/?(?:a|br|${names})[\s/>])[a-z/!?]`, 'i');
