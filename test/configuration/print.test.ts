import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { settingsFor } from '../../src/configuration/index.ts';
import { readConfiguration } from '../../src/configuration/load.ts';
import { builtInWords, printConfiguration, widest } from '../../src/configuration/print.ts';
import { makeSandbox, type Sandbox } from '../cli/commands/sandbox.ts';
import { documents } from '../readme/documents.ts';
import { root } from '../run.ts';

const name = 'audit-status.config.yaml';
let sandbox: Sandbox;

beforeEach(() => {
  sandbox = makeSandbox();
});

afterEach(() => sandbox.remove());

test('each value with its line, and what is built in', async () => {
  sandbox.write(
    name,
    'repository: a/b\ncolumns:\n  title: [Schwachstelle,\n    "a: #b"]\nread: { lists: false }\noverrules:\n  - finding: C-01\n    status: fixed\n    reason: by mail\n',
  );
  const text = await printConfiguration(sandbox.folder, { folder: sandbox.folder });
  for (const part of [
    `# Configuration file: ${name}\nrepository: "a/b" # ${name}:1\n`,
    '\ncolumns:\n  # id, built in: id, finding id,',
    `  title:\n    - "Schwachstelle" # ${name}:3\n    - "a: #b" # ${name}:4\n  # title, built in: title, finding,`,
    `read:\n  headings: true # built in\n  lists: false # ${name}:5\n`,
    `overrules:\n  - finding: "C-01" # ${name}:7\n    status: "fixed" # ${name}:8\n    reason: "by mail" # ${name}:9\n`,
    '# silenced: not set\n',
    '  paper: A4 # built in\n',
  ])
    expect(text).toContain(part);
  for (const line of text.split('\n')) expect(line.length).toBeLessThan(120);
});

test('without a file, everything is built in', async () => {
  const text = await printConfiguration(sandbox.folder, { folder: sandbox.folder });
  expect(text).toMatch(/^# Configuration file: none\n# repository: not set\n/);
  expect(text).not.toContain('.yaml:');
});

test('what is printed has the same effect as the file, for every configuration of the documents', async () => {
  const example =
    /```yaml\n(# yaml-language-server[\s\S]*?)```/.exec(documents.get('docs/configuration.md') ?? '')?.[1] ?? '';
  expect(example).toContain('overrules:');
  sandbox.write(name, example);
  const first = await settingsFor(sandbox.folder, { folder: sandbox.folder });
  const text = await printConfiguration(sandbox.folder, { folder: sandbox.folder });
  expect(await readConfiguration(text, name)).toEqual(first);
});

test('every key of the schema is printed', async () => {
  const schema = JSON.parse(readFileSync(join(root, 'src/schema/configuration.schema.json'), 'utf8'));
  const text = await printConfiguration(sandbox.folder, { folder: sandbox.folder });
  expect(new Ajv().validate(schema, parse(text))).toBe(true);
  for (const key of Object.keys(schema.properties)) expect(text).toMatch(new RegExp(`^(?:# )?${key}\\b`, 'm'));
});

test('widest: a comment with built-in words goes on in a line of its own before it is wider', () => {
  const lines = (width: number): readonly number[] =>
    builtInWords('kind', ['a'.repeat(width - '  # kind, built in: '.length)], '  ').map(({ length }) => length);
  expect(lines(widest)).toEqual([widest]);
  expect(lines(widest + 1)).toHaveLength(2);
});

test('--print-config says it for one post, with the options, and no secret', async () => {
  sandbox.write(name, 'theme: { paper: Letter }\n');
  const { exit, stdout } = await sandbox.run(['report', 'post.md', '--print-config', '--paper', 'A4', '--strict']);
  expect(exit).toBe(0);
  expect(stdout).toMatch(/^# post\.md\n# Configuration file: audit-status\.config\.yaml\n/);
  expect(stdout).toContain('  paper: "Letter" # audit-status.config.yaml:1\n');
  expect(stdout).toContain('# --paper: "A4" (command line)\n');
  expect(stdout).toContain('# --timeout: 120 (built in)\n');
  expect((await sandbox.run(['lint', 'post.md', '--print-config'])).stdout).toContain(
    '# --format: "text" (built in)\n',
  );
  expect((await sandbox.run(['report', 'a.md', 'b.md', '--print-config'])).stderr).toContain('name that post alone');
});
