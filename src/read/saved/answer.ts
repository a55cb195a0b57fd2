import { closeReasons, trackerKinds, trackerStates, type TrackerAnswer } from '../../domain/evidence.ts';
import { isDay } from '../../text/day.ts';
import type { JsonValue } from './json-value.ts';
import { loadDay, loadWebAddress } from './values.ts';

/** Reads what a tracker answered; `asked` is the day of the file, for answers without their own. */
export function loadAnswer(value: JsonValue, asked: string | null): TrackerAnswer {
  const text = (name: string): string | null => optional(value.field(name), loadLine);
  const names = (name: string): readonly string[] | null => optional(value.field(name), (one) => one.list(loadLine));
  const count = (name: string): number | null => optional(value.field(name), (one) => one.count());
  const time = (name: string): string | null => optional(value.field(name), loadTime);
  return {
    url: loadWebAddress(value.field('url')),
    state: value.field('state').oneOf(trackerStates),
    kind: optional(value.field('kind'), (one) => one.oneOf(trackerKinds)),
    reason: optional(value.field('reason'), (one) => one.oneOf(closeReasons)),
    title: text('title'),
    opened: time('opened'),
    closed: time('closed'),
    merged: time('merged'),
    reopened: count('reopened'),
    lastReopened: time('lastReopened'),
    labels: names('labels') ?? [],
    milestone: text('milestone'),
    assignees: count('assignees'),
    people: names('people'),
    movedTo: optional(value.field('movedTo'), loadWebAddress),
    asked: optional(value.field('asked'), loadDay) ?? asked ?? loadDay(value.field('asked')),
  };
}

/** Reads a field that may be missing or null. */
export function optional<T>(value: JsonValue, read: (value: JsonValue) => T): T | null {
  return value.isThere ? value.orNull(read) : null;
}

/** Reads words that stand on one line: titles and labels are anybody's. */
function loadLine(value: JsonValue): string {
  return value.text().replace(/\s+/g, ' ').trim().slice(0, longestAnswerLine);
}

/** In characters; a title on GitHub has at most 256. */
export const longestAnswerLine = 1000;

function loadTime(value: JsonValue): string {
  const time = value.text();
  const isTime = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z)?$/.test(time);
  return isTime && isDay(time.slice(0, 10))
    ? time
    : value.fail('a day as YYYY-MM-DD or a time in UTC as YYYY-MM-DDThh:mm:ssZ');
}
