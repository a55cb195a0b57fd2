import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSources } from '../architecture/imports.ts';
import { root } from '../run.ts';
import { documents } from './documents.ts';

const page = documents.get('docs/configuration.md') ?? '';

test('every key of the configuration stands in its page', () => {
  const schema = JSON.parse(readFileSync(join(root, 'src/schema/configuration.schema.json'), 'utf8'));
  const keys = Object.keys(schema.properties);
  expect(keys.length).toBeGreaterThan(10);
  expect(keys.filter((key) => !page.includes(`\n${key}:`))).toEqual([]);
});

/** Variables of the system and of npm that are only asked where things lie. */
const ofTheSystem = new Set(['DEBUG', 'HOME', 'INIT_CWD', 'LOCALAPPDATA', 'PATH', 'PROGRAMFILES', 'TERM', 'XDG_DATA_HOME']); // prettier-ignore

test('every environment variable stands there, too', () => {
  const texts = [...readSources(root).values()].join('\n');
  const names = [
    ...[...texts.matchAll(/\benv(?:ironment)?\[\n?\s*'([A-Z_]+)'/g)].map(([, name = '']) => name),
    ...[...texts.matchAll(/const \{ ([^}]*) \} = environment/g)].flatMap(
      ([, list = '']) => list.match(/[A-Z_]{3,}/g) ?? [],
    ),
  ];
  expect(names.length).toBeGreaterThan(8);
  expect([...new Set(names)].filter((name) => !ofTheSystem.has(name) && !page.includes(`\`${name}\``))).toEqual([]);
});
