import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StatusKind } from '../../../src/domain/model.ts';
import { isSettled, statusMeanings } from '../../../src/domain/vocabulary.ts';
import { root, run } from '../../run.ts';

const plain = join(root, 'test/fixtures/reports/plain');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'saved-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const typed = (...words: string[]) => run(['report', ...words], { folder });
const read = (...parts: string[]): string => readFileSync(join(folder, ...parts), 'utf8');

describe('a saved report', () => {
  test.each(['json', 'html'])('as %s is rendered to the bytes its post is rendered to', async (format) => {
    const formats = ['--format', 'md,html,json'];
    await typed(join(plain, '2031-03-01-harbour-audit.md'), '--out', 'a', ...formats);
    expect((await typed(`a/2031-03-01-harbour-audit.${format}`, '--out', 'b', ...formats)).exit).toBe(0);
    for (const name of readdirSync(join(folder, 'a'))) expect(read('b', name)).toBe(read('a', name));
  });

  test('is not written over', async () => {
    cpSync(join(plain, 'expected.json'), join(folder, 'saved.json'));
    const { exit, stderr } = await typed('saved.json', '--out', '.', '--format', 'json');
    expect(exit).toBe(2);
    expect(stderr).toContain('saved.json: is the input itself; choose another folder with --out\n');
    expect(read('saved.json')).toBe(readFileSync(join(plain, 'expected.json'), 'utf8'));
  });

  test('keeps what changed since the snapshot before it', async () => {
    const [before, after] = ['2031-01-15', '2031-04-20'].map((day) =>
      join(root, `test/fixtures/diff/${day}-orchard-third-party-audit.md`),
    );
    await typed(after!, '--since', before!, '--out', 'o', '--format', 'md,json', '--quiet');
    const json = readdirSync(join(folder, 'o')).find((name) => name.endsWith('.json'));
    await typed(`o/${json}`, '--out', 'p', '--format', 'md,json', '--quiet');
    for (const name of readdirSync(join(folder, 'o'))) expect(read('p', name)).toBe(read('o', name));
    expect(read('p', json!)).toMatch(/"since": \{/);
  });

  test.each([1, 2, 3])('of schema version %i is rendered, and saved anew in the present one', async (version) => {
    const old = join(root, `test/fixtures/saved/version-${version}.json`);
    const before = JSON.parse(readFileSync(old, 'utf8')) as {
      schemaVersion: number;
      findings: readonly { status: { kind: StatusKind } }[];
    };
    expect(before.schemaVersion).toBe(version);
    // The post of the first has errors, and so its run ends with 1.
    expect((await typed(old, '--out', 'o', '--format', 'md,html,json,csv,sarif,summary,matrix')).exit).toBe(
      version === 1 ? 1 : 0,
    );
    const after = JSON.parse(read('o', `version-${version}.json`)) as typeof before;
    expect(after.schemaVersion).toBe(4);
    const added = { list: null, describedAt: null };
    expect(after.findings).toEqual(
      before.findings.map((one) => ({
        ...one,
        ...added,
        status: { ...one.status, settled: isSettled(one.status.kind), label: statusMeanings[one.status.kind].label },
      })),
    );
  });

  test('of a later version is refused in one sentence', async () => {
    writeFileSync(join(folder, 'later.json'), '{"kind":"status","schemaVersion":99}');
    const { exit, stderr } = await typed('later.json', '--out', 'o');
    expect(exit).toBe(2);
    expect(stderr).toBe(
      'later.json: is of schema version 99, but this program reads versions up to 4: use a newer audit-status\n',
    );
  });
});

describe('--check', () => {
  const post = join(plain, '2031-03-01-harbour-audit.md');
  const check = (...words: string[]) => typed(post, '--out', 'o', '--format', 'md,json,csv', '--check', ...words);

  test('exits with 0 where every file is as it would be written', async () => {
    await typed(post, '--out', 'o', '--format', 'md,json,csv');
    expect((await check()).exit).toBe(0);
    expect((await check('--quiet')).stdout).toBe('');
  });

  test('exits with 1 and says which file differs from which line, and which is missing; writes nothing', async () => {
    await typed(post, '--out', 'o', '--format', 'md,json,csv');
    const path = join(folder, 'o/2031-03-01-harbour-audit.md');
    writeFileSync(path, readFileSync(path, 'utf8').replace('## Findings', '## Finding'));
    rmSync(join(folder, 'o/2031-03-01-harbour-audit.json'));
    const before = readdirSync(join(folder, 'o'));
    const { exit, stderr } = await check('--quiet');
    expect(exit).toBe(1);
    expect(stderr).toMatch(/^o\/2031-03-01-harbour-audit\.md: is stale from line \d+; run report and commit it$/m);
    expect(stderr).toMatch(/^o\/2031-03-01-harbour-audit\.json: is missing/m);
    expect(stderr).not.toContain('.csv');
    expect(readdirSync(join(folder, 'o'))).toEqual(before);
  });

  test('makes no folder, and needs no browser', async () => {
    const { exit } = await typed(post, '--out', 'nowhere', '--check', '--browser', '/no/such/browser');
    expect(exit).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('finds a PDF of other data, which its file does not show', async () => {
    const text = readFileSync(post, 'utf8');
    const both = ['audit.md', '--out', 'o', '--format', 'md,pdf'];
    writeFileSync(join(folder, 'audit.md'), text);
    await typed(...both);
    expect(await typed(...both, '--check', '--quiet')).toMatchObject({ exit: 0 });
    writeFileSync(join(folder, 'audit.md'), text.replace(/$/, '\nMore words.\n'));
    await typed('audit.md', '--out', 'o', '--format', 'md');
    expect(await typed(...both, '--check', '--quiet')).toMatchObject({
      exit: 1,
      stderr: expect.stringMatching(/^o\/audit\.pdf: is stale: it carries other data; run report and commit it$/m),
    });
  });

  test('finds a PDF that is none', async () => {
    mkdirSync(join(folder, 'o'));
    writeFileSync(join(folder, 'o/2031-03-01-harbour-audit.pdf'), '%PDF-1.7\n');
    const { stderr } = await typed(post, '--out', 'o', '--format', 'pdf', '--check', '--quiet');
    expect(stderr).toContain('harbour-audit.pdf: is stale');
  });

  test('misses a PDF only where it is asked for by name', async () => {
    await typed(post, '--out', 'o', '--format', 'md,html,json');
    expect((await typed(post, '--out', 'o', '--check')).exit).toBe(0);
    expect(await typed(post, '--out', 'o', '--check', '--format', 'pdf')).toMatchObject({
      exit: 1,
      stderr: expect.stringMatching(/^o\/2031-03-01-harbour-audit\.pdf: is missing$/m),
    });
  });
});
