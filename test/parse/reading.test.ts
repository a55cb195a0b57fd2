import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { root } from '../run.ts';
import { expectGolden } from '../golden.ts';
import { essenceOf } from './essence.ts';

const folder = join(root, 'test/fixtures/reading');

/** Each folder is a kind of post that projects publish, with what must be read of it. */
describe('Kinds of posts', () => {
  test.each(readdirSync(folder))('%s', async (name) => {
    const essence = await essenceOf(readFileSync(join(folder, name, 'post.md'), 'utf8'));
    expectGolden(join(folder, name, 'expected.json'), `${JSON.stringify(essence, null, 2)}\n`);
  });
});
