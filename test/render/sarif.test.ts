import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log, Result } from 'sarif';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/domain/rules.ts';
import type { StatusReport } from '../../src/domain/model.ts';
import { findingsSarif } from '../../src/render/exports/findings-sarif.ts';
import { lintSarif } from '../../src/render/exports/lint-sarif.ts';
import { messageText, sarifUri } from '../../src/render/exports/sarif-text.ts';
import { makeReport } from '../../src/pipeline/report.ts';
import { defaultLimit } from '../../src/read/source.ts';
import { loadReport } from '../../src/read/saved/report.ts';
import { root } from '../run.ts';
import { withValue } from '../schema/impossible.ts';

const posts = [
  'test/fixtures/formats/2031-06-01-orrery-audit.md',
  'test/fixtures/reports/every-diagnostic/2031-04-01-lantern-audit.md',
  'test/fixtures/reports/rich-cells/2031-05-01-kiln-audit.md',
  'input/2022-10-05-current-state-2019-third-party-audit.md',
];
const context = { version: '0.0.0', path: 'posts/a post.md' };
const ajv = new Ajv.default({ strict: false, allErrors: true });
addFormats.default(ajv);
const isSarif = ajv.compile(JSON.parse(readFileSync(join(root, 'test/schema/sarif-2.1.0.json'), 'utf8')) as object);

const read = (path: string): Promise<StatusReport> => makeReport(join(root, path), path, defaultLimit);
const resultsOf = (text: string): Result[] => (JSON.parse(text) as Log).runs[0]!.results!;

describe.each(posts)('SARIF of %s', (path) => {
  test('is valid by the schema of OASIS, both files of it', async () => {
    const report = await read(path);
    for (const text of [
      lintSarif([{ ...report, path: context.path }], context.version),
      findingsSarif(report, context),
    ]) {
      isSarif(JSON.parse(text));
      expect(isSarif.errors).toBeNull();
    }
  });

  test('has every diagnostic at its line and column, with its rule', async () => {
    const report = await read(path);
    const log = JSON.parse(lintSarif([{ ...report, path: context.path }], context.version)) as Log;
    const described = log.runs[0]!.tool.driver.rules!;
    expect(log.runs[0]!.results).toHaveLength(report.diagnostics.length);
    for (const [at, { code, position }] of report.diagnostics.entries()) {
      const { ruleId, ruleIndex, locations } = log.runs[0]!.results![at]!;
      const { region, artifactLocation } = locations![0]!.physicalLocation!;
      expect([ruleId, described[ruleIndex!]!.id]).toEqual([code, code]);
      expect(region!.startLine).toBe(position?.start.line ?? 1);
      expect(region!.startColumn).toBe(position?.start.column);
      expect(artifactLocation!.uri).toBe('posts/a%20post.md');
      expect(described[ruleIndex!]!.help!.text).toContain(rules[code].fix);
    }
  });

  test('has one result for each finding, each with a fingerprint of its own', async () => {
    const report = await read(path);
    const results = resultsOf(findingsSarif(report, context));
    expect(results.map(({ ruleId }) => ruleId)).toEqual(report.findings.map(({ identity }) => identity.key));
    const prints = results.map(({ partialFingerprints }) => partialFingerprints!['finding/v1']);
    expect(new Set(prints).size).toBe(results.length);
  });
});

test('a fingerprint stays when rows move and statuses change', async () => {
  const report = await read(posts[0]!);
  const moved: StatusReport = {
    ...report,
    findings: report.findings.toReversed().map((finding) => ({
      ...finding,
      status: { ...finding.status, kind: 'fixed' },
      position: { start: { line: 99, column: 1 }, end: { line: 99, column: 2 } },
    })),
  };
  const [before, after] = [report, moved].map((one) =>
    resultsOf(findingsSarif(one, context)).map(({ partialFingerprints }) => partialFingerprints),
  );
  expect(after!.toReversed()).toEqual(before);
});

