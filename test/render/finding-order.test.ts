import { expect, test } from 'vitest';
import { analyze, configure, parse, render } from '../../src/api.ts';

const text = `
| ID | Title | Severity | Status |
| - | - | - | - |
| A-1 | Pears are weighed twice | Low | fixed |
| A-2 | The cellar door stays open | Critical | open |
| A-3 | Labels come off in the rain | Medium | in progress |
| A-4 | The ladder has no ground | | open |
`;

async function listed(format: 'md' | 'html', order: string): Promise<readonly string[]> {
  const configuration = await configure(order);
  const report = analyze(await parse(text, '2031-03-01-orchard.md', { configuration }));
  const whole = await render(report, format, { configuration });
  const rows = format === 'md' ? /^\| (A-\d) \|/gm : /<tr id="finding-\d"[^>]*><td class="id-column">.*?(A-\d)/g;
  return [...whole.matchAll(rows)].map(([, id]) => id ?? '');
}

test.each([
  ['', ['A-1', 'A-2', 'A-3', 'A-4']],
  ['order: source', ['A-1', 'A-2', 'A-3', 'A-4']],
  ['order: status', ['A-2', 'A-4', 'A-3', 'A-1']],
  ['order: severity', ['A-2', 'A-3', 'A-1', 'A-4']],
])('with the configuration %j findings are listed as %j', async (order, ids) => {
  expect(await listed('md', order)).toEqual(ids);
  expect(await listed('html', order)).toEqual(ids);
});

test('an order that does not exist is refused', async () => {
  await expect(configure('order: age')).rejects.toThrow('“age” is no order');
});
