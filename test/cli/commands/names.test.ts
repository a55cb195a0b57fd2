import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeSandbox, post, type Sandbox } from './sandbox.ts';

let sandbox: Sandbox;
beforeEach(() => (sandbox = makeSandbox()));
afterEach(() => sandbox.remove());

const report = (...paths: string[]) => sandbox.run(['report', ...paths, '--format', 'json', '--out', 'out']);
const written = (): readonly string[] => readdirSync(join(sandbox.folder, 'out'));

test('pages that are called index are named and dated after their folders', async () => {
  for (const folder of ['2031-01-01-orchard', '2031-03-01-orchard'])
    sandbox.write(`posts/${folder}/index.md`, post(null, [[1, 'Gate', 'open']]));
  expect((await report('posts/2031-01-01-orchard/index.md', 'posts/2031-03-01-orchard/index.md')).exit).toBe(0);
  expect(written()).toEqual(['2031-01-01-orchard.json', '2031-03-01-orchard.json']);
  const { snapshot, since } = JSON.parse(sandbox.read('out/2031-03-01-orchard.json'));
  expect(snapshot).toMatchObject({ date: '2031-03-01', slug: 'orchard', source: '2031-03-01-orchard/index.md' });
  expect(since.snapshot.date).toBe('2031-01-01');
});

test('a file that is named twice is reported once', async () => {
  sandbox.write('a.md', post(null, [[1, 'Gate', 'open']]));
  const { exit, stdout } = await report('a.md', './a.md');
  expect([exit, stdout.match(/wrote/g)]).toEqual([0, ['wrote']]);
});

test('of two files that only case tells apart, one is reported, and the other is refused', async () => {
  for (const name of ['A.md', 'a.md']) sandbox.write(name, post(null, [[1, 'Gate', 'open']]));
  const { exit, stderr } = await report('A.md', 'a.md');
  expect([exit, written()]).toEqual([1, ['A.json']]);
  expect(stderr).toContain('a.md: would be written as a, as A.md is: give one another name');
});
