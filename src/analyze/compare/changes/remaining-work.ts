import type { Change, OwnField, RemainingWorkItem } from '../../../domain/model.ts';
import { columnChanges } from './columns.ts';
import { difference, own, sameTargets, trackedBy } from './difference.ts';
import { planChanges } from './plan.ts';
import { estimateChanges } from './rating.ts';
import { same } from '../normalize.ts';

/** Says what became of the remaining work on a finding: it came, it went, or its estimates differ. */
export function workChanges(before: RemainingWorkItem | null, after: RemainingWorkItem | null): readonly Change[] {
  if (before === null && after === null) return [];
  if (before === null) return [difference('entered-remaining-work', own('work'), null, after?.title.text ?? null)];
  if (after === null) return [difference('left-remaining-work', own('work'), before.title.text, null)];
  return [
    ...estimateChanges('timeCommitment', before.timeCommitment, after.timeCommitment),
    ...estimateChanges('complexity', before.complexity, after.complexity),
    ...estimateChanges('benefit', before.benefit, after.benefit),
    ...planChanges('work', before, after),
    ...edits(before, after),
  ];
}

/** What else the second table says of it: the finding itself is retitled or relinked in the first. */
function edits(before: RemainingWorkItem, after: RemainingWorkItem): readonly Change[] {
  const [from, to] = [trackedBy(before), trackedBy(after)];
  const edited = (name: OwnField, one: string | null, other: string | null): readonly Change[] =>
    same(one, other) ? [] : [difference('edited', own(name, 'work'), one, other)];
  return [
    ...edited('id', before.id, after.id),
    ...edited('title', before.title.text, after.title.text),
    ...(sameTargets(from, to) ? [] : edited('issue', from.shown, to.shown)),
    ...edited('section', before.section.join(' › '), after.section.join(' › ')),
    ...columnChanges('work', before.extra, after.extra),
  ];
}
