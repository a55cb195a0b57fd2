import type { Change, RemainingWorkItem } from '../../../domain/model.ts';
import { columnChanges } from './columns.ts';
import { difference, ratingChange, sameTargets, trackedBy } from './difference.ts';
import { same } from '../normalize.ts';

/** Says what became of the remaining work on a finding: it came, it went, or its estimates differ. */
export function workChanges(before: RemainingWorkItem | null, after: RemainingWorkItem | null): readonly Change[] {
  if (before === null && after === null) return [];
  if (before === null) return [difference('entered-remaining-work', 'remaining work', null, after?.title.text ?? null)];
  if (after === null) return [difference('left-remaining-work', 'remaining work', before.title.text, null)];
  return [
    ...ratingChange('timeCommitment', before.timeCommitment, after.timeCommitment),
    ...ratingChange('complexity', before.complexity, after.complexity),
    ...ratingChange('benefit', before.benefit, after.benefit),
    ...edits(before, after),
  ];
}

/** What else the second table says of it: the finding itself is retitled or relinked in the first. */
function edits(before: RemainingWorkItem, after: RemainingWorkItem): readonly Change[] {
  const [from, to] = [trackedBy(before), trackedBy(after)];
  const edited = (field: string, old: string | null, young: string | null): readonly Change[] =>
    same(old, young) ? [] : [difference('edited', `remaining work: ${field}`, old, young)];
  return [
    ...edited('id', before.id, after.id),
    ...edited('title', before.title.text, after.title.text),
    ...(sameTargets(from, to) ? [] : edited('issue', from.shown, to.shown)),
    ...edited('section', before.section.join(' › '), after.section.join(' › ')),
    ...columnChanges('remaining work: ', before.extra, after.extra),
  ];
}
