import { changeKinds, type Change, type Finding, type StatusKind } from '../../domain/model.ts';
import { columnChanges } from './columns.ts';
import { inCommon, standsElsewhere } from './other-place.ts';
import { difference, ratingChange, sameTargets, trackedBy } from './difference.ts';
import { byCodeUnit, plain, same } from './plain.ts';
import type { Placed } from './placed.ts';
import { statusChanges } from './status-change.ts';
import { workChanges } from './work-changes.ts';

/** Lists what happened to a finding, most urgent first, then by field; nothing that is only spelling. */
export function changesOf(before: Placed, after: Placed, settled: (kind: StatusKind) => boolean): readonly Change[] {
  const [old, young] = inCommon(before.finding, after.finding);
  const changes = [
    ...statusChanges(old.status, young.status, settled),
    ...ratingChange('severity', old.severity, young.severity),
    ...trackerChanges(old, young),
    ...(same(old.title.text, young.title.text)
      ? []
      : [difference('retitled', 'title', old.title.text, young.title.text)]),
    ...(same(old.id, young.id) ? [] : [difference('renumbered', 'id', old.id, young.id)]),
    ...moves(before, after),
    ...columnChanges('', old.extra, young.extra),
    ...workChanges(before.work, after.work),
  ];
  const rank = (change: Change): number => changeKinds.indexOf(change.kind);
  return changes.toSorted((a, b) => rank(a) - rank(b) || byCodeUnit(a.field ?? '', b.field ?? ''));
}

/** Another issue or link is `relinked`; other words around the same links are an edited cell. */
function trackerChanges(before: Finding, after: Finding): readonly Change[] {
  const [old, young] = [trackedBy(before), trackedBy(after)];
  if (!sameTargets(old, young)) return [difference('relinked', 'issue', old.shown, young.shown)];
  const [wordsBefore, wordsAfter] = [before, after].map(({ tracker }) => unlinked(tracker));
  if (same(wordsBefore ?? null, wordsAfter ?? null)) return [];
  return [difference('edited', 'tracker', before.tracker?.verbatim.text ?? null, after.tracker?.verbatim.text ?? null)];
}

/** What a cell says besides its links: `#12` and `owner/name#12` may well be the same link. */
function unlinked(tracker: Finding['tracker']): string {
  if (tracker === null) return '';
  const bare = tracker.references.reduce((text, { label }) => text.replace(label, ' '), tracker.verbatim.text);
  return plain(bare).replace(/^[\s,;–—-]+$/u, '');
}

function moves(before: Placed, after: Placed): readonly Change[] {
  if (standsElsewhere(before.finding, after.finding)) return [];
  const [old, young] = [before.finding.section, after.finding.section].map((section) => section.join(' › '));
  if (!same(old ?? null, young ?? null)) return [difference('moved', 'section', old ?? null, young ?? null)];
  const [from, to] = [before.table, after.table];
  // A table put in above another moves no row of the other.
  if (from.of !== to.of || from.ordinal === to.ordinal) return [];
  return [difference('moved', 'table', `${from.ordinal}`, `${to.ordinal}`)];
}
