import { parseCell } from '../markdown/cell.ts';
import type { Sanitizer } from '../markdown/sanitize.ts';
import { escapeLabel, escapeMarkdown, toMarkdown, writeAddress } from '../markdown/to-markdown.ts';
import { escapeHtml, resolveAddress, toHtml } from '../markdown/to-html.ts';
import type { Words } from './catalogue/words.ts';
import type { LinkDefinition, StatusReport, Verbatim } from '../domain/model.ts';

/** Text that is ready for its format; templates put it in as it is. */
export class Ready {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** What Handlebars asks of text that it shall not escape. */
  toHTML(): string {
    return this.#text;
  }

  toString(): string {
    return this.#text;
  }

  toJSON(): string {
    return this.#text;
  }
}

/** How words get into a format. */
export interface Format {
  readonly name: 'html' | 'markdown';
  /** What we say ourselves, in the language of the report. */
  readonly words: Words;
  /** The author's words with their markup. */
  readonly rich: (verbatim: Verbatim | null) => Ready;
  /** Plain words of ours or of the author's. */
  readonly text: (words: string) => Ready | string;
  /** A sentence of ours; what it quotes keeps its own direction of writing. */
  readonly sentence: (words: string) => Ready | string;
  /** Plain words within a link. */
  readonly label: (words: string) => Ready | string;
  /** An address that can be followed, written for the format, or null. */
  readonly address: (url: string) => string | null;
}

/** What the source says of its links. */
export interface LinkContext {
  /** What relative ones are resolved against; null where they lead nowhere. */
  readonly base: string | null;
  readonly definitions: readonly LinkDefinition[];
}

/** Returns how the links of a snapshot are read: relative ones by its configuration, else from where it was published. */
export function linksOf({
  snapshot,
  linkDefinitions,
}: Pick<StatusReport, 'snapshot' | 'linkDefinitions'>): LinkContext {
  return { base: snapshot.base ?? snapshot.url, definitions: linkDefinitions };
}

/** Words for HTML: plain ones are left to the templates, which escape. */
export function htmlFormat(links: LinkContext, sanitize: Sanitizer | null, words: Words): Format {
  const targets = targetsOf(links);
  return {
    name: 'html',
    words,
    rich: (verbatim) =>
      new Ready(verbatim === null ? '' : toHtml(parseCell(verbatim.markdown, targets), { base: links.base, sanitize })),
    text: (text) => text,
    sentence: (text) => new Ready(escapeHtml(text).replace(quotes, '$1<span dir="auto">$2</span>$3')),
    label: (text) => text,
    address: (url) => resolveAddress(url, links.base),
  };
}

/** Words for Markdown, escaped here, since its templates cannot. */
export function markdownFormat(links: LinkContext, words: Words): Format {
  const targets = targetsOf(links);
  return {
    name: 'markdown',
    words,
    rich: (verbatim) =>
      new Ready(verbatim === null ? '' : toMarkdown(parseCell(verbatim.markdown, targets), links.base)),
    text: (text) => new Ready(escapeMarkdown(text)),
    sentence: (text) => new Ready(escapeMarkdown(text)),
    label: (text) => new Ready(escapeLabel(text)),
    address: (url) => {
      const address = resolveAddress(url, links.base);
      return address === null ? null : writeAddress(address);
    },
  };
}

const quotes = /([«“])([^«»“”]+)([»”])/g;

function targetsOf({ definitions }: LinkContext): ReadonlyMap<string, string> {
  return new Map(definitions.toReversed().map(({ label, url }) => [label.toLowerCase(), url]));
}
