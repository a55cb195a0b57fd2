import type { Change, ChangedField, Finding, OwnField, TableChange } from '../../../domain/model.ts';
import { normalize } from '../normalize.ts';
import { byField, own } from './difference.ts';

/** Fewer renumbered findings are told one by one. */
export const fewestRenumbered = 3;
/** Of the findings in both snapshots; those that keep their number among so many new ones do so by chance. */
export const shareRenumbered = 0.9;

/** The changes of each pair of findings, and what of them holds for all findings at once. */
export interface Told {
  readonly tableChanges: readonly TableChange[];
  /** Tells whether a change is told for all findings, and not of one. */
  readonly isTold: (change: Change) => boolean;
}

/**
 * Finds what changed of all findings at once: columns that no finding had before, or has any more, and numbers that were
 * given out anew. `changes`: those of each pair, in the order of the later snapshot.
 */
export function changesOfTables(
  before: readonly Finding[],
  after: readonly Finding[],
  changes: readonly (readonly Change[])[],
): Told {
  const [had, has] = [fieldsOf(before), fieldsOf(after)];
  const found = new Map<string, TableChange>();
  for (const change of changes.flat()) {
    const { field } = change;
    const kind = field === null ? null : kindOf(field, had, has, changes);
    if (field === null || kind === null || !isAboutTable(change)) continue;
    const known = found.get(keyOf(field));
    const example = known?.example ?? { before: change.before, after: change.after };
    found.set(keyOf(field), { kind, field: known?.field ?? field, rows: (known?.rows ?? 0) + 1, example });
  }
  return {
    tableChanges: [...found.values()].toSorted((one, other) => byField(one.field, other.field)),
    isTold: (change) => change.field !== null && isAboutTable(change) && found.has(keyOf(change.field)),
  };
}

/** A rating that went up or down is news of one finding. */
function isAboutTable({ kind }: Change): boolean {
  return kind === 'edited' || kind === 'renumbered';
}

function kindOf(
  field: ChangedField,
  had: ReadonlySet<string>,
  has: ReadonlySet<string>,
  changes: readonly (readonly Change[])[],
): TableChange['kind'] | null {
  if (field.of === 'work') return null;
  if (field.kind === 'own' && field.name === 'id') return isRenumbering(changes) ? 'renumbered' : null;
  if (field.kind === 'own' && !tableFields.has(field.name)) return null;
  if (!had.has(keyOf(field))) return 'column-added';
  return has.has(keyOf(field)) ? null : 'column-removed';
}

/** The fields of ours that a table may have no column for, and that no other change tells of. */
const tableFields: ReadonlySet<OwnField> = new Set(['severity', 'owner', 'due']);

function isRenumbering(changes: readonly (readonly Change[])[]): boolean {
  const renumbered = changes.filter((each) => each.some(({ kind }) => kind === 'renumbered')).length;
  return renumbered >= fewestRenumbered && renumbered >= changes.length * shareRenumbered;
}

/** Lists the columns that some finding has, empty or not, and severity, owner and due date where one is told. */
function fieldsOf(findings: readonly Finding[]): ReadonlySet<string> {
  const fields = new Set<string>();
  for (const { severity, owner, due, extra } of findings) {
    if (severity !== null && severity.verbatim.text.trim() !== '') fields.add(keyOf(own('severity')));
    if (owner !== undefined) fields.add(keyOf(own('owner')));
    if (due !== undefined) fields.add(keyOf(own('due')));
    for (const { column } of extra) fields.add(keyOf({ kind: 'column', of: 'finding', name: column }));
  }
  return fields;
}

function keyOf({ kind, of, name }: ChangedField): string {
  return `${of} ${kind} ${normalize(name)}`;
}
