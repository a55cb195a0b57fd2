import type { TrackerAnswer } from '../../domain/evidence.ts';
import { trackerKey } from '../../domain/tracker-address.ts';
import { optional } from '../../read/saved/answer.ts';
import type { JsonValue } from '../../read/saved/json-value.ts';
import { bareAnswer, closeReason } from '../answer.ts';
import type { Question } from '../questions.ts';
import type { Asking } from './ledger.ts';

/** Reads an issue, pull request or commit as the query asks for it. Throws `UserError` for another shape. */
export function readItem(item: JsonValue, question: Question, asking: Asking): TrackerAnswer {
  const kind = item.field('__typename').oneOf(['Issue', 'PullRequest', 'Commit']);
  const url = item.field('url').text();
  const known = {
    ...bareAnswer(question.url, 'present', asking.today),
    movedTo: trackerKey(url) === trackerKey(question.url) || question.commit !== null ? null : url,
  };
  if (kind === 'Commit') return { ...known, kind: 'commit', title: item.field('messageHeadline').text() };
  return { ...known, ...readIssue(item, kind === 'PullRequest', asking.people) };
}

function readIssue(item: JsonValue, isPull: boolean, people: boolean): Partial<TrackerAnswer> {
  const time = (name: string): string | null => optional(item.field(name), (one) => one.text());
  const names = (list: JsonValue, name: string): readonly string[] =>
    optional(list, (one) => one.field('nodes').list((node) => node.field(name).text())) ?? [];
  const reopened = names(item.field('timelineItems'), 'createdAt').toSorted();
  return {
    kind: isPull ? 'pull' : 'issue',
    state: states[item.field(isPull ? 'pullState' : 'state').oneOf(['OPEN', 'CLOSED', 'MERGED'])],
    reason: isPull ? null : closeReason(time('stateReason')),
    title: item.field('title').text(),
    opened: time('createdAt'),
    closed: time('closedAt'),
    merged: isPull ? time('mergedAt') : null,
    reopened: reopened.length,
    lastReopened: reopened.at(-1) ?? null,
    labels: names(item.field('labels'), 'name').toSorted(),
    milestone: optional(item.field('milestone'), (one) => one.field('title').text()),
    assignees: item.field('assignees').field('totalCount').count(),
    people: people ? names(item.field('assignees'), 'login').toSorted() : null,
  };
}

const states = { OPEN: 'open', CLOSED: 'closed', MERGED: 'merged' } as const;
