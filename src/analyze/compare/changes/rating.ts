import { levels, type Change, type ChangedField, type ChangeKind, type Rating } from '../../../domain/model.ts';
import { difference, own } from './difference.ts';
import { same } from '../normalize.ts';

/** Compares two severities by the author's words, and by our scale where both are on it. */
export function severityChanges(before: Rating | null, after: Rating | null): readonly Change[] {
  return changesBetween(own('severity'), before, after, directionOf(before, after));
}

/** Compares two ratings of remaining work by the author's words. */
export function estimateChanges(
  name: 'timeCommitment' | 'complexity' | 'benefit',
  before: Rating | null,
  after: Rating | null,
): readonly Change[] {
  return changesBetween(own(name, 'work'), before, after, 'rerated');
}

/** A first rating rates nothing differently, nor does one that is taken away: the cell was edited. */
function changesBetween(
  field: ChangedField,
  before: Rating | null,
  after: Rating | null,
  kind: ChangeKind,
): readonly Change[] {
  const [from, to] = [before?.verbatim.text ?? '', after?.verbatim.text ?? ''];
  if (same(from, to)) return [];
  return [difference(same(from, '') || same(to, '') ? 'edited' : kind, field, from, to)];
}

function directionOf(before: Rating | null, after: Rating | null): ChangeKind {
  const [from, to] = [before?.level ?? null, after?.level ?? null];
  if (from === null || to === null || from === to) return 'rerated';
  return levels.indexOf(to) > levels.indexOf(from) ? 'rated-higher' : 'rated-lower';
}
