import { expect, test } from 'vitest';
import { matchingRows } from './index.ts';

test(
  'findings are recognised: always where they have an identity, nearly always where they have a title',
  { timeout: 60_000 },
  async () => {
    const rows = (await matchingRows({ seeds: 12 })).filter(({ contestant }) => contestant === 'audit-status');
    for (const row of rows) {
      const [precision, recall] = row.mode === 'identities' ? [1, 1] : [0.98, 0.95];
      expect(row.pairs.precision, `precision of ${row.mode}, ${row.scenario}`).toBeGreaterThanOrEqual(precision);
      expect(row.pairs.recall, `recall of ${row.mode}, ${row.scenario}`).toBeGreaterThanOrEqual(recall);
    }
  },
);
