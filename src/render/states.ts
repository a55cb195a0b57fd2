import type { StatusKind } from '../domain/model.ts';
import { isSettled } from '../domain/vocabulary.ts';

/** The four groups of statuses that charts and marks set apart. */
export type State = 'settled' | 'under-way' | 'open' | 'unknown';

/** The group a status belongs to. */
export function stateOf(kind: StatusKind): State {
  if (isSettled(kind)) return 'settled';
  if (kind === 'partially-fixed' || kind === 'in-progress') return 'under-way';
  return kind === 'unreported' || kind === 'unrecognized' ? 'unknown' : 'open';
}
