import type { TrackerAnswer } from '../domain/evidence.ts';
import { optional } from '../read/saved/answer.ts';
import type { JsonValue } from '../read/saved/json-value.ts';
import { closeReason } from './answer.ts';

/** Reads an issue or pull request in the shape of GitHub's REST interface, as far as it tells. */
export function readRestIssue(item: JsonValue, people: boolean): Omit<TrackerAnswer, 'url' | 'asked' | 'movedTo'> {
  const pull = item.field('pull_request');
  const isPull = pull.isThere;
  const text = (name: string): string | null => optional(item.field(name), (one) => one.text());
  const merged = optional(pull, (one) => optional(one.field('merged_at'), (time) => time.text()));
  const assignees = optional(item.field('assignees'), (list) => list.list((one) => one.field('login').text()));
  return {
    state: merged === null ? item.field('state').oneOf(['open', 'closed']) : 'merged',
    kind: isPull ? 'pull' : 'issue',
    reason: isPull ? null : closeReason(text('state_reason')),
    title: item.field('title').text(),
    opened: text('created_at'),
    closed: text('closed_at'),
    merged,
    // The history of an issue would be another request each.
    reopened: null,
    lastReopened: null,
    labels: (optional(item.field('labels'), (list) => list.list((one) => one.field('name').text())) ?? []).toSorted(),
    milestone: optional(item.field('milestone'), (one) => one.field('title').text()),
    assignees: assignees?.length ?? null,
    people: people ? (assignees?.toSorted() ?? null) : null,
  };
}
