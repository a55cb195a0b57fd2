import { statusKinds, type Change, type ChangeKind, type Status, type StatusKind } from '../../../domain/model.ts';
import { difference, own, sameTargets, referenceTargets } from './difference.ts';
import { same } from '../normalize.ts';

/** Says what became of a status: at most one change, the most telling one. */
export function statusChanges(
  before: Status,
  after: Status,
  settled: (kind: StatusKind) => boolean,
): readonly Change[] {
  const [wordsBefore, wordsAfter] = [before.verbatim?.text ?? null, after.verbatim?.text ?? null];
  const isWithdrawn = !same(wordsBefore, '') && same(wordsAfter, '');
  const kind = isWithdrawn ? 'withdrawn' : changeBetween(before.kind, after.kind, settled);
  if (!same(wordsBefore, wordsAfter)) return [difference(kind, own('status'), wordsBefore, wordsAfter)];
  // The words stand: the reading of them has changed, through an overrule or a column that is gone.
  if (before.kind !== after.kind) return [difference(kind, own('status'), before.kind, after.kind)];
  const [from, to] = [referenceTargets(before.references), referenceTargets(after.references)];
  return sameTargets(from, to) ? [] : [difference('restated', own('status'), from.shown, to.shown)];
}

/** Silence and unknown words are no place to progress from, or to regress to. */
const placeless: ReadonlySet<StatusKind> = new Set(['unreported', 'unrecognized']);

function changeBetween(before: StatusKind, after: StatusKind, settled: (kind: StatusKind) => boolean): ChangeKind {
  if (settled(before) !== settled(after)) return settled(after) ? 'resolved' : 'reopened';
  if (before === after || settled(after) || placeless.has(before) || placeless.has(after)) return 'restated';
  // `statusKinds` runs from settled to open: fix needed, needs design, in progress, partially fixed, read backwards.
  return statusKinds.indexOf(after) < statusKinds.indexOf(before) ? 'progressed' : 'regressed';
}
