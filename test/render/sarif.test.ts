import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log, Result } from 'sarif';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/domain/diagnostics.ts';
import type { StatusReport } from '../../src/domain/model.ts';
import { findingsSarif } from '../../src/render/exports/findings-sarif.ts';
import { lintSarif } from '../../src/render/exports/lint-sarif.ts';
import { makeReport } from '../../src/pipeline/report.ts';
import { defaultLimit } from '../../src/read/source.ts';
import { root } from '../run.ts';

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
      expect(described[ruleIndex!]!.help!.text).toContain(rules[code as keyof typeof rules].mend);
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
