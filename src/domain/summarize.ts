import { levels, statusKinds, type Finding, type Level, type RemainingWorkItem, type Summary } from './model.ts';
import { isSettled } from './vocabulary.ts';

/** Counts the rows. */
export function summarize(findings: readonly Finding[], remainingWork: readonly RemainingWorkItem[]): Summary {
  const counts = countBy(findings, ({ status }) => status.kind);
  const settled = findings.filter(({ status }) => isSettled(status.kind)).length;
  return {
    total: findings.length,
    settled,
    unsettled: findings.length - settled,
    fixedOrRemoved: (counts.get('fixed') ?? 0) + (counts.get('removed') ?? 0),
    remainingWork: remainingWork.length,
    byStatus: statusKinds.flatMap((kind) => {
      const count = counts.get(kind) ?? 0;
      return count === 0 ? [] : [{ kind, count }];
    }),
    bySeverity: severities(findings),
  };
}

function severities(findings: readonly Finding[]): Summary['bySeverity'] {
  if (findings.every(({ severity }) => severity === null)) return [];
  const levelOf = ({ severity }: Finding): Level | null => severity?.level ?? null;
  const counts = countBy(findings, levelOf);
  const settled = countBy(
    findings.filter(({ status }) => isSettled(status.kind)),
    levelOf,
  );
  return [...levels.toReversed(), null].flatMap((level) => {
    const count = counts.get(level) ?? 0;
    return count === 0 ? [] : [{ level, count, settled: settled.get(level) ?? 0 }];
  });
}

function countBy<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, number> {
  const counts = new Map<K, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
