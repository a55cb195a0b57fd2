import type { TrackerAnswer } from '../domain/evidence.ts';
import { readTrackerAddress, trackerKey } from '../domain/tracker-address.ts';
import { optional } from '../read/saved/answer.ts';
import { JsonValue } from '../read/saved/json-value.ts';
import { UserError } from '../errors.ts';
import { bareAnswer, closeReason } from './answer.ts';
import type { EvidenceEntry } from './evidence-file.ts';
import { readRestIssue } from './rest-issue.ts';

/** How answers are taken from a file. */
export interface Import {
  /** The addresses that the post names. */
  readonly addresses: readonly string[];
  /** The day of the answers, as `YYYY-MM-DD`. */
  readonly day: string;
  readonly people: boolean;
}

/**
 * Reads what `gh issue list --json …` or `gh pr list --json …` printed, or `gh api` of issues (one, a list, or the lists of
 * lists of `--slurp`). What the post does not name is left out. Throws `UserError` for other files.
 */
export function entriesFrom(text: string, shown: string, { addresses, day, people }: Import): readonly EvidenceEntry[] {
  const named = new Map(addresses.map((url) => [trackerKey(url), url]));
  const entries = new Map<string, EvidenceEntry>();
  for (const item of itemsOf(JsonValue.parse(text, shown))) {
    const address = optional(item.field('html_url'), (url) => url.text()) ?? item.field('url').text();
    if (readTrackerAddress(address) === null)
      throw new UserError(
        `${shown}: ${address} is not the address of an issue; ask for url too, as in: gh issue list --json number,url,title,state,stateReason`,
      );
    const url = named.get(trackerKey(address));
    if (url === undefined) continue;
    const known = bareAnswer(url, 'open', day);
    const isRest = item.field('html_url').isThere;
    const answer = isRest ? readRestIssue(item, people) : readListed(item, people, /\/pull\//.test(address));
    entries.set(trackerKey(url), { answer: { ...known, ...answer }, etag: null });
  }
  return [...entries.values()];
}

function itemsOf(value: JsonValue): readonly JsonValue[] {
  if (!value.isList) return [value];
  return value.list((item) => itemsOf(item)).flat();
}

/** An issue or pull request as `gh … list --json` prints it, with the fields that were asked for. */
function readListed(item: JsonValue, people: boolean, isPull: boolean): Partial<TrackerAnswer> {
  const text = (name: string): string | null => optional(item.field(name), (one) => one.text()) || null;
  const assignees = optional(item.field('assignees'), (list) => list.list((one) => one.field('login').text()));
  const states = { OPEN: 'open', CLOSED: 'closed', MERGED: 'merged' } as const;
  return {
    state: states[item.field('state').oneOf(['OPEN', 'CLOSED', 'MERGED'])],
    kind: isPull ? 'pull' : 'issue',
    reason: closeReason(text('stateReason')),
    title: text('title'),
    opened: text('createdAt'),
    closed: text('closedAt'),
    merged: text('mergedAt'),
    labels: (optional(item.field('labels'), (list) => list.list((one) => one.field('name').text())) ?? []).toSorted(),
    milestone: optional(item.field('milestone'), (one) => one.field('title').text()),
    assignees: assignees?.length ?? null,
    people: people ? (assignees?.toSorted() ?? null) : null,
  };
}
