import type { TrackerAnswer } from '../../domain/evidence.ts';
import { readTrackerAddress } from '../../domain/tracker-address.ts';

/** How an answer's address is called in a sentence: `owner/repository#12`; an address without a number as it is. */
export function answerLabel({ url, kind }: Pick<TrackerAnswer, 'url' | 'kind'>): string {
  const read = readTrackerAddress(url);
  if (read === null) return url;
  const { host, repository, name } = read;
  const place = host === 'github.com' ? repository : `${host}/${repository}`;
  return kind === 'commit' || read.kind === 'commit' ? `${place}@${name.slice(0, 12)}` : `${place}#${name}`;
}

/** What the tracker answered, in words: `closed as completed on 2031-05-03`. */
export function answerWords(answer: TrackerAnswer): string {
  const { state, kind, reason, closed, merged, lastReopened } = answer;
  if (state === 'closed')
    return `closed${reason === null ? '' : ` as ${reasonWords[reason]}`}${on(closed)}${kind === 'pull' ? ' without being merged' : ''}`;
  if (state === 'merged') return `merged${on(merged ?? closed)}`;
  if (state === 'open' && lastReopened !== null) return `open, reopened${on(lastReopened)}`;
  return stateWords[state];
}

/** The same with its verb, for the rest of a sentence: `was closed as completed on 2031-05-03`. */
export function answerClause(answer: TrackerAnswer): string {
  const isPast = answer.state === 'closed' || answer.state === 'merged' || answer.state === 'deleted';
  return `${isPast ? 'was' : 'is'} ${answerWords(answer)}`;
}

function on(time: string | null): string {
  return time === null ? '' : ` on ${time.slice(0, 10)}`;
}

const reasonWords = { completed: 'completed', 'not-planned': 'not planned', duplicate: 'a duplicate' } as const;

const stateWords = {
  open: 'open',
  present: 'there',
  'not-found': 'not found, or cannot be seen by whoever asked',
  deleted: 'deleted',
  'no-access': 'not accessible to whoever asked',
} as const;
