import type { CellToken } from './cell-tokens.ts';
import { remarksIn } from './remarks.ts';
import { articles, prepositions, productPlaces, wordKind } from './known-words.ts';
import type { Rest } from './rest.ts';
import { warningWords } from './warning-words.ts';

/** What the words of a clause were taken for, beside the phrase that settles. */
export interface Understanding {
  /** Kinds of what is understood, as words for a sentence. */
  readonly kinds: ReadonlySet<string>;
  /** Words that are not understood, right beside the phrase or alone in their clause. */
  readonly strange: readonly string[];
  /** Words that are not understood where a description, a place or a name is expected. */
  readonly unsure: readonly string[];
}

/** What a reader may take for granted of a cell. */
export interface Reader {
  /** Whether capitals mark names. */
  readonly names: boolean;
  /** Whether the language is one whose words are known; where it is not, every word has to be. */
  readonly strict: boolean;
}

/** Takes the words of a clause for what they are: evidence, a version, a date, a person, what was done. */
export function understand(rest: Rest, reader: Reader): Understanding {
  const kinds = new Set<string>();
  const strange: string[] = [];
  const unsure: string[] = remarksIn(rest);
  const told: { readonly word: string; readonly known: boolean }[] = [];
  for (const [at, token] of rest.words.entries()) {
    if (rest.used.has(at)) continue;
    const kind = kindOf(rest, token, at, reader);
    if (kind !== null && kind !== '') kinds.add(kind);
    if (token.kind === 'code' && (rest.words[at - 1]?.text === 'on' || /^(?:not|non|un|no)_/.test(token.text)))
      strange.push(token.text);
    if (token.kind !== 'word') continue;
    if (foreign.has(token.text) || (token.joined === '-' && rest.phraseEnd > 0 && at === rest.phraseEnd))
      strange.push(token.text);
    if (at >= rest.toldFrom) told.push({ word: token.text, known: kind !== null });
    else if (kind === null) (isNamed(rest.words, at) ? unsure : strange).push(token.text);
  }
  const missing = told.filter(({ known }) => !known).map(({ word }) => word);
  if (told.length > 1) kinds.add(rest.says === 'refused' ? 'a reason' : 'a description');
  if (missing.length > 0 && (reader.strict || !isTelling(rest, told.length, missing.length)))
    (told.length < 2 ? strange : unsure).push(...missing);
  return { kinds, strange, unsure };
}

/** Words of other languages that deny, except or limit; what they do to a settling phrase is not guessed. */
const foreign = new Set(
  (
    'nicht kein keine keinen nur noch aber außer ausser ohne teilweise teils nie wird werden pas sauf mais encore seulement partiellement jamais ' +
    'pero excepto salvo todavía aún sólo parcialmente nunca não mas exceto ainda apenas só sem niet maar behalve nog alleen zonder geen ' +
    'gedeeltelijk deels ma tranne ancora senza parzialmente inte ikke delvis nie tylko oprócz częściowo не кроме но только ещё еще частично нет'
  ).split(' '),
);

/** Least share of known words in what is taken for a description in plain English. */
export const leastKnown = 0.5;

/** Fewest words of a description in which one may be unknown. */
export const shortestDescription = 3;

/** A description of two words is one where the second tells what was done: `button removed`. */
function isTelling({ words, colon, lastDone }: Rest, all: number, missing: number): boolean {
  if (colon && words.length > 1 && lastDone === words.length - 1) return missing / words.length <= 1 - leastKnown;
  return all >= shortestDescription && (all - missing) / all >= leastKnown;
}

/** What a token is, in words; an empty text for words of grammar, null where it is not understood. */
function kindOf(rest: Rest, token: CellToken, at: number, reader: Reader): string | null {
  if (token.kind !== 'word') return names[token.kind] ?? '';
  const kind = wordKind(token.text);
  if (kind !== null) return names[kind] ?? '';
  if (warningWords.has(token.text) || rest.negations.has(token.text)) return '';
  if (/^(?:january|may|only)$/.test(token.text)) return '';
  return isName(rest, token, at, reader) ? 'a name' : null;
}

const names: Readonly<Record<string, string>> = {
  link: 'a link', reference: 'evidence', code: 'code', version: 'a version', date: 'a date', time: 'a date',
  person: 'who', evidence: 'evidence', subject: 'what it is about', number: 'a number', fraction: 'a number', percent: 'a number',
}; // prettier-ignore

/** A word with a capital where a name may stand: after `in`, `by` and the like, or within a description. */
function isName(
  { words, toldFrom }: Rest,
  { capital }: CellToken,
  at: number,
  { names: marked, strict }: Reader,
): boolean {
  const [last, next] = [words[at - 1]?.text ?? '', words[at + 1]];
  if (upgrades.has(last) || (next?.kind === 'version' && prepositionBefore(words, at) === at - 1 && at > 0))
    return !strict;
  if (!capital || !marked || at === 0) return false;
  if (articles.has(last) && wordKind(next?.text ?? '') === 'person') return !strict;
  if (at >= toldFrom) return !strict;
  const place = prepositionBefore(words, at);
  const text = words[place]?.text ?? '';
  return place >= 0 && (text === 'on' ? productPlaces.has(words[at]?.text ?? '') : text !== 'for');
}

/** Verbs behind which a package is named: `by bumping lodash`. */
const upgrades = new Set('bumping upgrading updating pinning'.split(' '));

/** Whether a word stands after a preposition or an article, where a place, a person or a thing is expected. */
function isNamed(words: readonly CellToken[], at: number): boolean {
  const place = prepositionBefore(words, at);
  if (place >= 0) return words[place]?.text !== 'on';
  return articles.has(words[at - 1]?.text ?? '') || articles.has(words[at - 2]?.text ?? '');
}

/** How far before a name its preposition may stand: `in the new order book`. */
export const reachOfPreposition = 4;

function prepositionBefore(words: readonly CellToken[], at: number): number {
  for (let back = at - 1; back >= Math.max(0, at - reachOfPreposition); back -= 1)
    if (prepositions.has(words[back]?.text ?? '')) return back;
  return -1;
}
