import type { StatusReport } from '../../domain/model.ts';
import { toJson } from './json.ts';

/**
 * A badge for https://shields.io/badges/endpoint-badge: how many findings are open. Grey whatever the number: a settled finding
 * need not be a fixed one, so no color says that all is well.
 */
export function renderBadge({ summary: { total, unsettled } }: StatusReport): string {
  const message = unsettled === 0 ? `none of ${total} open` : `${unsettled} of ${total} open`;
  return toJson({ schemaVersion: 1, label: 'audit findings', message, color: 'lightgrey' });
}
