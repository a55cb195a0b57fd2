import type { StatusKind } from '../../domain/model.ts';
import { isSettled } from '../../domain/vocabulary.ts';
import type { Claim } from './claims.ts';
import type { Clause } from './clauses.ts';
import { contradictedByMark } from './marks.ts';

/** What the phrases of a cell come to, before the rest of it is looked at. */
export interface Verdict {
  readonly kind: StatusKind;
  readonly because: string;
  /** The phrase that decided; null where none did. */
  readonly top: Claim | null;
  /** Phrases that only describe what was done. */
  readonly described: readonly Claim[];
}

/** Weighs all phrases of a cell: of those that say how it stands, the highest in the vocabulary decides. */
export function weigh(all: readonly Claim[], clauses: readonly Clause[]): Verdict {
  const said = withoutRemarks(all);
  const first = said.find(({ kind }) => isSettled(kind));
  const head = said.find(({ kind, clause }) => kind === 'fixed' && clause === first?.clause) ?? first;
  const kept = head === undefined ? said : said.filter((claim) => !describes(claim, head));
  const keeping = new Set(kept);
  const top = kept.reduce<Claim | null>((best, one) => (best === null || one.rank < best.rank ? one : best), null);
  const decided = top === null ? nothing : decide(top, kept, all, clauses);
  return { ...decided, top, described: all.filter((claim) => !keeping.has(claim)) };
}

const nothing: Decision = { kind: 'unrecognized', because: '' };

type Decision = Pick<Verdict, 'kind' | 'because'>;

function decide(top: Claim, kept: readonly Claim[], all: readonly Claim[], clauses: readonly Clause[]): Decision {
  const fix = kept.find(({ kind }) => kind === 'fixed');
  if (fix !== undefined && isAnswer(top, fix, clauses))
    return { kind: 'fix-needed', because: `${fix.text} … ${top.text}` };
  if (fix !== undefined && (isLeft(top) || (top.clause > fix.clause && refuses(top))))
    return { kind: 'partially-fixed', because: `${fix.text} … ${top.text}` };
  return contradictedByMark(top, all) ?? { kind: top.kind, because: top.text };
}

/** Whether a phrase leaves something to do beside a fix. */
function isLeft({ kind, overturns }: Claim): boolean {
  return kind === 'in-progress' || (kind === 'fix-needed' && !overturns);
}

/** Whether a phrase answers the one before it: `fixed: not yet`. */
function isAnswer(claim: Claim, fix: Claim, clauses: readonly Clause[]): boolean {
  const clause = clauses[claim.clause];
  const answers = clause !== undefined && /^[:(—?]$/.test(clause.sign) && clause.words.length === claim.end;
  return answers && claim.clause === fix.clause + 1 && claim.text === 'not yet';
}

/** Refusals to do something, which beside a fix leave a part undone: `1.x will not be fixed`. */
function refuses({ kind, phrase }: Claim): boolean {
  return kind === 'accepted' && /^(?:will not|wont|not going|no plan)/.test(phrase.words.join(' '));
}

/** Leaves out marks beside words, and what is settled in brackets beside what is settled outside them. */
function withoutRemarks(all: readonly Claim[]): readonly Claim[] {
  const outside = all.filter(({ depth }) => depth === 0);
  const said = outside.some(({ phrase }) => !phrase.mark) ? all.filter(({ phrase }) => !phrase.mark) : all;
  return outside.some(({ kind }) => isSettled(kind))
    ? said.filter(({ depth, kind }) => depth === 0 || !isSettled(kind))
    : said;
}

/** Whether a phrase behind one that settles tells what was done: `Fixed: removed the role`, `Fixed; pending calls are cancelled`. */
function describes(claim: Claim, head: Claim): boolean {
  if (claim.clause < head.clause || (claim.clause === head.clause && claim.at <= head.at)) return false;
  if (claim.negated)
    return claim.clause > head.clause && claim.phrase.kind !== 'fixed' && claim.phrase.kind !== 'closed';
  if (!isSettled(claim.kind)) return claim.qualifies;
  return (
    head.kind === 'fixed' &&
    claim.kind !== 'fixed' &&
    !refuses(claim) &&
    (claim.kind !== 'accepted' || claim.rank > head.rank)
  );
}
