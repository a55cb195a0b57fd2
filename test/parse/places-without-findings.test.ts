import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { budget } from '../fuzz/budget.ts';
import { root } from '../run.ts';
import { read } from './essence.ts';

/** Pieces of reports, with nothing that names an audit, security, a review or findings. */
const pieces = fc.constantFrom(
  '# Plover 2.0\n', '## High Risk\n', '### [H-01] Swap has no limit\n', '### C1. Anyone may register\n', '## Critical\n',
  '**Severity:** High\n**Status:** Fixed\n', '- [x] H-1: first\n- [x] H-2: second — done\n', '- [x] #1\n- [x] #2\n',
  'N1: fixed\nN2: fixed\nN3: fixed\n', '#### Status\n\nFixed\n', '| Severity | High |\n|---|---|\n| Status | Fixed |\n',
  'Some words.\n', '### M-1: Loop [FIXED]\n', '> **Status:** Open\n', '1. ✅ Turn it on\n', '<details>\n\n- [ ] H-3: third\n\n</details>\n',
); // prettier-ignore

test('text that names no audit gives no finding outside tables', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 25 }), async (parts) => {
      const { findings } = await read(parts.join('\n'));
      expect(findings.filter(({ table }) => table === null)).toEqual([]);
    }),
    budget(300),
  );
});

test('a list without ticks settles nothing, whatever its words say', async () => {
  const words = fc.constantFrom('fixed in #1', 'Done', 'won’t fix', 'resolved', 'acknowledged', 'n/a', 'closed');
  await fc.assert(
    fc.asyncProperty(fc.array(words, { minLength: 2, maxLength: 8 }), async (tails) => {
      const items = tails.map((tail, at) => `- [ ] H-${at + 1}: Case ${at} — ${tail}`);
      const { findings } = await read(`# Audit findings\n\n## Fixed findings\n\n${items.join('\n')}\n`);
      expect(findings.map(({ status }) => status.kind)).toEqual(tails.map(() => 'fix-needed'));
    }),
    budget(150),
  );
});

/** Some documents of the packages that are installed here; test/slow reads all of them. */
describe('documents of installed packages', () => {
  const names = readdirSync(join(root, 'node_modules'))
    .map((name) => `${name}/README.md`)
    .filter((name) => existsSync(join(root, 'node_modules', name)));

  test('give no finding outside tables', async () => {
    for (const [at, name] of names.entries()) {
      if (at % 10 > 0) continue;
      const text = readFileSync(join(root, 'node_modules', name), 'utf8').slice(0, 60_000);
      const { findings } = await read(text);
      expect(findings.filter(({ table }) => table === null).map(({ title }) => `${name}: ${title.text}`)).toEqual([]);
    }
  });
});
