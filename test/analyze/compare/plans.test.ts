import { expect, test } from 'vitest';
import { analyze, compare, load, parse, render } from '../../../src/api.ts';

const post = async (day: string, header: string, ...cells: string[]) => {
  const delimiter = header.split('|').map(() => '---|').join(''); // prettier-ignore
  const rows = cells.map((cell, at) => `| M-${at + 1} | Dust ${at + 1} | Open | ${cell} |`);
  return analyze(await parse(`| ID | Finding | Status | ${header} |\n|---|---|---|${delimiter}\n${rows.join('\n')}\n`, `${day}-mill.md`)); // prettier-ignore
};
const changed = async (before: string, after: string) => {
  const [one, other] = [await post('2031-01-01', 'Owner | Due', before, 'A | 2031-01-01'), await post('2031-02-01', 'Owner | Due', after, 'A | 2031-01-01')]; // prettier-ignore
  return compare(one, other).entries.flatMap(({ changes }) =>
    changes.map(({ kind, field, before: from, after: to }) => `${kind} ${field?.name ?? ''}: ${from} → ${to}`),
  );
};

test.each([
  ['Mira | 2031-03-01', 'Mira | 2031-04-01', ['rescheduled due: 2031-03-01 → 2031-04-01']],
  ['Mira | 2031-04-01', 'Mira | 2031-03-01', ['rescheduled due: 2031-04-01 → 2031-03-01']],
  ['Mira | Q2 2031', 'Mira | Q3 2031', ['rescheduled due: Q2 2031 → Q3 2031']],
  ['Mira | 2031-03-01', 'Mira | 1 March 2031', ['edited due: 2031-03-01 → 1 March 2031']],
  ['Mira | –', 'Mira | 2031-03-01', ['edited due: null → 2031-03-01']],
  ['Mira | 2031-03-01', 'Ossian | 2031-03-01', ['reassigned owner: Mira → Ossian']],
  ['Mira | –', ' | –', ['edited owner: Mira → null']],
  ['Mira | 2031-03-01', '**mira** | `2031-03-01`', []],
  ['Mira | –', 'Mira | ', []],
])('“%s” and then “%s”', async (before, after, expected) => {
  expect(await changed(before, after)).toEqual(expected);
});

test('a due date that moved is news', async () => {
  const [one, other] = [await post('2031-01-01', 'Due', '2031-03-01'), await post('2031-02-01', 'Due', '2031-05-01')];
  expect(await render(compare(one, other), 'md')).toContain('1 with another due date; 1 → 1 open');
});

test('columns of owners and due dates that are new are told once', async () => {
  const [one, other] = [await post('2031-01-01', 'Note', 'a', 'b'), await post('2031-02-01', 'Note | Owner | Due', 'a | Mira | 2031-03-01', 'b | Ossian | 2031-03-01')]; // prettier-ignore
  const { entries, tableChanges } = compare(one, other);
  expect(entries).toEqual([]);
  expect(tableChanges.map(({ kind, field, rows }) => [kind, field.name, rows])).toEqual([
    ['column-added', 'due', 2],
    ['column-added', 'owner', 2],
  ]);
});

test('a saved report keeps both', async () => {
  const report = await post('2031-01-01', 'Owner | Due', 'Mira | 2031-03-01', 'Ossian | 03/04/2031');
  expect(load(await render(report, 'json'))).toEqual(report);
});
