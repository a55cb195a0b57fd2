import type { PhrasingContent } from 'mdast';
import { longestSubject, quoted } from '../text/shorten.ts';
import { diagnose } from '../domain/diagnostics.ts';
import type { Diagnostic, Position } from '../domain/model.ts';
import { isHarmlessElement } from '../markdown/safety.ts';
import type { RawTable, SourceDocument } from './document.ts';
import { descendants, isPlain, plainText } from '../markdown/markdown.ts';
import { isSafeAddress } from '../markdown/safety.ts';

/** Says which links lead nowhere or are not safe, and which markup of the cells reports will not carry over. */
export function inspectMarkup(document: SourceDocument, tables: readonly RawTable[]): Diagnostic[] {
  return [
    ...document.links.flatMap(({ url, label, position }) => inspectLink(url, label, position)),
    ...tables.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) => cells.flatMap(({ nodes, position }) => inspectCell(nodes, position))),
    ),
  ];
}

/** Whether the address of a link is one at all, however it has to be resolved. */
export function isAddress(url: string): boolean {
  return url !== '' && !/^(?:@|https?:\/?[^/]|https?\/\/)|[\s<>]/.test(url);
}

function inspectCell(nodes: readonly PhrasingContent[], position: Position): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (isPlain(nodes)) return found;
  for (const node of descendants(nodes)) {
    if (node.type === 'link' && !isGood(node.url))
      found.push(...inspectLink(node.url, plainText(node.children), position));
    if (node.type === 'image' || node.type === 'imageReference')
      found.push(
        diagnose('image-not-shown', `The image “${node.alt ?? ''}” is shown by its alternative text`, position),
      );
    if (node.type === 'html' && !node.value.startsWith('</') && !isHarmlessElement(node.value))
      found.push(
        diagnose(
          'html-not-rendered',
          `The HTML ${quoted(node.value)} is not carried over${isWordless(node.value) ? '' : '; its words are'}`,
          position,
        ),
      );
  }
  return found;
}

function isGood(url: string): boolean {
  return isSafeAddress(url) && isAddress(url);
}

/** A comment, or an element that never holds anything. */
function isWordless(html: string): boolean {
  return /^<(?:!|\?|(?:area|base|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b)/i.test(html);
}

function inspectLink(url: string, label: string, position: Position): Diagnostic[] {
  if (!isSafeAddress(url))
    return [
      diagnose(
        'unsafe-link',
        `The link ${quoted(label)} has the address ${quoted(url)}, which is shown as text`,
        position,
        quoted(label, longestSubject),
      ),
    ];
  if (!isAddress(url))
    return [
      diagnose(
        'broken-link',
        `The link ${quoted(label)} leads nowhere: ${quoted(url)} is no address`,
        position,
        quoted(label, longestSubject),
      ),
    ];
  return [];
}
