import type { StatusKind } from '../../domain/model.ts';
import type { StatusPhrases } from '../../domain/vocabulary.ts';
import { isMark, phraseWords } from '../../text/words.ts';
import type { CellToken } from './cell-tokens.ts';

/** A phrase of the vocabulary, as it is looked for. */
export interface StatusPhrase {
  readonly words: readonly string[];
  readonly text: string;
  readonly kind: StatusKind;
  /** Place in the vocabulary: of several phrases the lowest decides. */
  readonly rank: number;
  readonly leading: boolean;
  readonly closing: boolean;
  readonly alone: boolean;
  /** Whether it takes back what is settled, instead of leaving a part of it: `reopened`. */
  readonly overturns: boolean;
  readonly mark: boolean;
  /** Whether a configuration added it: then nothing is known of the language around it. */
  readonly configured: boolean;
}

/** Phrases by their first word, the longest first. */
export type PhraseIndex = ReadonlyMap<string, readonly StatusPhrase[]>;

/** A phrase where it stands in the words of a clause. */
export interface Found {
  readonly phrase: StatusPhrase;
  readonly at: number;
  readonly end: number;
}

/** What was made ready before, by vocabulary: most documents are read with the same. */
const ready = new WeakMap<readonly StatusPhrases[], PhraseIndex>();

/** Makes the phrases of a vocabulary ready to be looked for. */
export function indexPhrases(vocabulary: readonly StatusPhrases[]): PhraseIndex {
  const index = ready.get(vocabulary) ?? makeIndex(vocabulary);
  ready.set(vocabulary, index);
  return index;
}

function makeIndex(vocabulary: readonly StatusPhrases[]): PhraseIndex {
  const index = new Map<string, StatusPhrase[]>();
  for (const [rank, { kind, phrases, ...rules }] of vocabulary.entries()) {
    const { leading = false, closing = false, alone = false, overturns = false, configured = false } = rules;
    for (const text of phrases) {
      const words = phraseWords(text);
      const first = words[0];
      if (first === undefined) continue;
      const phrase = { words, text, kind, rank, leading, closing, alone, overturns, configured, mark: isMark(text) };
      const list = index.get(first);
      if (list === undefined) index.set(first, [phrase]);
      else list.push(phrase);
    }
  }
  for (const phrases of index.values()) phrases.sort((a, b) => b.words.length - a.words.length || a.rank - b.rank);
  return index;
}

/** The longest phrase at each place of a clause, from left to right; no word counts twice. `leads`: the clause begins the cell. */
export function findPhrases(words: readonly CellToken[], index: PhraseIndex, leads: boolean): Found[] {
  const found: Found[] = [];
  const firstWord = words.findIndex(({ kind }) => kind === 'word');
  for (let at = 0; at < words.length; at += 1) {
    const phrase = index
      .get(words[at]?.text ?? '')
      ?.find(
        (one) =>
          (!one.leading || (leads && at === firstWord)) &&
          (!one.closing || ends(words, at + one.words.length)) &&
          (!one.alone || (at === firstWord && ends(words, at + one.words.length))) &&
          standsAt(words, at, one.words),
      );
    if (phrase === undefined) continue;
    found.push({ phrase, at, end: at + phrase.words.length });
    at += phrase.words.length - 1;
  }
  return found;
}

/** Whether no word stands behind a place of a clause. */
function ends(words: readonly CellToken[], from: number): boolean {
  let at = from;
  while (at < words.length && words[at]?.kind !== 'word') at += 1;
  return at === words.length;
}

function standsAt(words: readonly CellToken[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((text, offset) => {
    const token = words[at + offset];
    return token?.text === text && mayDecide.has(token.kind);
  });
}

/** What a phrase can be made of; addresses, ids and code say nothing of a status. */
const mayDecide: ReadonlySet<CellToken['kind']> = new Set(['word', 'mark', 'number', 'version']);
