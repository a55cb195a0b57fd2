import type { ComparedSnapshot, ComparisonReport, Finding } from '../../domain/model.ts';
import { say } from '../catalogue/say.ts';
import type { LabelKey, Words } from '../catalogue/words.ts';
import { stateOf } from '../states.ts';

/** How many findings went from where to where: a row for each state before, a column for each state after. */
export interface Flow {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly cells: readonly {
      readonly count: number;
      /** Whether it holds those that are open again. */
      readonly reopened: boolean;
    }[];
  }[];
}

/** Counts where the findings of both snapshots were and are; those of one snapshot only are new or no longer listed. */
export function flowOf({ before, after, entries }: ComparisonReport, words: Words): Flow {
  const changed = entries.map((entry) => ({ from: placeOf(entry.before), to: placeOf(entry.after) }));
  const unchanged = (place: Place): number =>
    standing(before, place) - changed.filter(({ from }) => from === place).length;
  const count = (from: Place, to: Place): number =>
    changed.filter((one) => one.from === from && one.to === to).length + (from === to ? unchanged(from) : 0);
  const isThere = (place: Place): boolean =>
    standing(before, place) + standing(after, place) > 0 ||
    changed.some(({ from, to }) => from === place || to === place);
  const there = places.filter(isThere);
  return {
    columns: there.map((place) => say(words, place === 'none' ? 'isGone' : labels[place])),
    rows: there.map((from) => ({
      label: say(words, from === 'none' ? 'isNew' : labels[from]),
      cells: there.map((to) => ({
        count: from === 'none' && to === 'none' ? 0 : count(from, to),
        reopened: from === 'settled' && to !== 'settled' && to !== 'none' && count(from, to) > 0,
      })),
    })),
  };
}

type Place = 'settled' | 'under-way' | 'open' | 'none';

const places: readonly Place[] = ['open', 'under-way', 'settled', 'none'];
const labels: { readonly [place in Exclude<Place, 'none'>]: LabelKey } = {
  open: 'open',
  'under-way': 'underWay',
  settled: 'settled',
};

function placeOf(finding: Finding | null): Place {
  if (finding === null) return 'none';
  const state = stateOf(finding.status.kind);
  return state === 'unknown' ? 'open' : state;
}

function standing({ summary }: ComparedSnapshot, place: Place): number {
  return summary.byStatus.reduce((sum, { kind, count }) => {
    const state = stateOf(kind);
    return (state === 'unknown' ? 'open' : state) === place ? sum + count : sum;
  }, 0);
}