test('what is accepted is suppressed with the author’s words; what is settled has passed; what is open fails', async () => {
  const results = resultsOf(findingsSarif(await read(posts[0]!), context));
  const told = results.map(({ kind, level, suppressions, workItemUris }) => [
    kind,
    level,
    suppressions?.[0]?.justification ?? null,
    workItemUris?.length ?? 0,
  ]);
  expect(told).toEqual([
    ['pass', 'none', null, 2],
    ['fail', 'error', 'Risk accepted: nobody calls it.', 1],
    ['fail', 'warning', null, 1],
    ['fail', 'note', null, 1],
    ['notApplicable', 'none', null, 1],
    ['pass', 'none', null, 0],
    ['fail', 'warning', null, 1],
  ]);
});

describe('The text of a message', () => {
  test.each([
    ['[Sign in](https://e.invalid/) {0}', String.raw`\[Sign in\](https://e.invalid/) {{0}}`],
    [String.raw`\[a\]`, String.raw`\\\[a\\\]`],
    [String.raw`C:\temp`, String.raw`C:\temp`],
    ['plain', 'plain'],
  ])('holds no link and no placeholder: %s', (words, text) => expect(messageText(words)).toBe(text));

  test('is escaped wherever the words of a post stand', async () => {
    const words = '[Sign in](https://e.invalid/) {0}';
    const report = withValue(await read(posts[0]!), ['/findings/0/title/text', words]);
    const warned = withValue(report, ['/diagnostics', [{ severity: 'warning', code: 'two-titles', message: words, subject: null, position: null }]]); // prettier-ignore
    for (const text of [lintSarif([{ ...warned, path: 'a.md' }], '0'), findingsSarif(warned, context)]) {
      expect(text).toContain('Sign in');
      expect(text).not.toMatch(/(?<!\\)\[Sign in|(?<!\{)\{0\}/);
    }
  });
});

test.each([
  ['https://e.org/a b|c[d]?q=ü#x#y%', 'https://e.org/a%20b%7Cc%5Bd%5D?q=%C3%BC#x%23y%25'],
  ['https://[::1]:8080/x', 'https://[::1]:8080/x'],
  ['https://e.org/~a/(b)?c=d&e=%20', 'https://e.org/~a/(b)?c=d&e=%20'],
  ['javascript:alert(1)', null],
  ['https://[', null],
])('the address %s is written as %s', (address, uri) => expect(sarifUri(address)).toBe(uri));

test('SARIF is valid for every saved report that is taken', async () => {
  const report = JSON.parse(JSON.stringify(await read(posts[0]!))) as StatusReport;
  const urls = [
    'https://e.org/a b',
    'HTTPS://e.org/ü|[x]#a#b',
    'https://[',
    'https://%zz/',
    'https://e.org/%zz',
    'https://a:b@e.org/\\',
  ];
  const changes = [
    ...urls.map((url) => ['/findings/0/issue/url', url] as const),
    [
      '/findings/0/position',
      { start: { line: 1, column: 1 }, end: { line: 2 ** 31 - 1, column: 2 ** 31 - 1 } },
    ] as const,
    ['/findings/0/identity/key', '\ud800 \n'] as const,
    ['/snapshot/source', 'a b/\ud800#?.md'] as const,
    ['/snapshot/slug', 'ü ?'] as const,
  ];
  let taken = 0;
  for (const change of changes) {
    const json = JSON.stringify(withValue(report, change));
    const loaded = ((): StatusReport | null => {
      try {
        return loadReport(json, 'saved.json');
      } catch {
        return null;
      }
    })();
    if (loaded === null) continue;
    taken += 1;
    const path = loaded.snapshot.source;
    for (const text of [lintSarif([{ ...loaded, path }], '0.0.0'), findingsSarif(loaded, { ...context, path })]) {
      isSarif(JSON.parse(text));
      expect(isSarif.errors).toBeNull();
    }
  }
  expect(taken).toBeGreaterThan(6);
});
