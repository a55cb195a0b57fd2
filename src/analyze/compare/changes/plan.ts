import type { Change, ChangedField, Plan } from '../../../domain/model.ts';
import { difference, own } from './difference.ts';
import { same } from '../normalize.ts';

/** Says whether others are to act than before, and until when: a first name or day, or one taken away, is an edit. */
export function planChanges(of: ChangedField['of'], before: Plan, after: Plan): readonly Change[] {
  const [ownerBefore, ownerAfter] = [before.owner?.text ?? '', after.owner?.text ?? ''];
  const [dueBefore, dueAfter] = [before.due?.verbatim.text ?? '', after.due?.verbatim.text ?? ''];
  const [dayBefore, dayAfter] = [before.due?.day ?? null, after.due?.day ?? null];
  const isSameDay = dayBefore !== null && dayBefore === dayAfter;
  const kindOf = (kind: 'reassigned' | 'rescheduled', from: string, to: string): Change['kind'] =>
    same(from, '') || same(to, '') || (kind === 'rescheduled' && isSameDay) ? 'edited' : kind;
  return [
    ...(same(ownerBefore, ownerAfter)
      ? []
      : [difference(kindOf('reassigned', ownerBefore, ownerAfter), own('owner', of), ownerBefore, ownerAfter)]),
    ...(same(dueBefore, dueAfter)
      ? []
      : [difference(kindOf('rescheduled', dueBefore, dueAfter), own('due', of), dueBefore, dueAfter)]),
  ];
}
