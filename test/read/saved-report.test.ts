import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadReport } from '../../src/read/saved/report.ts';
import { UserError } from '../../src/errors.ts';
import { root } from '../run.ts';

const folder = join(root, 'test/fixtures/reports');
const texts = readdirSync(folder).map(
  (name) => [name, readFileSync(join(folder, name, 'expected.json'), 'utf8')] as const,
);

describe.each(texts)('the saved report of %s', (_, text) => {
  test('is read as it was written', () => {
    expect(loadReport(text, 'x.json')).toEqual(JSON.parse(text));
  });

  test('is read, or refused in one sentence, whatever single value of it is changed', () => {
    const places = [...text.matchAll(/"[^"\\]*"|\b\d+\b|\bnull\b|\btrue\b|\bfalse\b/g)];
    const values = ['null', '-1', '1e999', '""', '[]', '{}', 'true', '"\\u0000"', '9007199254740993'];
    fc.assert(
      fc.property(fc.nat(places.length - 1), fc.constantFrom(...values), (at, value) => {
        const place = places[at];
        if (place === undefined) return;
        const changed = text.slice(0, place.index) + value + text.slice(place.index + place[0].length);
        try {
          loadReport(changed, 'x.json');
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          expect(String(error)).toMatch(/^UserError: x\.json: [^\n]+$/);
        }
      }),
      { numRuns: 200 },
    );
  });
});
