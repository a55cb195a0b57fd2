import type { JsonValue } from './json-value.ts';
import { loadDay, loadOrdinal, loadWebAddress } from './values.ts';
import {
  levels,
  type ExtraColumn,
  type IssueRef,
  type Plan,
  type Point,
  type Position,
  type Rating,
  type Reference,
  type Verbatim,
} from '../../domain/model.ts';

/** Reads a stretch of a source. */
export function loadPosition(value: JsonValue): Position {
  const [start, end] = [loadPoint(value.field('start')), loadPoint(value.field('end'))];
  const inOrder = end.line > start.line || (end.line === start.line && end.column >= start.column);
  return inOrder ? { start, end } : value.field('end').fail('a place at or after the start');
}

function loadPoint(value: JsonValue): Point {
  return { line: loadOrdinal(value.field('line')), column: loadOrdinal(value.field('column')) };
}

/** Reads the author's words. */
export function loadVerbatim(value: JsonValue): Verbatim {
  return {
    markdown: value.field('markdown').text(),
    text: value.field('text').text(),
    position: loadPosition(value.field('position')),
  };
}

/** Reads a rating. */
export function loadRating(value: JsonValue): Rating {
  return {
    level: value.field('level').orNull((level) => level.oneOf(levels)),
    verbatim: loadVerbatim(value.field('verbatim')),
  };
}

/** Reads who is to act, and until when; a record has either only where its author says so. */
export function loadPlan(record: JsonValue): Plan {
  const [owner, due] = [record.field('owner'), record.field('due')];
  return {
    ...(owner.isThere ? { owner: loadVerbatim(owner) } : {}),
    ...(due.isThere
      ? { due: { day: due.field('day').orNull(loadDay), verbatim: loadVerbatim(due.field('verbatim')) } }
      : {}),
  };
}

/** Reads a column without a role. */
export function loadExtra(value: JsonValue): ExtraColumn {
  return { column: value.field('column').text(), value: loadVerbatim(value.field('value')) };
}

/** Reads an issue or pull request. */
export function loadIssue(value: JsonValue): IssueRef {
  return {
    kind: value.field('kind').oneOf(['issue', 'pull']),
    host: value.field('host').text(),
    owner: value.field('owner').text(),
    repository: value.field('repository').text(),
    number: loadOrdinal(value.field('number')),
    label: value.field('label').text(),
    url: loadWebAddress(value.field('url')),
  };
}

/** Reads whatever a cell points at. */
export function loadReference(value: JsonValue): Reference {
  const kind = value.field('kind').oneOf(['issue', 'pull', 'advisory', 'link']);
  const label = value.field('label').text();
  if (kind === 'link') return { kind, label, url: value.field('url').text() };
  if (kind !== 'advisory') return loadIssue(value);
  return { kind, id: loadAdvisoryId(value.field('id')), label, url: value.field('url').orNull((url) => url.text()) };
}

function loadAdvisoryId(value: JsonValue): string {
  return value.matching(
    /^(?:CVE-\d{4}-\d{4,}|GHSA(?:-[23456789cfghjmpqrvwx]{4}){3})$/,
    'the id of an advisory, such as CVE-2019-11249',
  );
}
