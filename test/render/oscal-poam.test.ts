import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyze, load, parse } from '../../src/api.ts';
import { namedUuid } from '../../src/render/exports/named-uuid.ts';
import { renderOscalPoam } from '../../src/render/exports/oscal-poam.ts';
import { root } from '../run.ts';

interface Plan {
  readonly uuid: string;
  readonly risks: readonly { uuid: string; status: string; statement: string; deadline?: string }[];
  readonly 'poam-items': readonly {
    uuid: string;
    title: string;
    'related-risks': readonly object[];
    props: object[];
  }[];
}

/** The schema is that of https://github.com/usnistgov/OSCAL/releases/tag/v1.1.3, a work of the US government in the public domain. */
const ajv = new Ajv({ allErrors: true, strict: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(join(root, 'test/schema/oscal-1.1.3.json'), 'utf8')) as object);

const planOf = (json: string): Plan =>
  (JSON.parse(json) as { 'plan-of-action-and-milestones': Plan })['plan-of-action-and-milestones'];
const postOf = async (...rows: readonly string[]) => {
  const table = ['| ID | Finding | Severity | Status | Due |', '|---|---|---|---|---|', ...rows].join('\n');
  return analyze(await parse(`# Mill audit\n\n${table}\n`, '2031-07-01-mill.md'));
};

test.each(['plain', 'rich-cells', 'owners', 'every-diagnostic', 'german'])('%s is of the schema', (name) => {
  const text = renderOscalPoam(load(readFileSync(join(root, 'test/fixtures/reports', name, 'expected.json'), 'utf8')));
  validate(JSON.parse(text));
  expect(validate.errors).toBeNull();
});

test('what is no address, on several lines or empty is of the schema too', async () => {
  const text = renderOscalPoam(
    await postOf(
      '| | [a](<https://e.invalid/ä b>) \\| [b](javascript:1) | | Fixed in #1, see [c](https://e.invalid/%zz) | |',
      '| X | `` ` `` | – | ✅ | – |',
    ),
  );
  validate(JSON.parse(text));
  expect(validate.errors).toBeNull();
});

describe('a plan', () => {
  test('has a status of OSCAL for each of ours, and the end of the due day as deadline', async () => {
    const report = await postOf(
      '| M-1 | Dust | High | Fixed | 2031-06-01 |',
      '| M-2 | Rust | Low | In progress | Q4 2031 |',
      '| M-3 | Mold | Low | Risk accepted | |',
      '| M-4 | Moth | Low | Open | 1 August 2031 |',
    );
    const { risks } = planOf(renderOscalPoam(report));
    expect(risks.map(({ status, deadline }) => [status, deadline])).toEqual([
      ['closed', '2031-06-01T23:59:59Z'],
      ['remediating', undefined],
      ['open', undefined],
      ['open', '2031-08-01T23:59:59Z'],
    ]);
    expect(risks[0]?.statement).toBe('The source states no risk beyond the finding.');
  });

  test('keeps the UUIDs of its items while the findings change, and has another one itself', async () => {
    const [before, after] = await Promise.all(
      ['Open', 'Fixed'].map(async (status) =>
        planOf(renderOscalPoam(await postOf(`| M-1 | Dust | High | ${status} | |`))),
      ),
    );
    expect(after!.uuid).not.toBe(before!.uuid);
    expect(after!['poam-items'].map(({ uuid }) => uuid)).toEqual(before!['poam-items'].map(({ uuid }) => uuid));
    expect(after!['poam-items'][0]?.['related-risks']).toEqual([{ 'risk-uuid': after!.risks[0]?.uuid }]);
  });

  test('is refused for a post without a day', async () => {
    const post = await parse('| ID | Finding | Status |\n|---|---|---|\n| M-1 | Dust | Open |\n', 'mill.md');
    expect(() => renderOscalPoam(analyze(post))).toThrow(
      'mill.md: a plan in OSCAL needs a day, and the post names none; put a date into its front matter or its file name',
    );
  });
});

test.each([
  ['orchard', '2a4466df-2dc1-5509-8f64-74b79a67ebbe'],
  ['Ä', 'b29637db-0b51-5e8f-8d63-803f386370a0'],
])('the UUID of the name %s is version 5 of RFC 4122', (name, uuid) => {
  expect(namedUuid(name)).toBe(uuid);
});
