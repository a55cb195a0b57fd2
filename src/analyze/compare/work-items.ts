import { diagnose } from '../../domain/diagnostics.ts';
import type { Diagnostic, RemainingWorkItem, StatusReport } from '../../domain/model.ts';
import type { Alias } from '../../domain/settings.ts';
import { matchRows } from './match/index.ts';
import { unpaired } from './match/pairing.ts';
import { rowOfWorkItem } from './match/row.ts';
import { workChanges } from './changes/remaining-work.ts';

/** Tells what came, went or changed among remaining work that belongs to no finding: it has no entry of its own. */
export function workItemDiagnostics(
  before: StatusReport,
  after: StatusReport,
  aliases: readonly Alias[],
): readonly Diagnostic[] {
  const [earlier, later] = [before.remainingWork, after.remainingWork];
  if (![...earlier, ...later].some((item) => item.findings.length === 0)) return [];
  const { pairing } = matchRows(earlier.map(rowOfWorkItem), later.map(rowOfWorkItem), aliases);
  const changed = later.flatMap((item, index): readonly Diagnostic[] => {
    const previous = earlier[pairing.pairOfAfter.get(index)?.before ?? -1];
    if (previous === undefined || previous.findings.length > 0 || item.findings.length > 0) return [];
    const said = workChanges(previous, item).map(
      ({ field, before: from, after: to }) => `${field?.name ?? ''} was “${from ?? ''}” and is “${to ?? ''}”`,
    );
    if (said.length === 0) return [];
    return [diagnose('work-item-changed', sentence(item, `changed: ${said.join('; ')}`), null)];
  });
  return [
    ...loose(unpaired(later, pairing.pairOfAfter), later).map((item) =>
      diagnose('work-item-added', sentence(item, 'is new'), null),
    ),
    ...loose(unpaired(earlier, pairing.pairOfBefore), earlier).map((item) =>
      diagnose('work-item-removed', sentence(item, 'is gone'), null),
    ),
    ...changed,
  ];
}

function loose(indices: readonly number[], items: readonly RemainingWorkItem[]): readonly RemainingWorkItem[] {
  return indices.flatMap((index) => items.slice(index, index + 1)).filter((item) => item.findings.length === 0);
}

function sentence(item: RemainingWorkItem, what: string): string {
  return `Remaining work “${item.title.text}”, which belongs to no finding, ${what}.`;
}
