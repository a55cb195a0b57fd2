import { parseCell } from '../markdown/cell.ts';
import type { Sanitizer } from '../markdown/sanitize.ts';
import { escapeLabel, escapeMarkdown, toMarkdown, writeAddress } from '../markdown/to-markdown.ts';
import { escapeHtml, resolveAddress, toHtml } from '../markdown/to-html.ts';
import { say } from './catalogue/say.ts';
import type { Words } from './catalogue/words.ts';
import type { LinkDefinition, StatusReport, Verbatim } from '../domain/model.ts';
import { statusMeanings } from '../domain/vocabulary.ts';

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
  /** A sentence of ours; what it quotes keeps its own direction of writing. `ofAuthor`: whether it quotes the author. */
  readonly sentence: (words: string, ofAuthor?: boolean) => Ready | string;
  /** What we say in English whatever the language of the report, ready for the format: HTML says that it is English. */
  readonly inEnglish: (words: Ready | string) => Ready | string;
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
export function htmlFormat(links: LinkContext, sanitize: Sanitizer | null, words: Words, printed = false): Format {
  const targets = targetsOf(links);
  return {
    name: 'html',
    words,
    rich: (verbatim) =>
      new Ready(verbatim === null ? '' : toHtml(parseCell(verbatim.markdown, targets), { base: links.base, sanitize })),
    text: (text) => text,
    sentence: (text, ofAuthor = true) => new Ready(isolateQuotes(escapeHtml(text), ofAuthor)),
    inEnglish: say(words, 'lang') === 'en' ? (text) => text : (text) => englishSpan(text, printed),
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
    inEnglish: (text) => text,
    label: (text) => new Ready(escapeLabel(text)),
    address: (url) => {
      const address = resolveAddress(url, links.base);
      return address === null ? null : writeAddress(address);
    },
  };
}

/** In print with a role, without which a browser leaves it out of the structure of a PDF. */
function englishSpan(words: Ready | string, printed: boolean): Ready {
  const inner = typeof words === 'string' ? escapeHtml(words) : words.toHTML();
  return new Ready(`<span lang="en"${printed ? ' role="emphasis"' : ''}>${inner}</span>`);
}

/** Names of statuses in quotation marks are ours, whoever is quoted besides. */
function isolateQuotes(html: string, ofAuthor: boolean): string {
  return html.replace(quotes, (_, opening: string, quoted: string, closing: string) => {
    const isAuthors = ofAuthor && !statusNames.has(quoted);
    return `${opening}${isAuthors ? `<bdi>${quoted}</bdi>` : `<span dir="auto">${quoted}</span>`}${closing}`;
  });
}

const statusNames: ReadonlySet<string> = new Set(Object.values(statusMeanings).map(({ label }) => label));
const quotes = /([«“])([^«»“”]+)([»”])/g;

function targetsOf({ definitions }: LinkContext): ReadonlyMap<string, string> {
  return new Map(definitions.toReversed().map(({ label, url }) => [label.toLowerCase(), url]));
}
