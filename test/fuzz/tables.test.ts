import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { read } from '../parse/essence.ts';
import { budget, patience } from './budget.ts';

/** Words without marks of Markdown, in several scripts. */
const words = fc
  .array(fc.constantFrom('alpha', 'Beta', 'gamma7', 'naïve', '日本', 'кот', 'x', '42%', 'v1.2', 'a-b', 'don’t', '✅'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((list) => list.join(' '));
const status = fc.constantFrom(
  'Fixed',
  'Open',
  'Won’t fix',
  'partially fixed',
  '✅',
  'see comment',
  'closed, fixed in v2',
);

interface Known {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly severity: string;
}

const rows = fc
  .array(fc.record({ title: words, status, severity: fc.constantFrom('High', 'medium', 'Low') }), {
    minLength: 1,
    maxLength: 30,
  })
  .map((list) => list.map((one, at): Known => ({ id: `A-${at + 1}`, ...one })));

/** How a row may be written without another meaning. */
const style = fc.record({
  outer: fc.constantFrom('both', 'left', 'none'),
  pad: fc.constantFrom(' ', '', '   '),
  bold: fc.boolean(),
  indent: fc.constantFrom('', '  ', '> ', '- '),
  ending: fc.constantFrom('\n', '\r\n', '\r'),
  before: fc.constantFrom('', 'Some text.', '# A heading\n', '---\ntitle: T\n---\n', '\ufeff'),
  after: fc.constantFrom('', '\n', '\nMore text.\n', '\n## Next\n'),
  order: fc.shuffledSubarray(['id', 'title', 'severity', 'status'] as const, { minLength: 4 }),
});

function write(list: readonly Known[], how: typeof style extends fc.Arbitrary<infer T> ? T : never): string {
  const names = { id: 'ID', title: 'Title', severity: 'Severity', status: 'Status' };
  const line = (cells: readonly string[]): string => {
    const inner = cells.map((text) => `${how.pad}${text}${how.pad}`).join('|');
    return how.outer === 'none' ? inner.trim() : `|${inner}${how.outer === 'both' ? '|' : ''}`;
  };
  const mark = (text: string): string => (how.bold ? `**${text}**` : text);
  const lines = [
    line(how.order.map((name) => mark(names[name]))),
    line(how.order.map(() => '---')),
    ...list.map((row) => line(how.order.map((name) => row[name]))),
  ];
  const continued = how.indent === '- ' ? '  ' : how.indent;
  const table = lines.map((text, at) => (at === 0 ? how.indent : continued) + text).join('\n');
  return `${how.before}\n\n${table}\n${how.after}`.replace(/^\n+/, '').replaceAll('\n', how.ending);
}

describe('Tables of known content', () => {
  test(
    'come back row for row, however they are written',
    async () => {
      await fc.assert(
        fc.asyncProperty(rows, style, async (list, how) => {
          const { findings, diagnostics } = await read(write(list, how));
          expect(
            findings.map(({ id, title, severity, status }) => ({
              id,
              title: title.text,
              severity: severity?.verbatim.text,
              status: status.verbatim?.text,
            })),
          ).toEqual(list.map(({ id, title, severity, status }) => ({ id, title, severity, status })));
          expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        }),
        budget(400),
      );
    },
    patience,
  );

  test(
    'are found at the lines where they stand',
    async () => {
      await fc.assert(
        fc.asyncProperty(rows, style, async (list, how) => {
          const text = write(list, how);
          const lines = text.replace(/^\ufeff/, '').split(how.ending);
          const { findings } = await read(text);
          for (const { title } of findings) {
            const { start, end } = title.position;
            expect(lines[start.line - 1]?.slice(start.column - 1, end.column - 1)).toBe(title.markdown);
          }
        }),
        budget(200),
      );
    },
    patience,
  );
});
