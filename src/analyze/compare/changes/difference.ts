import type {
  Change,
  ChangedField,
  ChangeKind,
  Finding,
  OwnField,
  Reference,
  RemainingWorkItem,
} from '../../../domain/model.ts';
import { byCodeUnit } from '../../../domain/order.ts';
import { referenceKey, referenceName } from '../../../domain/reference-key.ts';

/** Names a field of ours. */
export function own(name: OwnField, of: ChangedField['of'] = 'finding'): ChangedField {
  return { kind: 'own', of, name };
}

/** Makes a change of one field, where an empty cell holds nothing. */
export function difference(kind: ChangeKind, field: ChangedField, before: string | null, after: string | null): Change {
  return { kind, field, before: before === '' ? null : before, after: after === '' ? null : after };
}

/** Orders fields: those of the finding before those of its remaining work, columns before ours, then by name. */
export function byField(one: ChangedField | null, other: ChangedField | null): number {
  return byCodeUnit(keyOf(one), keyOf(other));
}

function keyOf(field: ChangedField | null): string {
  return field === null ? '' : `${field.of} ${field.kind} ${field.name}`;
}

/** What references point at, each target once, in an order of its own. */
interface Targets {
  readonly compared: readonly string[];
  /** As one value; null where there is nothing. */
  readonly shown: string | null;
}

/** Tells what a record is tracked by. */
export function trackedBy(record: Finding | RemainingWorkItem): Targets {
  return referenceTargets([...(record.issue === null ? [] : [record.issue]), ...(record.tracker?.references ?? [])]);
}

/** Tells what references point at. */
export function referenceTargets(references: readonly Reference[]): Targets {
  const names = new Map<string, string>();
  for (const reference of references) names.set(referenceKey(reference), referenceName(reference));
  const sorted = [...names].toSorted(([one], [other]) => byCodeUnit(one, other));
  const shown = sorted.length === 0 ? null : sorted.map(([, name]) => name).join(', ');
  return { compared: sorted.map(([key]) => key), shown };
}

/** Tells whether two lists of references point at the same. */
export function sameTargets(before: Targets, after: Targets): boolean {
  return (
    before.compared.length === after.compared.length &&
    before.compared.every((value, index) => value === after.compared[index])
  );
}
