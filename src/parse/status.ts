import type { StatusKind } from '../model.ts';
import { isSettled, negations, refusals, type StatusPhrases } from '../vocabulary.ts';
import { isMark, phraseWords, tokenize, type Token } from '../words.ts';

/** What a status text was taken to mean, and the words that decided. */
export interface StatusReading {
  readonly kind: StatusKind;
  readonly because: string;
}

/** Reads status texts by one vocabulary. */
export type StatusReader = (text: string) => StatusReading;

/**
 * Makes a reader of status texts. Of all phrases found, the one that stands highest in the vocabulary decides; a
 * settling phrase that is negated (`not fixed`, `will be closed`, `fixed? no`) speaks for the opposite; a fix of which
 * something is left (`fixed …, rest deferred`) is partial; marks count where no word outside brackets does.
 */
export function statusReader(vocabulary: readonly StatusPhrases[]): StatusReader {
  const index = indexPhrases(vocabulary);
  return (text) => {
    const tokens = tokenize(text);
    if (!tokens.some(({ kind }) => kind === 'word' || kind === 'mark')) return { kind: 'unreported', because: '' };
    return decide(findPhrases(tokens, index));
  };
}

interface Phrase {
  readonly words: readonly string[];
  readonly text: string;
  readonly kind: StatusKind;
  readonly rank: number;
  readonly leading: boolean;
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
  for (const [rank, { kind, phrases, leading = false }] of vocabulary.entries()) {
    for (const text of phrases) {
      const words = phraseWords(text);
      const first = words[0];
      if (first === undefined) continue;
      const phrase = { words, text, kind, rank, leading, mark: isMark(text) };
      index.set(first, [...(index.get(first) ?? []), phrase]);
    }
  }
  for (const phrases of index.values()) phrases.sort((a, b) => b.words.length - a.words.length || a.rank - b.rank);
  return index;
}

/** The longest phrase at each place, from left to right; no word counts twice. */
function findPhrases(tokens: readonly Token[], index: PhraseIndex): Match[] {
  const matches: Match[] = [];
  const first = tokens.findIndex(({ kind }) => kind === 'word');
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    const phrase = index
      .get(token?.text ?? '')
      ?.find((candidate) => (!candidate.leading || at === first) && standsAt(tokens, at, candidate.words));
    if (token === undefined || phrase === undefined) continue;
    const match = interpret(tokens, at, phrase);
    if (match !== null) matches.push({ ...match, inBrackets: token.depth > 0 });
    at += phrase.words.length - 1;
  }
  return matches;
}

function standsAt(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, offset) => tokens[at + offset]?.text === word);
}

/** A phrase in its surroundings: negated, a settling phrase turns round and an unsettled one says nothing. */
function interpret(tokens: readonly Token[], at: number, phrase: Phrase): Omit<Match, 'inBrackets'> | null {
  const { kind, rank, text, mark } = phrase;
  const end = at + phrase.words.length;
  const negation = mark ? null : (negationBefore(tokens, at) ?? refusalAfter(tokens, end));
  if (negation === null) return { kind, rank, text, mark };
  return isSettled(kind) ? { kind: 'fix-needed', rank: 0, text: `${negation} … ${text}`, mark } : null;
}

/** How many words before a phrase can negate it: `has not yet been completely fixed`. */
const reach = 5;

function negationBefore(tokens: readonly Token[], at: number): string | null {
  for (let back = at - 1; back >= Math.max(0, at - reach); back -= 1) {
    const token = tokens[back];
    if (token === undefined || token.kind !== 'word' || token.depth !== tokens[at]?.depth) return null;
    if (negations.has(token.text)) return token.text;
  }
  return null;
}

function refusalAfter(tokens: readonly Token[], end: number): string | null {
  const between = tokens[end];
  const answer = tokens[between?.kind === 'question' || between?.text === ':' ? end + 1 : -1];
  return answer !== undefined && refusals.has(answer.text) ? answer.text : null;
}

function decide(all: readonly Match[]): StatusReading {
  const outside = all.some(({ mark, inBrackets }) => !mark && !inBrackets);
  const matches = outside ? all.filter(({ mark }) => !mark) : all;
  const [top] = matches.toSorted((a, b) => a.rank - b.rank);
  if (top === undefined) return { kind: 'unrecognized', because: '' };
  const fix = matches.find(({ kind }) => kind === 'fixed');
  const something = top.kind === 'in-progress' || (top.kind === 'fix-needed' && top.rank > 0);
  return fix !== undefined && something
    ? { kind: 'partially-fixed', because: `${fix.text} … ${top.text}` }
    : { kind: top.kind, because: top.text };
}
