import type { Nodes } from 'hast';
import { raw } from 'hast-util-raw';
import type {} from 'mdast-util-to-hast';

/** Parses a fragment of HTML as browsers do. */
export function parseHtml(html: string): Nodes {
  return raw({ type: 'root', children: [{ type: 'raw', value: html }] });
}
