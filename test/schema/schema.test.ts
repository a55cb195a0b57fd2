import { Ajv } from 'ajv';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Schema } from 'ts-json-schema-generator';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadConfiguration } from '../../src/configuration/load.ts';
import type { StatusReport } from '../../src/domain/model.ts';
import { UserError } from '../../src/errors.ts';
import { loadReport } from '../../src/read/saved/report.ts';
import { toJson } from '../../src/render/exports/json.ts';
import { expectGolden } from '../golden.ts';
import { documents } from '../readme/documents.ts';
import { templatesDocument, viewFiles } from '../readme/template-fields.ts';
import { root } from '../run.ts';
import { contradictory, impossible, sample, withValue } from './impossible.ts';

const schemas = join(root, 'src/schema');
const plain = join(root, 'test/fixtures/reports/plain/expected.json');
const kinds = {
  status: 'StatusReport',
  comparison: 'ComparisonReport',
  history: 'HistoryReport',
  evidence: 'EvidenceFile',
} as const;
type Kind = keyof typeof kinds;
const readJson = (path: string): object => JSON.parse(readFileSync(path, 'utf8')) as object;

let make: (type: string) => Schema;

beforeAll(async () => {
  const { createGenerator } = await import('ts-json-schema-generator');
  // One program for all types: reading them takes longer than all else.
  const files = ['src/domain/model.ts', 'src/domain/evidence.ts', 'src/configuration/file.ts', ...viewFiles];
  const path = join(root, `{${files.join()}}`);
  const types = createGenerator({ tsconfig: join(root, 'tsconfig.json'), topRef: false, skipTypeCheck: true, path });
  make = (type) => types.createSchema(type);
});

/** The generator speaks draft 7; what it makes of these types differs from 2020-12 in names alone. */
function asSchema(kind: Kind): string {
  const { $schema: _, definitions, ...rest } = make(kinds[kind]) as { $schema: string; definitions: object };
  const version = /"schemaVersion":\{[^}]*"const":(\d+)/.exec(JSON.stringify(rest))?.[1];
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:audit-status:${kind}:${version}`,
    title: kinds[kind],
    ...rest,
    $defs: definitions,
  };
  return toJson(JSON.parse(JSON.stringify(schema).replaceAll('"#/definitions/', '"#/$defs/')));
}

/** The schemas, compiled with their formats: `date` is checked too. */
const compiled: ReadonlyMap<Kind, ValidateFunction> = new Map(
  (Object.keys(kinds) as Kind[]).map((kind) => {
    const ajv = new Ajv2020({ allErrors: true });
    addFormats.default(ajv);
    return [kind, ajv.compile(readJson(join(schemas, `${kind}.schema.json`)))];
  }),
);

function schemaOf(kind: Kind): ValidateFunction {
  const found = compiled.get(kind);
  if (found === undefined) throw new Error(`no schema of ${kind}`);
  return found;
}

describe.each(Object.keys(kinds) as Kind[])('the schema of a %s', (kind) => {
  const path = join(schemas, `${kind}.schema.json`);

  test('is what the types say', () => expectGolden(path, asSchema(kind)), 60_000);

  test('is one of JSON Schema 2020-12', () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    addFormats.default(ajv);
    expect(() => ajv.compile(readJson(path))).not.toThrow();
  });
});

describe('the schema of the configuration', () => {
  const path = join(schemas, 'configuration.schema.json');
  const validate = new Ajv({ allErrors: true }).compile(readJson(path));

  test('is what the types say', () => {
    // Editors for YAML know draft 7.
    const { $schema, ...rest } = make('ConfigurationFile') as { $schema: string };
    const named = { $schema, $id: 'urn:audit-status:configuration', title: 'audit-status.config.yaml', ...rest };
    expectGolden(path, toJson(named));
  }, 60_000);

  test.each(
    [...(documents.get('docs/configuration.md') ?? '').matchAll(/```yaml\n([\s\S]*?)```/g)]
      .map(([, text = '']) => text)
      .filter((text) => !text.startsWith('- ')),
  )('takes the example %#', (text) => {
    validate(parse(text));
    expect(validate.errors).toBeNull();
  });

  test.each([
    'repositry: a/b',
    'columns: { titel: [Schwachstelle] }',
    'statuses: { done: [behoben] }',
    'tables: [{ heading: Out of scope }]',
    'overrules: [{ finding: C-01, status: fixed }]',
    'theme: { paper: A3 }',
  ])('refuses what the program refuses: %s', async (text) => {
    expect(validate(parse(text))).toBe(false);
    const file = join(mkdtempSync(join(tmpdir(), 'schema-')), 'audit-status.config.yaml');
    writeFileSync(file, text);
    await expect(loadConfiguration(file, 'audit-status.config.yaml')).rejects.toThrow(/^audit-status\.config\.yaml:1/);
    rmSync(dirname(file), { recursive: true });
  });
});

test('templates/README.md documents every field that templates see', () => {
  const { text, fields } = templatesDocument(make);
  expect(Math.min(...fields)).toBeGreaterThan(5);
  expectGolden(join(root, 'templates/README.md'), text);
}, 60_000);

/** Every report and every evidence in JSON that is kept here. */
const samples = ['test/fixtures', 'test/rules']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .concat(readdirSync(join(root, 'output')).map((name) => join('output', name)))
  .filter((name) => name.endsWith('.json') && !/version-\d/.test(name))
  .filter((name) => 'kind' in readJson(join(root, name)));

test.each(samples)('%s is of its schema', (name) => {
  const report = readJson(join(root, name)) as { kind: Kind };
  const validate = schemaOf(report.kind);
  validate(report);
  expect(validate.errors).toBeNull();
});

test('a field that is missing, unknown or of another type is not of the schema', () => {
  const validate = schemaOf('status');
  const report = readJson(plain) as Record<string, unknown>;
  for (const change of [{ snapshot: undefined }, { unknown: 1 }, { findings: {} }, { schemaVersion: 1 }])
    expect(validate(JSON.parse(JSON.stringify({ ...report, ...change })))).toBe(false);
});

describe('what cannot be is refused', () => {
  const validate = schemaOf('status');
  const report = sample(readJson(plain) as StatusReport);
  const load = (one: StatusReport): StatusReport => loadReport(JSON.stringify(one), 'saved.json');

  test('and what the values are put into is not', () => {
    expect([validate(report), validate.errors]).toEqual([true, null]);
    expect(load(report)).toEqual(report);
  });

  test.each(impossible)('by the schema and by the reader: %s is %j', (pointer, value) => {
    const changed = withValue(report, [pointer, value]);
    expect(validate(changed)).toBe(false);
    expect(() => load(changed)).toThrow(UserError);
  });

  test.each(contradictory)(
    'by the reader alone, since it is at odds with another value: %s is %j',
    (pointer, value) => {
      const changed = withValue(report, [pointer, value]);
      expect(validate(changed)).toBe(true);
      expect(() => load(changed)).toThrow(UserError);
    },
  );

  test('with the place and what should stand there', () => {
    const changed = withValue(report, ['/snapshot/digest', 'x']);
    expect(() => load(changed)).toThrow('saved.json: /snapshot/digest is not sha256: and 64 digits in hex');
  });
});
