import type { PhrasingContent } from 'mdast';
import { plainText } from '../../markdown/markdown.ts';
import type { Plan, Verbatim } from '../../domain/model.ts';
import { readDay } from '../../text/written-day.ts';
import { hasLetterOrDigit } from '../columns/plans.ts';

/** A passage with its content. */
export interface Passage {
  readonly nodes: readonly PhrasingContent[];
  readonly verbatim: Verbatim;
}

/** Returns who is to act, and until when; of dashes and empty cells nothing. What is crossed out is no day. */
export function planOf(owner: Passage | null, due: Passage | null): Plan {
  return {
    ...(owner === null || !hasLetterOrDigit(owner.verbatim.text) ? {} : { owner: owner.verbatim }),
    ...(due === null || !hasLetterOrDigit(due.verbatim.text)
      ? {}
      : {
          due: {
            day: readDay(plainText(due.nodes.filter(({ type }) => type !== 'delete'))),
            verbatim: due.verbatim,
          },
        }),
  };
}
