import type { ExtraColumn, Finding } from '../../domain/model.ts';
import { normalize } from './normalize.ts';

/** Whether a finding is told in another form than before: as a row of a table, an item of a list or under a heading. */
export function standsElsewhere(before: Finding, after: Finding): boolean {
  return formOf(before) !== formOf(after);
}

/**
 * Reduces a finding that is told in another form than before to what both forms tell of it: that a table has a column and
 * a heading has no such line is no news of the finding.
 */
export function inCommon(before: Finding, after: Finding): readonly [Finding, Finding] {
  if (!standsElsewhere(before, after)) return [before, after];
  return [reduced(before, after), reduced(after, before)];
}

function formOf({ table, list }: Finding): 'table' | 'list' | 'heading' {
  if (table !== null) return 'table';
  return list === null ? 'heading' : 'list';
}

function reduced(one: Finding, other: Finding): Finding {
  const known = new Set(other.extra.map(columnName));
  const { owner, due, ...rest } = one;
  return {
    ...rest,
    ...(owner === undefined || other.owner === undefined ? {} : { owner }),
    ...(due === undefined || other.due === undefined ? {} : { due }),
    id: other.id === null ? null : one.id,
    title: { ...one.title, text: bareTitle(one) },
    severity: other.severity === null ? null : one.severity,
    ...(other.issue === null && other.tracker === null ? { issue: null, tracker: null } : {}),
    status: other.status.kind === one.status.kind && isBare(other) ? other.status : one.status,
    extra: one.extra.filter((column) => known.has(columnName(column))),
  };
}

/** Whether the words of a status say no more than a box does. */
function isBare({ status }: Finding): boolean {
  return status.verbatim === null || /^\[[ x]\]$/.test(status.verbatim.text);
}

function columnName({ column }: ExtraColumn): string {
  return normalize(column);
}

/** A title without the id at its head, which a table may have in a column of its own. */
function bareTitle({ id, title: { text } }: Finding): string {
  const at = id === null ? -1 : text.indexOf(id);
  if (id === null || at < 0 || at > 1) return text;
  return text.slice(at + id.length).replace(/^[\s\]:.|)–—-]+/, '') || text;
}
