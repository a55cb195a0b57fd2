import type { TrackerAnswer } from '../domain/evidence.ts';

/** An answer of which nothing is known but its address, its state and the day. */
export function bareAnswer(url: string, state: TrackerAnswer['state'], asked: string): TrackerAnswer {
  return {
    url,
    state,
    kind: null,
    reason: null,
    title: null,
    opened: null,
    closed: null,
    merged: null,
    reopened: null,
    lastReopened: null,
    labels: [],
    milestone: null,
    assignees: null,
    people: null,
    movedTo: null,
    asked,
  };
}

/** The reason an issue was closed for, in the spelling of either interface; null for none, and for one that is not known. */
export function closeReason(word: string | null): TrackerAnswer['reason'] {
  const known = word?.toLowerCase().replaceAll('_', '-');
  return known === 'completed' || known === 'not-planned' || known === 'duplicate' ? known : null;
}
