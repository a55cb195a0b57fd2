import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inventedEvidence, inventedPost } from '../invented-post.ts';
import { nothingWasted, wastedPaper } from '../print/layout.ts';
import { pdfUaBreaches } from '../print/pdf-ua.ts';
import { run } from '../run.ts';

/** Posts of every size from a few rows to many, with and without severities, work and further columns. */
/** The fewest and the most findings, and some between, for reports that are more than one post. */
const sizes = [3, 37, 60, 500];

const shapes = Array.from({ length: 25 }, (_, at) => ({
  findings:
    [500, 2, 5, 8, 12, 15, 18, 21, 24, 27, 30, 33, 36, 40, 44, 48, 53, 58, 64, 71, 80, 95, 120, 160, 230][at] ?? 10,
  severities: at % 2 === 0,
  ...(at % 3 === 0 ? {} : { work: at % 3 === 1 ? ('levels' as const) : ('times' as const) }),
  ...(at % 5 === 4 ? { extra: ['Owner', 'Due', 'Notes'] } : {}),
}));

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'));
  for (const [at, shape] of shapes.entries()) writeFileSync(join(folder, `shape-${at}.md`), inventedPost(shape));
  for (const findings of sizes) {
    const shape = { findings, title: `Audit of the harbour`, work: 'levels' } as const;
    writeFileSync(join(folder, `size-${findings}.md`), inventedPost(shape));
    writeFileSync(join(folder, `later-${findings}.md`), inventedPost({ ...shape, later: true }));
    writeFileSync(join(folder, `size-${findings}.evidence.json`), inventedEvidence(findings));
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(['A4', 'Letter'])('on %s', (paper) => {
  test('reports of every size waste no paper and keep the rules of PDF/UA-1', async () => {
    const posts = shapes.map((_, at) => join(folder, `shape-${at}.md`));
    await run(['report', ...posts, '--out', join(folder, paper), '--format', 'pdf', '--paper', paper, '--quiet']);
    expect(readdirSync(join(folder, paper))).toHaveLength(shapes.length);
    for (const name of readdirSync(join(folder, paper))) {
      const bytes = readFileSync(join(folder, paper, name));
      expect([name, await wastedPaper(bytes), await pdfUaBreaches(bytes)]).toEqual([name, nothingWasted, []]);
    }
  }, 600_000);

  test.each(sizes)(
    'so do reports of %i findings with evidence, their comparison and their history',
    async (size) => {
      const out = join(folder, `${paper}-${size}`);
      const [before, after] = [join(folder, `size-${size}.md`), join(folder, `later-${size}.md`)];
      const options = ['--out', out, '--format', 'pdf', '--paper', paper, '--quiet'];
      await run(['report', before, '--evidence', join(folder, `size-${size}.evidence.json`), ...options]);
      await run(['diff', before, after, ...options]);
      await run(['history', before, after, ...options]);
      expect(readdirSync(out)).toHaveLength(3);
      for (const name of readdirSync(out)) {
        const bytes = readFileSync(join(out, name));
        expect([name, await wastedPaper(bytes), await pdfUaBreaches(bytes)]).toEqual([name, nothingWasted, []]);
      }
    },
    600_000,
  );
});
