import type { Change, ChangeKind, Finding, Rating, Reference, RemainingWorkItem } from '../../../domain/model.ts';
import { byCodeUnit, same, target, targetName } from '../normalize.ts';

/** Makes a change of one field, where an empty cell holds nothing. */
export function difference(kind: ChangeKind, field: string, before: string | null, after: string | null): Change {
  return { kind, field, before: before === '' ? null : before, after: after === '' ? null : after };
}

/** Compares two ratings by the author's words. */
export function ratingChange(field: string, before: Rating | null, after: Rating | null): readonly Change[] {
  const [old, young] = [before?.verbatim.text ?? null, after?.verbatim.text ?? null];
  return same(old, young) ? [] : [difference('rerated', field, old, young)];
}

/** What references point at, each target once, in an order of its own. */
interface Targets {
  readonly compared: readonly string[];
  /** As one value; null where there is nothing. */
  readonly shown: string | null;
}

/** Tells what a record is tracked by. */
export function trackedBy(record: Finding | RemainingWorkItem): Targets {
  return targetsOf([...(record.issue === null ? [] : [record.issue]), ...(record.tracker?.references ?? [])]);
}

/** Tells what references point at. */
export function targetsOf(references: readonly Reference[]): Targets {
  const names = new Map<string, string>();
  for (const reference of references) names.set(target(reference), targetName(reference));
  const sorted = [...names].toSorted(([one], [other]) => byCodeUnit(one, other));
  const shown = sorted.length === 0 ? null : sorted.map(([, name]) => name).join(', ');
  return { compared: sorted.map(([key]) => key), shown };
}

/** Tells whether two lists of references point at the same. */
export function sameTargets(before: Targets, after: Targets): boolean {
  const [old, young] = [before.compared, after.compared];
  return old.length === young.length && old.every((value, index) => value === young[index]);
}
