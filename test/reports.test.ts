import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bare, expectGolden } from './golden.ts';
import { root, run } from './run.ts';

const fixtures = join(root, 'test/fixtures/reports');
let out: string;

beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'reports-'));
});

afterAll(() => rmSync(out, { recursive: true, force: true }));

describe.each(readdirSync(fixtures))('the report of test/fixtures/reports/%s', (name) => {
  const folder = join(fixtures, name);
  const post = readdirSync(folder).find((file) => /^\d{4}.*\.md$/.test(file)) ?? '';
  const stem = post.replace(/\.md$/, '');

  test('is what was approved, in every text format and on the terminal', async () => {
    const { exit, stderr } = await run([
      'report',
      join(folder, post),
      '--out',
      join(out, name),
      '--format',
      'md,html,json',
    ]);
    const read = (format: string) => readFileSync(join(out, name, `${stem}.${format}`), 'utf8');
    for (const format of ['json', 'md']) expectGolden(join(folder, `expected.${format}`), read(format));
    expectGolden(join(folder, 'expected.html'), bare(read('html')));
    expectGolden(join(folder, 'expected.txt'), `${stderr}exit ${exit}\n`);
  });
});

test('output/ holds the reports of input/, as fresh as the program is', async () => {
  const fresh = join(out, 'fresh');
  const { exit } = await run(['report', '--out', fresh, '--format', 'md,html,json', '--quiet']);
  expect(exit).toBe(0);
  const names = readdirSync(fresh);
  // What .gitignore names may lie there too.
  const kept = readdirSync(join(root, 'output')).filter((name) => !/\.pdf$|^\.|\.(?:diff|history)\./.test(name));
  expect(kept).toEqual(names);
  for (const name of names) {
    const same = readFileSync(join(root, 'output', name), 'utf8') === readFileSync(join(fresh, name), 'utf8');
    expect(same, `output/${name} is stale: run npm run report and commit it`).toBe(true);
  }
});
