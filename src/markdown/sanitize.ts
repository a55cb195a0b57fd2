import { sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { parseHtml } from './html-tree.ts';
import { harmlessElements } from './safety.ts';

/** Cleans a fragment of HTML: what is not on the list of harmless elements is taken away, its words stay. */
export type Sanitizer = (html: string) => string;

/** The sanitizer; a file of its own, so that it is loaded only where a cell holds HTML. */
export const sanitizeHtml: Sanitizer = (html) => {
  const tree = sanitize(parseHtml(html), schema);
  return toHtml(tree, { closeSelfClosing: false, characterReferences: { useNamedReferences: true } });
};

const schema: Schema = {
  tagNames: [...Object.keys(harmlessElements), 'a'],
  attributes: {
    ...Object.fromEntries(Object.entries(harmlessElements).map(([name, list]) => [name, [...list]])),
    a: ['href'],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  strip: [],
  allowComments: false,
  allowDoctypes: false,
};
