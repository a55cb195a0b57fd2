import type { PhrasingContent } from 'mdast';
import { plainText } from '../../markdown/markdown.ts';
import type { Plan, Verbatim } from '../../domain/model.ts';
import { readDay } from '../../text/written-day.ts';
import { saysNothing } from '../columns/plans.ts';

/** A passage with its content. */
export interface Passage {
  readonly nodes: readonly PhrasingContent[];
  readonly verbatim: Verbatim;
}

/** Returns who is to act, and until when; of dashes and empty cells nothing; all else is kept. What is crossed out is no day. */
export function planOf(owner: Passage | null, due: Passage | null): Plan {
  return {
    ...(owner === null || saysNothing(owner.verbatim.text) ? {} : { owner: owner.verbatim }),
    ...(due === null || saysNothing(due.verbatim.text)
      ? {}
      : {
          due: {
            day: readDay(plainText(due.nodes.filter(({ type }) => type !== 'delete'))),
            verbatim: due.verbatim,
          },
        }),
  };
}
