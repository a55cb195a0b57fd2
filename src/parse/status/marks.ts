import type { StatusKind } from '../../domain/model.ts';
import { isSettled } from '../../domain/vocabulary.ts';
import type { Claim } from './claims.ts';

type Contradiction = { readonly kind: StatusKind; readonly because: string } | null;

/** What a word comes to beside a mark that says the opposite: `🔴 Mitigated`, `✅ Blocked`; null where none does. */
export function contradictedByMark(claim: Claim, all: readonly Claim[]): Contradiction {
  const settles = isSettled(claim.kind);
  const counts = ({ depth, text }: Claim): boolean => depth === 0 || (settles && red.has(text));
  const against = all.filter((one) => one.phrase.mark && counts(one) && isSettled(one.kind) !== settles);
  const mark = against.find(({ text }) => red.has(text)) ?? against[0];
  if (mark === undefined || claim.phrase.mark || claim.depth > 0) return null;
  return settles ? besideUnsettling(claim, mark) : besideSettling(claim, mark, all);
}

/** Marks that say no. */
const red = new Set('❌ ✗ ✘ ✖ 👎 ⛔ 🛑 🔴 ☐ ⬜'.split(' '));

/** A word that settles beside a mark that does not; in brackets the mark may be of what was. Colors beside an acceptance are those of the risk. */
function besideUnsettling({ kind, text }: Claim, mark: Claim): Contradiction {
  const isDone = kind === 'fixed' || kind === 'removed' || kind === 'closed';
  if (isDone && red.has(mark.text) && mark.depth === 0)
    return { kind: 'fix-needed', because: `${text} … ${mark.text}` };
  return isDone || red.has(mark.text) ? unclear(text, mark) : null;
}

/** A word that does not settle beside a mark that does; `✅ #12, rest deferred` is a part. */
function besideSettling(claim: Claim, mark: Claim, all: readonly Claim[]): Contradiction {
  if (claim.kind === 'partially-fixed' || claim.negated) return null;
  if (all.some(({ kind, phrase }) => isSettled(kind) && !phrase.mark)) return null;
  if (claim.clause !== mark.clause && (claim.kind === 'fix-needed' || claim.kind === 'in-progress') && !claim.overturns)
    return { kind: 'partially-fixed', because: `${mark.text} … ${claim.text}` };
  return unclear(claim.text, mark);
}

function unclear(text: string, mark: Claim): Contradiction {
  return { kind: 'unrecognized', because: `${mark.text} beside “${text}”` };
}
