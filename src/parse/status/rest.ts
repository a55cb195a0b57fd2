import { past } from '../../domain/vocabulary.ts';
import type { CellToken } from './cell-tokens.ts';
import { auxiliaries, irregularlyDone, reachWords, undoing } from './warning-words.ts';

/** A clause beside a phrase that settles, or the clause around it, and what is known of it. */
export interface Rest {
  readonly words: readonly CellToken[];
  /** Words that belong to a phrase, or are understood for another reason. */
  readonly used: ReadonlySet<number>;
  /** From which word on the clause tells how or why, instead of what: `by adding …`, `because …`; its length where it does not. */
  readonly toldFrom: number;
  /** Whether it stands before the phrase that settles. */
  readonly before: boolean;
  /** Whether the phrase says that something was fixed or closed, so that a part of the product before it limits it. */
  readonly scoped: boolean;
  /** Place of the phrase in it and of what follows the phrase; 0 where it stands in another clause. */
  readonly phraseAt: number;
  readonly phraseEnd: number;
  /** The phrase that settles, as the vocabulary has it. */
  readonly topText: string;
  /** Whether a colon stands before it. */
  readonly colon: boolean;
  /** What the phrase says: that something was done, that it was closed, or that nothing has to be done. */
  readonly says: 'done' | 'closed' | 'refused';
  readonly negations: ReadonlySet<string>;
  /** Whether what it tells is a sentence: a reason, or what was done without a word on how far that reaches. */
  readonly explains: boolean;
  /** Places of the last words that tell that something was done, how far it reaches, and what an attacker can do; -1 where none does. */
  readonly lastDone: number;
  readonly lastReach: number;
  readonly lastAttack: number;
  /** Whether it says who or what was affected: `only Windows was affected`. */
  readonly tellsFault: boolean;
  /** Whether it names advice: `according to the recommendation`. */
  readonly followsAdvice: boolean;
  /** Whether it says that more has to be known. */
  readonly asksForMore: boolean;
}

/** What is known of a clause from where it stands. */
type Given = Pick<
  Rest,
  | 'words'
  | 'used'
  | 'toldFrom'
  | 'before'
  | 'scoped'
  | 'phraseAt'
  | 'phraseEnd'
  | 'topText'
  | 'colon'
  | 'says'
  | 'negations'
>;

/** What is known of a clause before its words are judged one by one; `outer` is the clause in which it stands in brackets. */
export function restOf(given: Given, outer: Rest | undefined): Rest {
  const { words, used, toldFrom } = given;
  const lastOf = (test: (text: string, at: number) => boolean): number =>
    words.findLastIndex(({ text }, at) => !used.has(at) && test(text, at));
  const lastReach = lastOf((text) => reachWords.has(text));
  const names = (list: ReadonlySet<string>): boolean => words.some(({ text }) => list.has(text));
  return {
    ...given,
    explains:
      outer?.explains === true ||
      (isSentence(words.slice(toldFrom)) && (lastReach < toldFrom || given.says === 'refused')),
    lastDone: words.findLastIndex((_, at) => isDone(words, at)),
    lastReach,
    lastAttack: lastOf((text) => /^(?:bypass|exploit|reproduc|trigger)/.test(text)),
    tellsFault: names(faultWords) && names(past),
    followsAdvice: names(advice),
    asksForMore: names(moreToKnow),
  };
}

/** Whether a word tells that something was done: `refused`, `are now cancelled`. */
export function isDone(words: readonly CellToken[], at: number): boolean {
  const text = words[at]?.text ?? '';
  if (undoing.has(text) || text.startsWith('un')) return false;
  return irregularlyDone.has(text) || (text.length > 4 && text.endsWith('ed'));
}

/** Fewest words of a sentence: subject, verb, and what the two are about. */
export const shortestSentence = 4;

function isSentence(words: readonly CellToken[]): boolean {
  const plain = words.filter(({ kind }) => kind === 'word');
  return plain.length >= shortestSentence && plain.some(({ text }) => auxiliaries.has(text) || text.endsWith('ed'));
}

const faultWords = new Set('affected vulnerable exploitable impacted reachable exposed'.split(' '));
const advice = new Set(
  'recommendation recommendations suggestion suggestions advice guidance specification spec report'.split(' '),
);
const moreToKnow = new Set('evidence information info feedback details response reply reproduction'.split(' '));
