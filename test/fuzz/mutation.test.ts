import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/index.ts';
import { DeadlineError } from '../../src/system/time-limit.ts';
import { parse } from '../../src/parse/index.ts';
import { UserError } from '../../src/errors.ts';
import { loadReport } from '../../src/read/saved/report.ts';
import { decodeSource } from '../../src/read/source.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { root } from '../run.ts';
import { budget, patience } from './budget.ts';

const folder = join(root, 'test/fixtures/reading');
const posts = readdirSync(folder).map((name) => readFileSync(join(folder, name, 'post.md'), 'utf8'));

/** What breaks Markdown, tables and readers of text. */
const splinter = fc.oneof(
  fc.constantFrom(
    '|', '||', '\n', '\n\n', '\r', '\r\n', '|---|---|', '\n|---|---|\n', '---\n', '+++\n', '`', '```\n', '~~~', '<!--', '-->', '<table>',
    '</table>', '<tr><td>', '<script>', '\\', '\\|', '[', '](', '![', '**', '__', '~~', '> ', '- ', '    ', '\t', '&#0;', '&lt;', '\0', '\ufeff',
    '\u202e', '\u2028', '\u200b', '\ud83d', '{{', '}}', '${', '#', ': ', '[a]: b\n', '[^1]: c\n', '| a | b |\n', '\v', '\f',
  ), // prettier-ignore
  fc.string({ maxLength: 5 }),
);

type Mutation = readonly [kind: 'insert' | 'delete' | 'repeat' | 'move', at: number, length: number, text: string];

const mutations = fc.array(
  fc.tuple(fc.constantFrom('insert', 'delete', 'repeat', 'move'), fc.nat(), fc.nat({ max: 40 }), splinter),
  { minLength: 1, maxLength: 12 },
) as fc.Arbitrary<Mutation[]>;

function mutate(text: string, list: readonly Mutation[]): string {
  return list.reduce((now, [kind, place, length, splinter]) => {
    const at = place % (now.length + 1);
    const [before, piece, after] = [now.slice(0, at), now.slice(at, at + length), now.slice(at + length)];
    if (kind === 'insert') return before + splinter + piece + after;
    if (kind === 'delete') return before + after;
    return kind === 'repeat' ? before + piece + piece + after : after + piece + before;
  }, text);
}

/** Reads bytes as the program does; whatever comes out, no row may be unaccounted for. */
async function expectAccount(bytes: Uint8Array): Promise<void> {
  try {
    const post = await parse(decodeSource(bytes, 'post.md', 'post.md'), defaultSettings, 5);
    const report = analyze(post, defaultSettings);
    for (const [at, table] of report.tables.entries()) {
      const found = table.role === 'findings' ? report.findings : report.remainingWork;
      const records = table.role === 'other' ? 0 : found.filter((one) => one.table === at).length;
      expect(table.records).toBe(records);
      // All rows of a table of fields and values are one finding.
      if (table.because.startsWith('the fields of one finding')) expect(records).toBe(1);
      else if (table.role !== 'other') expect(table.rows).toBe(records + table.setAside.length);
    }
    expect(report.summary.total).toBe(report.findings.length);
    // What is made can be saved and read again.
    const json = JSON.stringify(report);
    if (report.findings.length > 0) expect(loadReport(json, 'saved.json')).toEqual(JSON.parse(json));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}

describe('Broken posts never crash or hang the reader, and lose no row', () => {
  test(
    'posts with pieces put in, taken out, repeated and moved',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...posts), mutations, async (post, list) => {
          await expectAccount(new TextEncoder().encode(mutate(post, list)));
        }),
        budget(600),
      );
    },
    patience,
  );

  test(
    'pieces of several posts',
    async () => {
      const slice = fc.tuple(fc.constantFrom(...posts), fc.nat(), fc.nat({ max: 400 }));
      await fc.assert(
        fc.asyncProperty(fc.array(slice, { minLength: 1, maxLength: 6 }), async (slices) => {
          const text = slices
            .map(([post, at, length]) => post.slice(at % post.length, (at % post.length) + length))
            .join('');
          await expectAccount(new TextEncoder().encode(text));
        }),
        budget(300),
      );
    },
    patience,
  );

  test(
    'bytes at random',
    async () => {
      await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), expectAccount), budget(300));
    },
    patience,
  );

  test(
    'posts with bytes changed',
    async () => {
      const changes = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...posts), changes, async (post, list) => {
          const bytes = new TextEncoder().encode(post);
          for (const [at, value] of list) bytes[at % bytes.length] = value;
          await expectAccount(bytes);
        }),
        budget(300),
      );
    },
    patience,
  );
});

test('readingSeconds, here a thousandth: what takes longer is broken off, and said', async () => {
  const text = '| ID | Title | Status |\n|---|---|---|\n'.concat('| a | b | c |\n'.repeat(2000));
  const source = decodeSource(new TextEncoder().encode(text), 'a', 'a');
  await expect(parse(source, defaultSettings, 0.001)).rejects.toThrow(
    new DeadlineError('took longer than 0.001 seconds'),
  );
  expect((await parse(source, defaultSettings)).findings).toHaveLength(2000);
});
