import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Run } from '../../run.ts';
import { makeSandbox, type Sandbox } from './sandbox.ts';

const word = '::stop-commands::x ##[add-mask]y \u001b]0;pwn\u0007 \u009b \u202e';
const name = '::stop-commands::##[group]\u009b\u202e.md';
const text = `---
title: "##[error]title"
date: 2031-99-01
---

# ::error::heading ##[warning]

::notice::12 findings are fixed ##[debug]

| # | Title | ##[x] | Status |
| - | - | - | - |
| ::1 | ${word} | ${word} | ${word} |
| ::1 | ${word} | ${word} | fixed | ${word} |
`;

let sandbox: Sandbox;

beforeAll(() => {
  sandbox = makeSandbox();
  sandbox.init();
  sandbox.write(name, text.replace('| ::1', '| ::2'));
  sandbox.write('-\u001b]0;pwn\u0007\n::error::.md', text);
  sandbox.write('config.yaml', '"##[error]\\u009b": [1]\n');
  sandbox.write('::warning::.json', '{"kind": "##[error]"}');
  sandbox.commit('2031-01-01');
  sandbox.write(name, text);
  sandbox.commit('2031-01-02');
});
afterAll(() => sandbox.remove());

/** Holds a run against what a runner of GitHub Actions takes for a command, and a terminal for more than text. */
function expectHarmless({ stdout, stderr }: Run): void {
  expect(stdout + stderr).not.toBe('');
  for (const line of `${stdout}\n${stderr}`.split(/\r?\n|\r/)) {
    expect(line).not.toMatch(/^\s*::[a-z-]+.*::|##\[/);
    expect(line).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]/);
  }
}

const texts = ['--format', 'md,json', '--out', 'out'];
const runs: readonly (readonly string[])[] = [
  ['report', name, ...texts],
  ['report', name, '::error::none.md', ...texts],
  ['report', '::warning::.json', ...texts],
  ['report', name, '--config', 'config.yaml', ...texts],
  ['report', name, '--config', '::error::##[x].yaml', ...texts],
  ['report', name, '--templates', '::error::##[x]', ...texts],
  ['report', '-\u001b]0;pwn\u0007\n::error::.md'],
  ['report', '--format', '::x::##[y]'],
  ['report', name, '--context'],
  ['diff', name, ...texts],
  ['diff', `HEAD~1:${name}`, name, ...texts],
  ['diff', `::error::##[x]:${name}`, name, ...texts],
  ['diff', `HEAD:::error::##[x].md`, name, ...texts],
  ['history', name, ...texts],
  ['history', '::error::##[x].md', ...texts],
  ['lint', name],
  ['lint', name, '--format', 'json'],
  ['lint', name, '--format', 'sarif'],
  ['::error::##[x]\u009b'],
];

describe('No words of a post, a file name, a revision or an option are a command of a CI service or a terminal', () => {
  // The words stay out of the names of the tests, since those are printed in CI too.
  test.each(runs.map((words) => ({ words })))('run %#', async ({ words }) => {
    expectHarmless(await sandbox.run(words));
  });

  test('and JSON stays JSON, with the words as they are', async () => {
    const linted = await sandbox.run(['lint', name, '--format', 'json']);
    expect(JSON.parse(linted.stdout)).toMatchObject({ posts: [{ path: name }] });
    const context = await sandbox.run(['report', name, '--context']);
    expect(context.stdout).toContain(String.raw`\u0023#[add-mask]`);
    expect(JSON.stringify(JSON.parse(context.stdout))).toContain('##[add-mask]');
  });
});
