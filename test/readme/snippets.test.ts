import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, run } from '../run.ts';
import { documents } from './documents.ts';

const texts = [...documents.values()].join('\n');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: { [name: string]: string };
};

/** Every command the documents show, in blocks and within sentences. */
const blocks = [...texts.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, text = '']) => text.split('\n'));
const inline = [...texts.matchAll(/`(npm run [^`]+|npx [^`]+)`/g)].map(([, text = '']) => text);
const commands = [...blocks, ...inline]
  .flatMap((line) => line.split(/&&|\|/))
  .map((line) => line.replace(/\s#.*$/, '').trim())
  .filter((line) => /^(?:npm run|npx audit-status) /.test(line));

describe.each([...new Set(commands)])('%s', (command) => {
  const [, , script = ''] = command.split(' ');
  const subcommand = command.startsWith('npx') ? script : /start\.mjs (\w+)/.exec(scripts[script] ?? '')?.[1];

  test('is a script of package.json, or a command', () => {
    if (command.startsWith('npm')) expect(Object.keys(scripts)).toContain(script);
  });

  test('has only options that there are, after --', async () => {
    if (subcommand === undefined) return;
    const options = command.match(/(?<=\s)--[a-z][\w-]*/g) ?? [];
    if (command.startsWith('npm') && options.length > 0) expect(command).toContain(' -- ');
    const { exit, stdout } = await run([subcommand, '--help']);
    expect(exit).toBe(0);
    for (const option of options) expect(stdout).toMatch(new RegExp(`${option}\\b`));
  });
});

test('every option in the table of the README is one of report', async () => {
  const { stdout } = await run(['report', '--help']);
  const options = [...(documents.get('README.md') ?? '').matchAll(/^\| `(--[a-z-]+)/gm)].map(
    ([, option = '']) => option,
  );
  expect(options.length).toBeGreaterThan(5);
  for (const option of options.filter((one) => one !== '--format')) expect(stdout).toContain(option);
});

test.each(['report', 'diff', 'history', 'lint', 'evidence', 'index'])(
  'every option of %s stands in the documents',
  async (command) => {
    const { stdout } = await run([command, '--help']);
    const options = [...new Set(stdout.match(/(?<=^ {2}(?:-\w, )?)--[a-z-]+/gm))];
    expect(options.length).toBeGreaterThan(3);
    expect(options.filter((option) => !new RegExp(`${option}(?![\\w-])`).test(texts))).toEqual([]);
  },
);

test.each([...documents])('every file %s links to is there', (document, text) => {
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) => join(dirname(document), path));
  expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
