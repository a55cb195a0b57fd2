import type { JsonValue } from './json-value.ts';
import {
  levels,
  type ExtraColumn,
  type IssueRef,
  type Position,
  type Rating,
  type Reference,
  type Verbatim,
} from '../../domain/model.ts';

/** Reads a stretch of a source. */
export function loadPosition(value: JsonValue): Position {
  const [start, end] = [value.field('start'), value.field('end')].map((point) => ({
    line: point.field('line').count(),
    column: point.field('column').count(),
  }));
  return start === undefined || end === undefined ? value.fail('a position') : { start, end };
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
    number: value.field('number').count(),
    label: value.field('label').text(),
    url: value.field('url').text(),
  };
}

/** Reads whatever a cell points at. */
export function loadReference(value: JsonValue): Reference {
  const kind = value.field('kind').oneOf(['issue', 'pull', 'advisory', 'link']);
  const label = value.field('label').text();
  if (kind === 'link') return { kind, label, url: value.field('url').text() };
  if (kind !== 'advisory') return loadIssue(value);
  return { kind, id: value.field('id').text(), label, url: value.field('url').orNull((url) => url.text()) };
}
