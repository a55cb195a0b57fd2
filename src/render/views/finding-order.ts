import { levels, statusKinds } from '../../domain/model.ts';
import type { FindingOrder } from '../../domain/settings.ts';
import type { LabelKey } from '../catalogue/words.ts';
import type { FindingRow } from './row-model.ts';

/** Puts findings in the order that is configured; what is equal stays in the order of the source. */
export function inOrder(rows: readonly FindingRow[], order: FindingOrder): readonly FindingRow[] {
  if (order === 'status') return rows.toSorted((one, other) => openness(other) - openness(one));
  return order === 'severity' ? rows.toSorted((one, other) => gravity(other) - gravity(one)) : rows;
}

/** The words for each order. */
export const orderLabels = {
  source: 'orderOfSource',
  status: 'orderByStatus',
  severity: 'orderBySeverity',
} as const satisfies { readonly [order in FindingOrder]: LabelKey };

/** How the control of HTML names an order; empty for that of the source, or where no finding has a severity. */
export function orderControl(order: FindingOrder, hasSeverities: boolean): string {
  return order === 'source' || (order === 'severity' && !hasSeverities) ? '' : order;
}

function openness({ kind }: FindingRow): number {
  return statusKinds.indexOf(kind);
}

function gravity({ severityLevel }: FindingRow): number {
  return severityLevel === 'unrated' ? -1 : levels.indexOf(severityLevel);
}
