/** The known word nearest to another, where it is near enough to be meant: they have letters in common. */
export function suggest(word: string, known: readonly string[]): string | null {
  const [best] = known
    .map((one) => ({ one, distance: distance(word.toLowerCase().slice(0, 60), one.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= Math.max(2, best.one.length / 3) && best.distance < best.one.length
    ? best.one
    : null;
}

/** How many letters have to be put in, taken out, changed or swapped with the next to make one word the other. */
function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const ways = [(last[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + same];
      if (swapped) ways.push((before[column - 2] ?? 0) + 1);
      now.push(Math.min(...ways));
    }
    before = last;
    last = now;
  }
  return last[b.length] ?? 0;
}
