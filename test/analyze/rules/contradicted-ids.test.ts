import { expect, test } from 'vitest';
import { analyze, parse } from '../../../src/api.ts';

const table = `| ID | Finding | Status |
| - | - | - |
| O-1 | Gate stays open | Open |
| O-2 | Hose leaks | Fixed |
| FIND-010 | Rope is thin | In progress |
| O-4 | Lock is stiff | Partially fixed |
`;

async function said(text: string): Promise<readonly string[]> {
  const { diagnostics } = analyze(await parse(`# Audit\n\n${table}\n${text}\n`, 'post.md'));
  // A heading that describes a row is held against it by another rule; only one of the two reports it.
  const codes = new Set<string>(['text-contradicts-row', 'statuses-differ']);
  return diagnostics.flatMap(({ code, subject }) => (codes.has(code) ? [subject ?? ''] : []));
}

test.each<readonly [string, readonly string[]]>([
  ['> ✅ **O-1: RESOLVED**', ['O-1']],
  ['- O-1 ✅ Closed', ['O-1']],
  ['### O-1: Gate — RESOLVED', ['O-1']],
  ['### [O-1] Gate stays open (fixed)', ['O-1']],
  ['FIND-010 / POAM-012: RESOLVED', ['FIND-010']],
  ['POAM-012 / FIND-010: RESOLVED', ['FIND-010']],
  ['O-1 is fixed in #12.', ['O-1']],
  ['O-1 has been resolved.', ['O-1']],
  ['O-2 is still open.', ['O-2']],
  ['O-2: reopened', ['O-2']],
  ['O-1 is closed. O-1: open', []],
  ['O-1: open', []],
  ['O-2: fixed', []],
  ['O-4: fixed', []],
  ['O-1 was closed, and is open again.', []],
  ['O-1 will be fixed.', []],
  ['Once O-1 is fixed, we publish.', []],
  ['Is O-1 fixed?', []],
  ['O-1 is not fixed.', []],
  ['O-1 is fixed on Linux only.', []],
  ['O-1 is fixed for most users.', []],
  ['PRO-1: fixed', []],
  ['O-10: fixed', []],
  ['O-2 opens the gate: open', []],
  ['## Changelog\n\n- O-1: closed', []],
  ['O-1 closed the gate.', []],
  ['The fix of O-1 (open ports) is ready.', []],
])('%s', async (text, expected) => {
  expect(await said(text)).toEqual(expected);
});

test('a heading and its row that differ in status are said once, by what both say', async () => {
  const text = `# Audit findings

| ID | Finding | Status |
| - | - | - |
| O-1 | Gate stays open | Open |
| O-2 | Hose leaks | Fixed |

### O-1: Gate stays open — RESOLVED

It does.

### O-2: Hose leaks

**Status:** Open

## Summary

O-2 is still open.
`;
  const { diagnostics } = analyze(await parse(text, 'post.md'));
  expect(diagnostics.map(({ code, subject, position }) => [code, subject, position?.start.line])).toEqual([
    ['statuses-differ', 'O-1', 8],
    ['statuses-differ', 'O-2', 14],
    ['text-contradicts-row', 'O-2', 18],
  ]);
});
