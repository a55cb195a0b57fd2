import { unpaired, type Pairing } from './pairing.ts';
import { common } from '../normalize.ts';

/** Pairs rows that are the same to the letter: nothing tells them apart, so it does not matter which is which. */
export function pairIdenticalRows(pairing: Pairing): void {
  const waiting = new Map<string, number[]>();
  for (const index of unpaired(pairing.after, pairing.pairOfAfter).toReversed()) {
    const content = pairing.after[index]?.content() ?? '';
    const twins = waiting.get(content);
    if (twins === undefined) waiting.set(content, [index]);
    else twins.push(index);
  }
  for (const index of unpaired(pairing.before, pairing.pairOfBefore)) {
    const row = pairing.before[index];
    const twin = waiting.get(row?.content() ?? '')?.pop();
    const twinRow = pairing.after[twin ?? -1];
    if (row === undefined || twin === undefined || twinRow === undefined) continue;
    const identity = common(row.title, twinRow.title);
    pairing.take({ before: index, after: twin, by: 'title', identity, likeness: null });
  }
}
