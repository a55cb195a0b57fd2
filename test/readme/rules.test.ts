import { join } from 'node:path';
import { test } from 'vitest';
import { rules, type Rule } from '../../src/domain/rules.ts';
import { expectGolden } from '../golden.ts';
import { root } from '../run.ts';
import { documents } from './documents.ts';

const path = 'docs/rules.md';
const begin = '<!-- rules: written by UPDATE_GOLDEN=1 npm test -->';

const entry = ([code, { severity, what, why, fix }]: [string, Rule]): string =>
  `## ${code}\n\n**${severity}** · ${what}\n\n${why} ${fix}\n`;

test('docs/rules.md says of every rule what it finds, why it matters and how to fix it', () => {
  const text = documents.get(path) ?? '';
  const head = text.slice(0, text.indexOf(begin));
  expectGolden(join(root, path), `${head}${begin}\n\n${Object.entries(rules).map(entry).join('\n')}`);
});
