import { changeKinds, type Change, type Finding, type StatusKind } from '../../../domain/model.ts';
import type { FindingContext } from '../finding-context.ts';
import { normalize, same } from '../normalize.ts';
import { inCommon, standsElsewhere } from '../other-place.ts';
import { columnChanges } from './columns.ts';
import { byField, difference, own, sameTargets, trackedBy } from './difference.ts';
import { planChanges } from './plan.ts';
import { severityChanges } from './rating.ts';
import { workChanges } from './remaining-work.ts';
import { statusChanges } from './status.ts';

/** Lists what happened to a finding, most urgent first, then by field; nothing that is only spelling. */
export function changesOf(
  before: FindingContext,
  after: FindingContext,
  settled: (kind: StatusKind) => boolean,
): readonly Change[] {
  const [one, other] = inCommon(before.finding, after.finding);
  const changes = [
    ...statusChanges(one.status, other.status, settled),
    ...severityChanges(one.severity, other.severity),
    ...planChanges('finding', one, other),
    ...trackerChanges(one, other),
    ...(same(one.title.text, other.title.text)
      ? []
      : [difference('retitled', own('title'), one.title.text, other.title.text)]),
    ...(same(one.id, other.id) ? [] : [difference('renumbered', own('id'), one.id, other.id)]),
    ...moves(before, after),
    ...columnChanges('finding', one.extra, other.extra),
    ...workChanges(before.work, after.work),
  ];
  return changes.toSorted((a, b) => rankOf(a) - rankOf(b) || byField(a.field, b.field));
}

function rankOf({ kind }: Change): number {
  return changeKinds.indexOf(kind);
}

/** Another issue or link is `relinked`; other words around the same links are an edited cell. */
function trackerChanges(before: Finding, after: Finding): readonly Change[] {
  const [from, to] = [trackedBy(before), trackedBy(after)];
  if (!sameTargets(from, to)) return [difference('relinked', own('issue'), from.shown, to.shown)];
  const [wordsBefore, wordsAfter] = [before, after].map(({ tracker }) => unlinked(tracker));
  if (same(wordsBefore ?? null, wordsAfter ?? null)) return [];
  const [cellBefore, cellAfter] = [before, after].map(({ tracker }) => tracker?.verbatim.text ?? null);
  return [difference('edited', own('tracker'), cellBefore ?? null, cellAfter ?? null)];
}

/** What a cell says besides its links: `#12` and `owner/name#12` may well be the same link. */
function unlinked(tracker: Finding['tracker']): string {
  if (tracker === null) return '';
  const bare = tracker.references.reduce((text, { label }) => text.replace(label, ' '), tracker.verbatim.text);
  return normalize(bare).replace(/^[\s,;–—-]+$/u, '');
}

function moves(before: FindingContext, after: FindingContext): readonly Change[] {
  if (standsElsewhere(before.finding, after.finding)) return [];
  const [from, to] = [before.finding.section, after.finding.section].map((section) => section.join(' › '));
  if (!same(from ?? null, to ?? null)) return [difference('moved', own('section'), from ?? null, to ?? null)];
  const [tableBefore, tableAfter] = [before.table, after.table];
  // A table put in above another moves no row of the other.
  if (tableBefore.of !== tableAfter.of || tableBefore.ordinal === tableAfter.ordinal) return [];
  return [difference('moved', own('table'), `${tableBefore.ordinal}`, `${tableAfter.ordinal}`)];
}
