import { daysLate } from '../../analyze/rules/due-dates.ts';
import type { Day, Plan } from '../../domain/model.ts';
import { say } from '../catalogue/say.ts';
import type { Format, Ready } from '../format.ts';
import { extraCells } from './extra-cells.ts';
import type { ExtraCell } from './row-model.ts';

/** Who is to act, and until when, as cells below the name of a record: the name of the latter says whether that day has passed. */
export function planCells(plan: Plan, isOpen: boolean, asOf: Day | null, format: Format): readonly ExtraCell[] {
  const { owner, due } = plan;
  if (owner === undefined && due === undefined) return [];
  const label = isOpen && isLate(plan, asOf) ? 'overdueSince' : 'due';
  const cells = [
    ...(owner === undefined ? [] : [{ column: say(format.words, 'owner'), value: owner }]),
    ...(due === undefined ? [] : [{ column: say(format.words, label), value: due.verbatim }]),
  ];
  return extraCells(cells, format, true);
}

/** The same as cells of columns of their own; null where nothing is said. */
export interface PlanColumns {
  readonly owner: Ready | null;
  /** In the author’s words. */
  readonly due: Ready | null;
  /** Whether that day had passed when the post was written, and there is more to do. */
  readonly overdue: boolean;
}

/** Returns who is to act, and until when, as cells of columns of their own. */
export function planColumns(plan: Plan, isOpen: boolean, asOf: Day | null, format: Format): PlanColumns {
  const { owner, due } = plan;
  return {
    owner: owner === undefined ? null : format.rich(owner),
    due: due === undefined ? null : format.rich(due.verbatim),
    overdue: isOpen && isLate(plan, asOf),
  };
}

function isLate(plan: Plan, asOf: Day | null): boolean {
  return (daysLate(plan, asOf) ?? 0) > 0;
}
