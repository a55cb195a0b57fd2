import type { StatusKind } from '../../domain/model.ts';
import { affirmations, isSettled, refusals } from '../../domain/vocabulary.ts';
import { isLoud } from './cell-tokens.ts';
import type { Claim } from './claims.ts';
import type { Clause } from './clauses.ts';
import { restOf, type Rest } from './rest.ts';
import type { StatusReading } from './reading.ts';
import { understand } from './understanding.ts';
import type { Verdict } from './verdict.ts';
import { promises, warningsIn, type Warning } from './warnings.ts';
import type { Doubt } from './warning-words.ts';

/** A cell in which a settling phrase decides, before the rest of it is looked at. */
export interface SettledCell {
  readonly text: string;
  readonly clauses: readonly Clause[];
  readonly claims: readonly Claim[];
  readonly used: readonly ReadonlySet<number>[];
  readonly verdict: Verdict;
  readonly top: Claim;
  readonly negations: ReadonlySet<string>;
}

/** Whether the phrase settles with all that stands beside it, and what is said of the rest. */
export function judgeRest(given: SettledCell): StatusReading {
  const cell = { ...given, used: freed(given) };
  const { clauses, top } = cell;
  const asked = clauses.findIndex((clause, at) => at >= top.clause && clause.asked);
  if (asked >= 0 && !affirmations.has(clauses[asked + 1]?.words[0]?.text ?? ''))
    return taken('fix-needed', `${top.text} … ?`);
  const rests: Rest[] = [];
  for (const [at, clause] of clauses.entries())
    rests.push(restIn(cell, clause, at, clause.sign === '(' ? rests[at - 1] : undefined));
  const warnings = rests.flatMap((rest, at) => warningsIn(rest).map((warning) => ({ ...warning, clause: at })));
  const firm = warnings.filter(({ mild }) => !mild);
  const [first] = firm;
  if (first !== undefined) {
    const said = listed(firm.map(({ text }) => text));
    const kind = isRefusal(clauses[first.clause], first.clause, top) ? refusedKind(top) : unsettledKind(top, first);
    return taken(kind, kind === 'unrecognized' ? `“${said}” beside “${top.text}”` : `${top.text} … ${said}`);
  }
  return withRest(cell, rests, warnings);
}

/** The words that are understood, without those of a denial that only describes what was done. */
function freed({ used, verdict }: SettledCell): readonly ReadonlySet<number>[] {
  const copies = used.map((places) => new Set(places));
  for (const { negated, clause, at, end } of verdict.described)
    if (negated) for (let one = at; one < end; one += 1) copies[clause]?.delete(one);
  return copies;
}

function withRest(cell: SettledCell, rests: readonly Rest[], warnings: readonly Warning[]): StatusReading {
  const { top, verdict } = cell;
  const reader = { names: !isLoud(cell.text), strict: top.phrase.configured };
  const parts = rests.map((rest) => understand(rest, reader));
  const strange = parts.flatMap((part) => part.strange);
  const unsure = parts.flatMap((part) => part.unsure);
  if (strange.length > 0 || (reader.strict && unsure.length > 0))
    return taken('unrecognized', notUnderstood(top, [...strange, ...unsure]));
  if (reader.strict && warnings.length > 0)
    return taken(
      'unrecognized',
      notUnderstood(
        top,
        warnings.map(({ text }) => text),
      ),
    );
  const kinds = [...new Set(parts.flatMap((part) => [...part.kinds]))];
  const because = kinds.length === 0 ? verdict.because : `${verdict.because}; beside it: ${kinds.join(', ')}`;
  const open = [...warnings.map(({ text }) => text), ...unsure, ...stillSaid(cell)];
  return { kind: verdict.kind, because, unsure: open.length === 0 ? null : listed(open) };
}

/** What the cell says beside it of something that is left, and a note it points at: `won’t fix in v1, will fix in v2`, `fixed*`. */
function stillSaid({ text, claims, top, verdict }: SettledCell): string[] {
  const described = new Set(verdict.described);
  const left = claims.filter(
    (one) =>
      !described.has(one) &&
      !one.phrase.mark &&
      !isSettled(one.kind) &&
      (one.clause > top.clause || (one.clause === top.clause && one.at > top.at)),
  );
  const note = /[†‡]/.test(text) || (text.match(/\*/g) ?? []).length % 2 === 1;
  return [...left.map((one) => one.text), ...(note ? ['a note'] : [])];
}

function taken(kind: StatusKind, because: string): StatusReading {
  return { kind, because, unsure: null };
}

function notUnderstood({ text, phrase }: Claim, words: readonly string[]): string {
  const sentence = `“${listed(words)}” beside “${text}” is not understood`;
  return phrase.configured ? `${sentence}; words of the configuration that negate belong into its negations` : sentence;
}

/** Longest list of words that is shown, in words. */
export const longestWordList = 6;

function listed(words: readonly string[]): string {
  const all = [...new Set(words)];
  return all.length > longestWordList ? `${all.slice(0, longestWordList).join(' ')} …` : all.join(' ');
}

/** An answer that takes a phrase back: `fixed? no`, `fixed: not yet`. */
function isRefusal(clause: Clause | undefined, at: number, top: Claim): boolean {
  const words = clause?.words ?? [];
  return at !== top.clause && words.length <= 2 && refusals.has(words[0]?.text ?? '');
}

function refusedKind({ kind, phrase }: Claim): StatusKind {
  return phrase.configured || kind === 'accepted' || kind === 'not-applicable' ? 'unrecognized' : 'fix-needed';
}

/** What is left of a phrase that settles beside a word that contradicts it. */
function unsettledKind({ kind, phrase }: Claim, { doubt, text }: Warning): StatusKind {
  if (phrase.configured) return 'unrecognized';
  if (kind === 'fixed') return leavesPart.has(doubt) ? 'partially-fixed' : 'fix-needed';
  return promises.test(text) || ((kind === 'closed' || kind === 'removed') && !leavesPart.has(doubt))
    ? 'fix-needed'
    : 'unrecognized';
}

const leavesPart: ReadonlySet<Doubt> = new Set<Doubt>(['exception', 'negation', 'part', 'place']);

function restIn(
  { top, used, negations }: SettledCell,
  { words, sign }: Clause,
  at: number,
  outer: Rest | undefined,
): Rest {
  return restOf(
    {
      words,
      used: used[at] ?? new Set(),
      toldFrom:
        at === top.clause
          ? toldFrom(
              words.map(({ text }) => text),
              top.end,
            )
          : 0,
      before: at < top.clause,
      scoped: top.kind === 'fixed' || top.kind === 'closed',
      phraseAt: at === top.clause ? top.at : 0,
      phraseEnd: at === top.clause ? top.end : 0,
      topText: top.text,
      colon: sign === ':',
      says: top.kind === 'closed' ? 'closed' : top.kind === 'fixed' || top.kind === 'removed' ? 'done' : 'refused',
      negations,
    },
    outer,
  );
}

/** From where on the clause around the phrase tells how or why. */
function toldFrom(texts: readonly string[], end: number): number {
  const at = texts.findIndex(
    (text, place) =>
      place >= end &&
      (telling.has(text) || (/^(?:by|after|in)$/.test(text) && (texts[place + 1] ?? '').endsWith('ing'))),
  );
  return at < 0 ? texts.length : at;
}

const telling = new Set('because since due given so which where whereby using via through adding'.split(' '));
