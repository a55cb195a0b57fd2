import { unpaired, type Pairing } from './pairing.ts';
import { common } from '../normalize.ts';

/** Pairs rows that are the same to the letter: nothing tells them apart, so it does not matter which is which. */
export function pairIdenticalRows(pairing: Pairing): void {
  const waiting = new Map<string, number[]>();
  for (const index of unpaired(pairing.after, pairing.pairOfAfter).toReversed()) {
    const content = pairing.after[index]?.content() ?? '';
    const equal = waiting.get(content);
    if (equal === undefined) waiting.set(content, [index]);
    else equal.push(index);
  }
  for (const index of unpaired(pairing.before, pairing.pairOfBefore)) {
    const row = pairing.before[index];
    const other = waiting.get(row?.content() ?? '')?.pop();
    const equalRow = pairing.after[other ?? -1];
    if (row === undefined || other === undefined || equalRow === undefined) continue;
    const identity = common(row.title, equalRow.title);
    pairing.take({ before: index, after: other, by: 'title', identity, likeness: null });
  }
}
