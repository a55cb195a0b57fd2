import type { TrackerAnswer, TrackerChange, TrackerComparison } from '../../domain/evidence.ts';
import type { StatusReport } from '../../domain/model.ts';
import { trackerKey } from '../../domain/tracker-address.ts';

/** Says what the tracker changed between two snapshots; null where one of them has no evidence. */
export function compareEvidence(before: StatusReport, after: StatusReport): TrackerComparison | null {
  if (before.evidence === undefined || after.evidence === undefined) return null;
  const [earlier, later] = [answersOf(before), answersOf(after)];
  const keys = [...later.keys(), ...[...earlier.keys()].filter((key) => !later.has(key))];
  const changes = keys.flatMap((key): readonly TrackerChange[] => {
    const change = { before: earlier.get(key) ?? null, after: later.get(key) ?? null };
    if (sameAnswer(change.before, change.after)) return [];
    return [{ url: (change.after ?? change.before)?.url ?? '', ...change }];
  });
  return { before: before.evidence, after: after.evidence, changes };
}

function answersOf({ findings, remainingWork }: StatusReport): ReadonlyMap<string, TrackerAnswer> {
  const answers = [...findings, ...remainingWork].flatMap(({ evidence }) => evidence ?? []);
  return new Map(answers.map((answer) => [trackerKey(answer.url), answer]));
}

/** Whether two answers say the same; the day of asking and the spelling of the address do not matter. */
function sameAnswer(before: TrackerAnswer | null, after: TrackerAnswer | null): boolean {
  if (before === null || after === null) return before === after;
  return JSON.stringify({ ...before, asked: '', url: '' }) === JSON.stringify({ ...after, asked: '', url: '' });
}
