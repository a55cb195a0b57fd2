import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { read } from '../parse/essence.ts';
import { root } from '../run.ts';

const names = readdirSync(join(root, 'node_modules'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.md$/i.test(name) && !name.startsWith('.'))
  .toSorted();

test('no document of an installed package gives a finding outside tables', { timeout: 600_000 }, async () => {
  const found: string[] = [];
  for (const name of names) {
    const { findings } = await read(readFileSync(join(root, 'node_modules', name), 'utf8'));
    found.push(...findings.filter(({ table }) => table === null).map(({ title }) => `${name}: ${title.text}`));
  }
  expect(found).toEqual([]);
});
