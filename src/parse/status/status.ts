import type { StatusKind } from '../../domain/model.ts';
import { isSettled, past, refusals, type StatusPhrases, type Vocabulary } from '../../domain/vocabulary.ts';
import { conditionAfter, limitAround, negationBefore, questionAfter, refusalAfter } from './status-surroundings.ts';
import { isMark, phraseWords, tokenize, type Token } from '../../text/words.ts';

/** What a status text was taken to mean, and the words that decided. */
export interface StatusReading {
  readonly kind: StatusKind;
  readonly because: string;
}

/** Reads status texts by one vocabulary. */
export type StatusReader = (text: string) => StatusReading;

/**
 * Makes a reader of status texts. Of all phrases found, the one that stands highest in the vocabulary decides; a
 * settling phrase that is negated (`not fixed`, `will be closed`, `fixed? no`), asked or made to depend on something
 * (`fixed?`, `fixed once #44 lands`) speaks for the opposite; a fix of which something is left (`fixed …, rest deferred`,
 * `fixed on Linux only`, `50% fixed`) is partial; marks count where no word outside brackets does.
 */
export function statusReader({ statuses, negations }: Pick<Vocabulary, 'statuses' | 'negations'>): StatusReader {
  const index = indexPhrases(statuses);
  const negative = new Set(negations.flatMap(phraseWords));
  return (text) => {
    const box = /^\s*\[([ xX]?)\]\s*$/.exec(text)?.[1];
    const tokens = tokenize(box === undefined ? text : box.trim() === '' ? '☐' : '☑');
    if (!tokens.some(({ kind }) => kind === 'word' || kind === 'mark')) return { kind: 'unreported', because: '' };
    return decide(findPhrases(tokens, index, negative));
  };
}

interface Phrase {
  readonly words: readonly string[];
  readonly text: string;
  readonly kind: StatusKind;
  readonly rank: number;
  readonly leading: boolean;
  readonly closing: boolean;
  readonly mark: boolean;
}

type PhraseIndex = ReadonlyMap<string, readonly Phrase[]>;

interface Match {
  readonly kind: StatusKind;
  readonly rank: number;
  readonly text: string;
  readonly mark: boolean;
  readonly inBrackets: boolean;
}

function indexPhrases(vocabulary: readonly StatusPhrases[]): PhraseIndex {
  const index = new Map<string, Phrase[]>();
  for (const [rank, { kind, phrases, leading = false, closing = false }] of vocabulary.entries()) {
    for (const text of phrases) {
      const words = phraseWords(text);
      const first = words[0];
      if (first === undefined) continue;
      const phrase = { words, text, kind, rank, leading, closing, mark: isMark(text) };
      index.set(first, [...(index.get(first) ?? []), phrase]);
    }
  }
  for (const phrases of index.values()) phrases.sort((a, b) => b.words.length - a.words.length || a.rank - b.rank);
  return index;
}

/** The longest phrase at each place, from left to right; no word counts twice. */
function findPhrases(tokens: readonly Token[], index: PhraseIndex, negations: ReadonlySet<string>): Match[] {
  const matches: Match[] = [];
  const first = tokens.findIndex(({ kind }) => kind === 'word');
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    const phrase = index
      .get(token?.text ?? '')
      ?.find(
        (one) =>
          (!one.leading || at === first) &&
          (!one.closing || closes(tokens, at, one)) &&
          standsAt(tokens, at, one.words),
      );
    if (token === undefined || phrase === undefined) continue;
    const match = interpret(tokens, at, phrase, negations);
    if (match !== null) matches.push({ ...match, inBrackets: token.depth > 0 });
    at += phrase.words.length - 1;
  }
  return matches;
}

function standsAt(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, offset) => tokens[at + offset]?.text === word);
}

/** Whether a phrase ends its clause, and tells of the present. */
function closes(tokens: readonly Token[], at: number, { words }: Phrase): boolean {
  const next = tokens[at + words.length];
  const ends = next === undefined || next.kind !== 'word' || next.depth !== tokens[at]?.depth;
  return ends && !past.has(tokens[at - 1]?.text ?? '');
}

/** A phrase in its surroundings: negated, a settling phrase turns round and an unsettled one says nothing. */
function interpret(
  tokens: readonly Token[],
  at: number,
  phrase: Phrase,
  negations: ReadonlySet<string>,
): Omit<Match, 'inBrackets'> | null {
  const { kind, rank, text, mark } = phrase;
  const end = at + phrase.words.length;
  const negation = mark ? null : (negationBefore(tokens, at, negations) ?? refusalAfter(tokens, end));
  if (negation !== null)
    return isSettled(kind) ? { kind: 'fix-needed', rank: 0, text: `${negation} … ${text}`, mark } : null;
  const doubt = mark || !isSettled(kind) ? null : (questionAfter(tokens, end) ?? conditionAfter(tokens, end, kind));
  if (doubt !== null) return { kind: 'fix-needed', rank: 0, text: `${text} … ${doubt}`, mark };
  const limit = kind === 'fixed' && !mark ? limitAround(tokens, at, end) : null;
  return limit === null
    ? { kind, rank, text, mark }
    : { kind: 'partially-fixed', rank, text: `${text} … ${limit}`, mark };
}

function decide(all: readonly Match[]): StatusReading {
  const crossed = crossedOut(all);
  if (crossed !== null) return { kind: 'fix-needed', because: crossed };
  const matches = weigh(all);
  const [top] = matches.toSorted((a, b) => a.rank - b.rank);
  if (top === undefined) return { kind: 'unrecognized', because: '' };
  const fix = matches.find(({ kind }) => kind === 'fixed');
  const something = top.kind === 'in-progress' || (top.kind === 'fix-needed' && top.rank > 0);
  return fix !== undefined && something
    ? { kind: 'partially-fixed', because: `${fix.text} … ${top.text}` }
    : { kind: top.kind, because: top.text };
}

/** The cross beside a word of fixing, where no mark says the opposite: `fixed ❌`. */
function crossedOut(all: readonly Match[]): string | null {
  const fixes = all.filter(({ kind }) => kind === 'fixed');
  const cross = all.find(({ mark, text }) => mark && refusals.has(text));
  return cross !== undefined && fixes.length > 0 && !fixes.some(({ mark }) => mark) ? cross.text : null;
}

/** Leaves out marks beside words, and what is settled in brackets beside what is settled outside them. */
function weigh(all: readonly Match[]): readonly Match[] {
  const outside = all.filter(({ inBrackets }) => !inBrackets);
  const said = outside.some(({ mark }) => !mark) ? all.filter(({ mark }) => !mark) : all;
  return outside.some(({ kind }) => isSettled(kind))
    ? said.filter(({ inBrackets, kind }) => !inBrackets || !isSettled(kind))
    : said;
}
