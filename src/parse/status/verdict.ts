import type { StatusKind } from '../../domain/model.ts';
import { isSettled } from '../../domain/vocabulary.ts';
import type { Claim } from './claims.ts';
import type { Clause } from './clauses.ts';

/** What the phrases of a cell come to, before the rest of it is looked at. */
export interface Verdict {
  readonly kind: StatusKind;
  readonly because: string;
  /** The phrase that decided; null where none did. */
  readonly top: Claim | null;
  /** Phrases that only describe what was done, whose words count as understood. */
  readonly described: readonly Claim[];
}

/** Weighs all phrases of a cell: of those that say how it stands, the highest in the vocabulary decides. */
export function weigh(all: readonly Claim[], clauses: readonly Clause[]): Verdict {
  const said = withoutRemarks(all);
  const head = said.find(({ kind }) => isSettled(kind));
  const isDescribed = (claim: Claim): boolean => head !== undefined && describes(claim, head, clauses);
  const described = all.filter((claim) => !said.includes(claim) || isDescribed(claim));
  const kept = said.filter((claim) => !isDescribed(claim));
  const [top] = kept.toSorted((a, b) => a.rank - b.rank);
  const verdict = (kind: StatusKind, because: string): Verdict => ({ kind, because, top: top ?? null, described });
  if (top === undefined) return verdict('unrecognized', '');
  const fix = kept.find(({ kind }) => kind === 'fixed');
  const left = isLeft(top) || (fix !== undefined && top.clause > fix.clause && refuses(top));
  if (fix !== undefined && isAnswer(top, fix)) return verdict('fix-needed', `${fix.text} … ${top.text}`);
  if (fix !== undefined && left) return verdict('partially-fixed', `${fix.text} … ${top.text}`);
  return contradictedByMark(top, all) ?? verdict(top.kind, top.text);

  /** Whether a phrase answers the one before it: `fixed: not yet`. */
  function isAnswer(claim: Claim, fix: Claim): boolean {
    const clause = clauses[claim.clause];
    const answers = clause !== undefined && /^[:(—?]$/.test(clause.sign) && clause.words.length === claim.end;
    return answers && claim.clause === fix.clause + 1 && claim.text === 'not yet';
  }

  function contradictedByMark(claim: Claim, claims: readonly Claim[]): Verdict | null {
    const mark = claims.find(({ phrase, depth, kind }) => phrase.mark && depth === 0 && isSettled(kind) !== isSettled(claim.kind));
    if (mark === undefined || claim.phrase.mark || claim.depth > 0) return null;
    return isSettled(claim.kind) ? besideUnsettling(claim, mark) : besideSettling(claim, mark);
  }

  /** A word that settles beside a mark that does not: `🔴 Mitigated`. */
  function besideUnsettling(claim: Claim, mark: Claim): Verdict | null {
    const isRed = red.has(mark.text);
    if (isSettled(claim.kind) && !isDone(claim.kind)) return isRed ? verdict('unrecognized', `${mark.text} beside “${claim.text}”`) : null;
    return isRed ? verdict('fix-needed', `${claim.text} … ${mark.text}`) : verdict('unrecognized', `${mark.text} beside “${claim.text}”`);
  }

  /** A word that does not settle beside a mark that does: `✅ Blocked`; `✅ #12, rest deferred` is a part. */
  function besideSettling(claim: Claim, mark: Claim): Verdict | null {
    if (claim.kind === 'partially-fixed' || claim.negated || all.some((one) => isSettled(one.kind) && !one.phrase.mark)) return null;
    if (claim.clause !== mark.clause && isLeft(claim)) return verdict('partially-fixed', `${mark.text} … ${claim.text}`);
    return verdict('unrecognized', `${mark.text} beside “${claim.text}”`);
  }
} // prettier-ignore

/** Marks that say no. */
const red = new Set('❌ ✗ ✘ ✖ 👎 ⛔ 🛑 🔴 ☐ ⬜'.split(' '));

/** Whether a status says that something was done, and not that nothing has to be. */
function isDone(kind: StatusKind): boolean {
  return kind === 'fixed' || kind === 'removed' || kind === 'closed';
}

function isLeft({ kind, overturns }: Claim): boolean {
  return kind === 'in-progress' || (kind === 'fix-needed' && !overturns);
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
function describes(claim: Claim, head: Claim, clauses: readonly Clause[]): boolean {
  if (claim.clause < head.clause || (claim.clause === head.clause && claim.at <= head.at)) return false;
  if (claim.negated) return claim.clause > head.clause && !isDone(claim.phrase.kind);
  if (!isSettled(claim.kind)) return claim.qualifies && (claim.clause > head.clause || clauses[head.clause] !== undefined);
  return head.kind === 'fixed' && claim.kind !== 'fixed' && !refuses(claim) && (claim.kind !== 'accepted' || claim.rank > head.rank);
} // prettier-ignore
