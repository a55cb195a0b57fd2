import { expect, test } from 'vitest';
import type { ParsedPost } from '../../src/parse/index.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { configure } from '../../src/api.ts';
import { read } from './essence.ts';

const table = (header: string, ...cells: string[]): string =>
  [`| ID | Finding | Status | ${header} |`, '|---|---|---|---|', ...cells.map((cell, at) => `| M-${at + 1} | Dust ${at + 1} | Open | ${cell} |`), ''].join('\n'); // prettier-ignore

/** `owner · due → day` of each finding. */
const plans = ({ findings }: ParsedPost): string[] =>
  findings.map(
    ({ owner, due }) => `${owner?.text ?? ''} · ${due === undefined ? '' : `${due.verbatim.text} → ${due.day ?? '?'}`}`,
  );

test.each([
  ['Owner', ['Mira'], ['Mira · ']],
  ['Assignee', ['@mira, @ossian'], ['@mira, @ossian · ']],
  ['Assigned to', ['Gate team', '–'], ['Gate team · ', ' · ']],
  ['Responsible', ['Mira Okafor'], ['Mira Okafor · ']],
  ['Point of contact', ['mira@mill.example'], ['mira@mill.example · ']],
  ['Remediation owner', ['Mira'], ['Mira · ']],
  ['Due', ['in two weeks'], [' · in two weeks → ?']],
  ['Due date', ['2031-02-27', ''], [' · 2031-02-27 → 2031-02-27', ' · ']],
  ['Target date', ['27 February 2031'], [' · 27 February 2031 → 2031-02-27']],
  ['Deadline', ['Feb 27, 2031'], [' · Feb 27, 2031 → 2031-02-27']],
  ['ETA', ['Q3 2031', 'TBD'], [' · Q3 2031 → ?', ' · TBD → ?']],
  ['Planned fix', ['2031-02-27'], [' · 2031-02-27 → 2031-02-27']],
  ['Scheduled Completion Date', ['2031-02-27'], [' · 2031-02-27 → 2031-02-27']],
  ['Target', ['03/04/2031'], [' · 03/04/2031 → ?']],
  ['Due date', ['~~2031-01-01~~ 2031-02-27'], [' · 2031-01-01 2031-02-27 → 2031-02-27']],
])('a column “%s” of %j', async (header, cells, expected) => {
  const post = await read(table(header, ...cells));
  expect(plans(post)).toEqual(expected);
  expect(post.findings.flatMap(({ extra }) => extra)).toEqual([]);
});

test.each([
  ['Target', 'contracts/Vault.sol'],
  ['Target', 'API server'],
  ['Planned fix', 'Rotate the keys'],
  ['ETA', 'soon'],
  ['Owner', 'yes'],
  ['Assigned', '2031-02-27'],
  ['Fix by', 'the gate team'],
  ['Contact', 'Mira'],
  ['Date', '2031-02-27'],
  ['Asset owner', 'Mira'],
  ['PoC', 'see gist'],
])('a column “%s” of “%s” is kept as any other', async (header, cell) => {
  const [finding] = (await read(table(header, cell))).findings;
  expect([finding?.owner, finding?.due]).toEqual([undefined, undefined]);
  expect(finding?.extra.map(({ column, value }) => [column, value.text])).toEqual([[header, cell]]);
});

test('the newer of two due dates is read, the older kept', async () => {
  const [finding] = (
    await read(table('Original due date | Due date', '2031-01-01 | 2031-02-01').replace('|---|', '|---|---|'))
  ).findings;
  expect([finding?.due?.day, finding?.extra[0]?.column]).toEqual(['2031-02-01', 'Original due date']);
});

test('the configuration names further columns', async () => {
  const settings = await configure('columns: { owner: [Verantwortlich], due: [Frist] }');
  const post = await read(table('Verantwortlich | Frist', 'Mira | 2031-02-27').replace('|---|', '|---|---|'), settings);
  expect(plans(post)).toEqual(['Mira · 2031-02-27 → 2031-02-27']);
  expect(settings.changes[0]).toContain('Columns named “Verantwortlich” are read as the owner');
});

test('a due date stands where it was written', async () => {
  const [finding] = (await read(table('Due date', '2031-02-27'))).findings;
  expect(finding?.due?.verbatim.position).toEqual({ start: { line: 3, column: 25 }, end: { line: 3, column: 35 } });
});

const heading = (...lines: string[]): string =>
  `# Audit of the mill\n\n## Findings\n\n### M-01: The hopper has no lid\n\n${lines.join('\n')}\n\n### M-02: Dust\n\n**Severity:** Low\n**Status:** Fixed\n`;

test.each([
  ['fields in one paragraph', ['**Severity:** High', '**Status:** Open', '**Owner:** Mira', '**Due:** 2031-02-27'], 'Mira · 2031-02-27 → 2031-02-27'],
  ['a list', ['- **Severity:** High', '- **Status:** Open', '- **Assignee:** the gate team', '- **ETA:** Q3 2031'], 'the gate team · Q3 2031 → ?'],
  ['a table', ['| Field | Value |', '|---|---|', '| Severity | High |', '| Status | Open |', '| Owner | Mira |', '| Deadline | 1 May 2031 |'], 'Mira · 1 May 2031 → 2031-05-01'],
  ['plain labels', ['Severity: High', 'Status: Open', 'Owner: Mira', 'Due date: 2031-02-27'], 'Mira · 2031-02-27 → 2031-02-27'],
  ['paragraphs of their own', ['**Severity:** High', '**Status:** Open', '', 'Dust falls in.', '', '**Owner:** Mira Okafor', '', '**Due:** May 2031'], 'Mira Okafor · May 2031 → ?'],
  ['what a contract has', ['**Severity:** High', '**Status:** Open', '', '**Owner:** can take the flour at once.', '', '**Deadline:** is never looked at.'], ' · '],
])('fields under a heading: %s', async (_, lines, expected) => {
  expect(plans(await read(heading(...lines)))).toEqual([expected, ' · ']);
}); // prettier-ignore

test('a heading adds to the row of a table what that lacks', async () => {
  const post = `# Audit of the mill\n\n${table('Owner', 'Mira', '–')}\n### M-1: Dust 1\n\n**Severity:** Low\n**Owner:** Ossian\n**Due:** 2031-02-27\n\n### M-2: Dust 2\n\n**Severity:** Low\n**Owner:** Ossian\n`;
  expect(plans(await read(post))).toEqual(['Mira · 2031-02-27 → 2031-02-27', 'Ossian · ']);
});

test('remaining work has both as well', async () => {
  const text =
    '| Title | Benefit | Complexity | Owner | Due |\n|---|---|---|---|---|\n| Dust | High | Low | Mira | 2031-02-27 |\n';
  const { remainingWork } = await read(text, defaultSettings);
  expect(remainingWork.map(({ owner, due }) => [owner?.text, due?.day])).toEqual([['Mira', '2031-02-27']]);
});

test.each(['?', '⏳', '???', '✅'])('of “%s” as an owner or a due date nothing is lost', async (sign) => {
  const post = await read(
    table('Owner | Due date', 'Mira | 2031-02-27', `${sign} | ${sign}`).replace('|---|', '|---|---|'),
  );
  expect(plans(post)[1]).toBe(`${sign} · ${sign} → ?`);
});
