import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../run.ts';
import { documents } from '../readme/documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'library-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const examples = [...(documents.get('docs/library.md') ?? '').matchAll(/```(?:js|ts)\n([\s\S]*?)```/g)];

test('the examples of the library compile against its types', () => {
  expect(examples.length).toBeGreaterThan(1);
  for (const [at, [block, text = '']] of examples.entries())
    // An example in JavaScript leaves out the types of its parameters.
    writeFileSync(
      join(folder, `${at}.mts`),
      block.startsWith('```js') ? text.replace('async (name)', 'async (name: string)') : text,
    );
  const compilerOptions = {
    target: 'es2023',
    module: 'nodenext',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUnusedLocals: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
    paths: { 'audit-status': [join(root, 'src/api.ts')] },
  };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: ['*.mts', join(root, 'src/**/*.d.ts')] }),
  );
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' });
  expect(stdout).toBe('');
}, 60_000);
