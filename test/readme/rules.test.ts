import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rules, type Rule } from '../../src/domain/diagnostics.ts';
import { root } from '../run.ts';

const begin = '<!-- rules: written by UPDATE_GOLDEN=1 npm test -->';
const end = '<!-- end of rules -->';

const row = ([code, { severity, what, why, mend }]: [string, Rule]): string =>
  `| ${[`\`${code}\` (${severity})`, what, why, mend].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

test('the README says of every rule what it finds, why it matters and how to mend it', () => {
  const path = join(root, 'README.md');
  const text = readFileSync(path, 'utf8');
  const table = [
    '| Rule | What | Why | How to mend it |',
    '| --- | --- | --- | --- |',
    ...Object.entries(rules).map(row),
  ];
  const fresh = `${text.slice(0, text.indexOf(begin))}${begin}\n\n${table.join('\n')}\n\n${text.slice(text.indexOf(end))}`;
  expect(text).toContain(begin);
  expect(text).toContain(end);
  if (process.env['UPDATE_GOLDEN'] === '1' && fresh !== text) writeFileSync(path, fresh);
  expect(readFileSync(path, 'utf8')).toBe(fresh);
});
