import type { StatusKind } from '../../domain/model.ts';
import { attributions, isSettled, past, reservations, turns } from '../../domain/vocabulary.ts';
import type { CellToken } from './cell-tokens.ts';
import type { Clause } from './clauses.ts';
import { findPhrases, type Found, type StatusPhrase, type PhraseIndex } from './phrases.ts';
import { isDone } from './rest.ts';
import { movedOff } from './warning-words.ts';

/** What a phrase says where it stands. */
export interface Claim {
  readonly kind: StatusKind;
  readonly rank: number;
  /** The words that say it. */
  readonly text: string;
  readonly overturns: boolean;
  readonly negated: boolean;
  readonly phrase: StatusPhrase;
  /** Place of its clause, and of its words there. */
  readonly clause: number;
  readonly at: number;
  readonly end: number;
  readonly depth: number;
  /** Whether it qualifies something that was then dealt with: `pending requests are now cancelled`. */
  readonly qualifies: boolean;
}

/** What all phrases of a cell say, and which words of each clause are thereby understood. */
export interface Claims {
  readonly claims: readonly Claim[];
  readonly used: readonly Set<number>[];
}

/** Finds the phrases of all clauses and reads each in its surroundings. */
export function findClaims(clauses: readonly Clause[], index: PhraseIndex, negations: ReadonlySet<string>): Claims {
  const used = clauses.map(() => new Set<number>());
  const claims = clauses.flatMap((clause, place) => {
    const found = findPhrases(clause.words, index, place === 0);
    return found.flatMap((one, nth) => {
      const negation = one.phrase.mark ? null : negationBefore(clause.words, one, negations);
      const isTime = negation?.text === 'before' && nth > 0 && isSettled(found[0]?.phrase.kind ?? 'unreported');
      const isSilent =
        isTime ||
        isCompound(clause.words, one) ||
        (!isSettled(one.phrase.kind) && (negation !== null || isPast(clause.words)));
      const from = isSilent && negation !== null ? negation.at : one.at;
      for (let at = from; at < one.end; at += 1) used[place]?.add(at);
      if (!isSilent && negation !== null) used[place]?.add(negation.at);
      return isSilent ? [] : [claimOf(one, negation?.text ?? null, clause, place)];
    });
  });
  return { claims, used };
}

function claimOf({ phrase, at, end }: Found, negation: string | null, clause: Clause, place: number): Claim {
  const { kind, rank, text, overturns } = phrase;
  const where = { phrase, clause: place, at, end, depth: clause.depth, qualifies: qualifies(clause.words, at, end) };
  return negation === null
    ? { kind, rank, text, overturns, negated: false, ...where }
    : { kind: 'fix-needed', rank: -1, text: `${negation} … ${text}`, overturns: true, negated: true, ...where };
}

/** Whether a phrase is the first half of a name: `regression test`. */
function isCompound(words: readonly CellToken[], { phrase, end }: Found): boolean {
  return phrase.text === 'regression' && /^(?:tests?|testing|suite|coverage)$/.test(words[end]?.text ?? '');
}

/** Whether a clause tells what was: `was blocked by #3`. */
function isPast(words: readonly CellToken[]): boolean {
  return past.has(words[0]?.text ?? '');
}

/** How many words before a phrase can negate it: `has not yet been completely fixed`. */
export const negationReach = { negation: 8, reservation: 5 };

/** A word before a phrase, in its clause, that negates it or puts it off. */
function negationBefore(
  words: readonly CellToken[],
  { at, phrase }: Found,
  negations: ReadonlySet<string>,
): { readonly text: string; readonly at: number } | null {
  for (let back = at - 1; back >= Math.max(0, at - negationReach.negation); back -= 1) {
    const text = words[back]?.text ?? '';
    const answer = { text, at: back };
    if (turns.has(text)) return excluding.test(words[back - 1]?.text ?? '') ? answer : null;
    const prefix = text === 'non' || text === 'un';
    if (prefix ? back === at - 1 : negations.has(text) || isNought(words[back])) return answer;
    if (!isSettled(phrase.kind)) continue;
    if (at - back <= negationReach.reservation && reservations.has(text)) return answer;
    if (attributions.has(text) && (back === at - 1 || /^(?:as|to)$/.test(words[back + 1]?.text ?? ''))) return answer;
  }
  return null;
}

/** Words that make `but` an exception: `anything but fixed`. */
const excluding = /^(?:anything|everything|nothing|all)$/;

/** The count of `0 of 3 fixed`, and `0% fixed`. */
function isNought(token: CellToken | undefined): boolean {
  return token !== undefined && /^0(?:\/\d+|%)?$/.test(token.text);
}

/** Whether a word in front of a noun says what was dealt with, and not how the finding stands. */
function qualifies(words: readonly CellToken[], at: number, end: number): boolean {
  const next = words[end];
  if (end - at > 2 || next?.kind !== 'word' || !attributes.has(words[at]?.text ?? '') || joining.has(next.text))
    return false;
  const needsRemoval = words[at]?.text === 'workaround';
  for (let place = needsRemoval ? end : end + 1; place < Math.min(words.length, end + reachOfNoun); place += 1) {
    const text = words[place]?.text ?? '';
    if (reservations.has(text) || text === 'not') return false;
    if (isDone(words, place))
      return (
        (!needsRemoval || /^(?:removed|dropped|deleted|replaced)$/.test(text)) &&
        !(movedOff.has(text) && words[place + 1]?.text === 'to')
      );
  }
  return false;
}

/** How many words after an attribute its verb may stand: `pending requests of other owners are now cancelled`. */
export const reachOfNoun = 12;

const attributes = new Set(
  (
    'pending incomplete unfinished regression remaining outstanding unverified untested unassigned unpatched unaddressed unresolved unmitigated ' +
    'follow followup workaround tracking partial partially missing open opened blocked deferred flagged scheduled backlog todo paused stalled planned new ' +
    'active unknown valid assigned reported confirmed invalid incorrect tracked'
  ).split(' '),
);
const joining = new Set(
  'and or in by for to is are was were until on with of at but as via per from up review approval release merge deployment'.split(' '),
); // prettier-ignore
