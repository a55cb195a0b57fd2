import { expect, test } from 'vitest';
import { matchingRows, type MatchingRow } from '../bench/matching/index.ts';

test(
  'findings are recognized: always where they have an identity, nearly always where they have a title',
  { timeout: 60_000 },
  async () => {
    const all = await matchingRows({ seeds: 12 });
    for (const row of all.filter(({ contestant }) => contestant === 'audit-status')) {
      const [precision, recall] =
        row.mode === 'identities' ? [1, 1] : [row.scenario === 'reused ids' ? 0.9 : 0.98, 0.95];
      expect(row.pairs.precision, `precision of ${row.mode}, ${row.scenario}`).toBeGreaterThanOrEqual(precision);
      expect(row.pairs.recall, `recall of ${row.mode}, ${row.scenario}`).toBeGreaterThanOrEqual(recall);
      // A line diff has the place of a row, which tells us nothing, and is still no better.
      const peers = all.filter(({ mode, scenario }) => mode === row.mode && scenario === row.scenario);
      for (const peer of peers)
        expect(share(row), `${row.mode}, ${row.scenario} beside ${peer.contestant}`).toBeGreaterThanOrEqual(
          share(peer),
        );
    }
  },
);

/** The harmonic mean of precision and recall of the pairs. */
function share({ pairs: { precision, recall } }: MatchingRow): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}
