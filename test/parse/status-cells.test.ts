import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/index.ts';
import { extend } from '../../src/configuration/vocabulary.ts';
import type { StatusKind } from '../../src/domain/model.ts';
import { defaultSettings, type Settings } from '../../src/domain/settings.ts';
import { read } from './essence.ts';

/** A table of findings with these statuses, and what is said of it. */
async function report(
  statuses: readonly string[],
  settings: Settings = defaultSettings,
): Promise<{ readonly kinds: readonly StatusKind[]; readonly said: readonly string[] }> {
  const rows = statuses.map((status, at) => `| A-${at + 1} | Valve ${at + 1} | ${status} |`).join('\n');
  const { findings, diagnostics } = analyze(
    await read(`| ID | Title | Status |\n|---|---|---|\n${rows}\n`, settings),
    settings,
  );
  return {
    kinds: findings.map(({ status }) => status.kind),
    said: diagnostics.map(({ code, message }) => `${code}: ${message}`),
  };
}

function configured(fixed: readonly string[], negations: readonly string[] = []): Settings {
  const statuses = new Map([['fixed' as const, fixed]]);
  return {
    ...defaultSettings,
    vocabulary: extend({ columns: new Map(), statuses, levels: new Map(), fixColumns: [], negations, ids: [] }),
  };
}

describe('What is said of a status', () => {
  test('that settles, and of which a part is not understood', async () => {
    const { kinds, said } = await report(['Fixed', 'Frontend fixed']);
    expect(kinds).toEqual(['fixed', 'fixed']);
    expect(said).toEqual([
      'status-not-fully-understood: Finding A-2: the status “Frontend fixed” is read as “Fixed”, but “frontend” is not understood or may limit it',
    ]);
  });

  test('that a configuration overrules: nothing', async () => {
    const overrules = [{ finding: 'A-2', status: 'fixed' as const, reason: 'the backend has no such form' }];
    expect((await report(['Fixed', 'Frontend fixed'], { ...defaultSettings, overrules })).said).toEqual([]);
  });

  test('with a red mark or a defect: that more is needed', async () => {
    const { kinds, said } = await report(['🔴 Mitigated', 'Mitigated with an error', 'Remediated ❌']);
    expect(kinds).toEqual(['fix-needed', 'fix-needed', 'fix-needed']);
    expect(said.map((message) => message.split(':')[0])).toEqual([
      'closed-but-more-needed',
      'closed-but-more-needed',
      'closed-but-more-needed',
    ]);
  });

  test('with a letter of another script: which letter, and its code point', async () => {
    const { kinds, said } = await report(['Fixed', '\u0410cknowledged']);
    expect(kinds).toEqual(['fixed', 'unrecognized']);
    expect(said[0]).toContain('“\u0410” in “\u0410cknowledged” is U+0410, a letter of another script');
  });

  test('of a configured phrase beside words that are not: that they are not understood, and what negations are for', async () => {
    const { kinds, said } = await report(
      ['erledigt', 'nicht erledigt', 'teilweise erledigt', 'wird erledigt', 'erledigt in v2 (#4)'],
      configured(['erledigt']),
    );
    expect(kinds).toEqual(['fixed', 'unrecognized', 'unrecognized', 'unrecognized', 'fixed']);
    expect(said).toHaveLength(3);
    expect(said[0]).toContain(
      '“nicht” beside “erledigt” is not understood; words of the configuration that negate belong into its negations',
    );
  });

  test('of a configured phrase that is negated: nothing', async () => {
    expect(await report(['erledigt', 'nicht erledigt'], configured(['erledigt'], ['nicht']))).toEqual({
      kinds: ['fixed', 'fix-needed'],
      said: [],
    });
  });
});

test('Code, links and addresses do not decide, a status in code does', async () => {
  const { kinds } = await report([
    'see `fixed`',
    '`Fixed`',
    '[a thread](https://tracker.example/fixed/12)',
    'Fixed in `pending.ts`',
  ]);
  expect(kinds).toEqual(['unrecognized', 'fixed', 'unrecognized', 'fixed']);
});

describe('A bare version', () => {
  test.each<[string, StatusKind]>([
    [
      '| CVE | Package | Severity | Installed version | Fixed in |\n|---|---|---|---|---|\n| CVE-2031-1234 | left-valve | High | 1.0 | 1.2.3 |',
      'unreported',
    ],
    [
      '| Issue | Severity | Affected versions | Fixed in |\n|---|---|---|---|\n| Valve leaks | High | 1.0 | 1.2.3 |',
      'fixed',
    ],
    [
      '| CVE | Package | Severity | Installed version | Fixed in |\n|---|---|---|---|---|\n| CVE-2031-1234 | left-valve | High | 1.0 | [#12](https://github.com/o/r/pull/12) |',
      'fixed',
    ],
  ])('%s: %s', async (table, kind) => {
    const { findings } = await read(`## Findings\n\n${table}\n`);
    expect(findings.map(({ status }) => status.kind)).toEqual([kind]);
  });
});

test.each<[string, string | null]>([
  ['Non-Critical', 'informational'],
  ['Non critical', 'informational'],
  ['Not critical', null],
  ['not high', null],
  ['Critical', 'critical'],
  ['High', 'high'],
])('The severity %s is %s', async (severity, level) => {
  const { findings } = await read(
    `| ID | Title | Severity | Status |\n|---|---|---|---|\n| A-1 | Valve | ${severity} | Open |\n`,
  );
  expect(findings[0]?.severity?.level ?? null).toBe(level);
});
