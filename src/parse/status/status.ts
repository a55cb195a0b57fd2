import { isSettled, type Vocabulary } from '../../domain/vocabulary.ts';
import { phraseWords } from '../../text/words.ts';
import { cellTokens } from './cell-tokens.ts';
import { findClaims } from './claims.ts';
import { splitClauses } from './clauses.ts';
import { indexPhrases, type PhraseIndex } from './phrases.ts';
import { isPlaceholder } from './placeholder.ts';
import { judgeRest } from './judge-rest.ts';
import type { StatusReader, StatusReading } from './reading.ts';
import { weigh } from './verdict.ts';

/** How many readings are kept: but for its numbers, which say nothing, a document says the same in most of its rows. */
export const mostKeptReadings = 1000;

/**
 * Makes a reader of status texts. Of all phrases found, the one that stands highest in the vocabulary decides; a
 * settling phrase that is negated means the opposite, and it settles only where all the rest of the cell is
 * understood and neither excepts, denies, doubts nor limits anything. What stands in backticks, addresses and ids
 * never decide.
 */
export function statusReader({ statuses, negations }: Pick<Vocabulary, 'statuses' | 'negations'>): StatusReader {
  const index = indexPhrases(statuses);
  const negative = new Set(negations.flatMap(phraseWords));
  const known = new Map<string, StatusReading>();
  return (written) => {
    const text = written.replace(names, sameName);
    const seen = known.get(text);
    if (seen !== undefined) return seen;
    const reading = readStatus(text, index, negative);
    // Where it quotes the number of an advisory, that has to be the author’s own.
    if (/1111/.test(`${reading.because}${reading.unsure ?? ''}`)) return readStatus(written, index, negative);
    if (known.size < mostKeptReadings) known.set(text, reading);
    return reading;
  };
}

/** Issues, pull requests and advisories. */
const names = /#\d+|\bCVE-\d{4}-\d+/gi;

function sameName(name: string): string {
  return name.startsWith('#') ? '#1' : name.replace(/\d/g, '1');
}

function readStatus(written: string, index: PhraseIndex, negations: ReadonlySet<string>): StatusReading {
  const text = withBox(written);
  if (isPlaceholder(text, (option) => settledness(option, index)))
    return { kind: 'unreported', because: '', unsure: null };
  const clauses = splitClauses(cellTokens(text));
  const { claims, used } = findClaims(clauses, index, negations);
  const verdict = weigh(claims, clauses);
  const { kind, because, top } = verdict;
  if (top === null || !isSettled(kind)) return { kind, because, unsure: null };
  return judgeRest({ text, clauses, claims, used, verdict, top, negations });
}

/** Whether a text is a phrase of the vocabulary and nothing else, and what it then says. */
function settledness(text: string, index: PhraseIndex): 'settled' | 'unsettled' | null {
  const words = phraseWords(text);
  const phrase = index
    .get(words[0] ?? '')
    ?.find((one) => one.words.length === words.length && one.words.every((word, at) => word === words[at]));
  if (phrase === undefined) return null;
  return isSettled(phrase.kind) ? 'settled' : 'unsettled';
}

/** A box that may be ticked as a mark: `[x]`, `[ ] fixed`. */
function withBox(text: string): string {
  const [box, tick] = /^\s*\[([ xX]?)\]/.exec(text) ?? [];
  return box === undefined ? text : `${tick?.trim() === '' ? '☐' : '☑'} ${text.slice(box.length)}`;
}
