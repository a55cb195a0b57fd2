import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configurationName, findConfiguration, isObeyed } from '../../src/configuration/find.ts';
import { settingsFor } from '../../src/configuration/index.ts';
import { suggest } from '../../src/text/suggest.ts';
import { defaultSettings, type Settings } from '../../src/domain/settings.ts';
import { essenceOf, read } from '../parse/essence.ts';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'configuration-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The settings of a configuration file with this text. */
async function settings(text: string): Promise<Settings> {
  writeFileSync(join(folder, configurationName), text);
  return settingsFor(folder, { folder });
}

describe('Headers and statuses of another language', () => {
  test('German', async () => {
    const german = await settings(`
columns:
  id: [Nr]
  title: [Schwachstelle, Befund]
  status: Stand
  severity: [Schweregrad]
statuses:
  fixed: [behoben, erledigt]
  fix-needed: [offen]
  accepted: [akzeptiert, Risiko getragen]
negations: [nicht, kein, keine, noch nicht]
levels:
  high: [hoch]
  medium: [mittel]
  low: [niedrig]
`);
    const post = `| Nr. | Schwachstelle | Schweregrad | Stand |
|---|---|---|---|
| 1 | Schwaches Verfahren | Hoch | Behoben in #12 |
| 2 | Offener Port | mittel | noch nicht behoben |
| 3 | Alte Pakete | niedrig | Risiko getragen |
| 4 | Umlaute: ÄÖÜ | Hoch | NICHT vollständig behoben |
`;
    expect((await essenceOf(post, german)).findings).toEqual([
      '1 · Schwaches Verfahren · high · fixed (behoben; beside it: evidence) · – · –',
      '2 · Offener Port · medium · fix-needed (nicht … behoben) · – · –',
      '3 · Alte Pakete · low · accepted (Risiko getragen) · – · –',
      '4 · Umlaute: ÄÖÜ · high · fix-needed (nicht … behoben) · – · –',
    ]);
    expect((await essenceOf(post)).findings).toEqual([]);
  });

  test('Japanese', async () => {
    const japanese = await settings(`
columns: { id: [番号], title: [脆弱性, 指摘事項], status: [状態, 対応状況], severity: [深刻度] }
statuses: { fixed: [修正済み, 対応済], fix-needed: [未修正, 未対応], in-progress: [対応中] }
levels: { high: [高], medium: [中], low: [低] }
`);
    const post = `| 番号 | 指摘事項 | 深刻度 | 対応状況 |
|---|---|---|---|
| 1 | 弱いハッシュ | 高 | 修正済み（v1.2） |
| 2 | 公開ポート | 低 | 未修正 |
`;
    expect((await essenceOf(post, japanese)).findings).toEqual([
      '1 · 弱いハッシュ · high · fixed (修正済み; beside it: a version) · – · –',
      '2 · 公開ポート · low · fix-needed (未修正) · – · –',
    ]);
  });
});

describe('What else can be said', () => {
  const post = `## Old findings

| ID | Title | Status |
|---|---|---|
| C-01 | Replay | R |
| C-02 | Overflow | see #7 |

## Ours

| What | How bad |
|---|---|
| NCC 12 Leak | Sev1 |
`;

  test('tables to take and to leave, by heading or columns', async () => {
    const { tables } = await read(
      post,
      await settings(
        'tables:\n  - heading: Old findings\n    role: other\n  - columns: [What, How bad]\n    role: findings\ncolumns: { title: What, severity: How bad }\nlevels: { critical: Sev1 }\nids: ["NCC #"]\n',
      ),
    );
    expect(tables.map(({ role, because }) => `${role}: ${because}`)).toEqual([
      'other: the configuration says so',
      'findings: the configuration says so',
    ]);
  });

  test('shapes of ids, levels and the repository of bare numbers', async () => {
    const { findings } = await read(
      post,
      await settings(
        'columns: { title: What, severity: How bad }\nlevels: { critical: Sev1 }\nids: ["NCC #"]\nrepository: o/r\n',
      ),
    );
    expect(findings.map(({ id, severity }) => [id, severity?.level ?? null])).toEqual([
      ['C-01', null],
      ['C-02', null],
      ['NCC 12', 'critical'],
    ]);
    expect(findings[1]?.status.references[0]?.url).toBe('https://github.com/o/r/issues/7');
  });

  test('what relative links are meant from, up to 2000 characters', async () => {
    const longest = `https://example.org/${'x'.repeat(2000 - 20)}`;
    for (const base of ['https://example.org/posts/', 'HTTP://example.org', longest])
      expect((await settings(`base: ${base}\n`)).base).toBe(base);
    const { snapshot } = await read(post, await settings('base: https://example.org/posts/\n'));
    expect(snapshot.base).toBe('https://example.org/posts/');
    expect('base' in (await read(post)).snapshot).toBe(false);
  });

  test('one finding overruled, with a reason; a name that fits none is said', async () => {
    const { findings, diagnostics } = await read(
      post,
      await settings(
        'overrules:\n  - { finding: c-01, status: fixed, reason: Checked by hand in May }\n  - { finding: X-9, status: fixed, reason: None }\n',
      ),
    );
    expect(findings[0]?.status).toMatchObject({
      kind: 'fixed',
      because: 'configuration',
      overruled: { from: 'unrecognized', reason: 'Checked by hand in May' },
      verbatim: { text: 'R' },
    });
    expect(diagnostics.map(({ code, subject }) => [code, subject])).toContainEqual(['overrule-unused', 'X-9']);
  });

  test('everything that it changes is told', async () => {
    const { changes } = await settings(
      'columns: { title: What }\nfixColumns: [Patch]\nstatuses: { fixed: [R] }\nnegations: [nicht]\nlevels: { high: [Sev2] }\nids: ["NCC #"]\nrepository: o/r\nbase: https://e.org/\ntables: [{ heading: Old, role: other }]\noverrules: [{ finding: C-01, status: accepted, reason: By design }]\nsilenced: [status-missing]\n',
    );
    expect(changes).toMatchInlineSnapshot(`
      [
        "Columns named “What” are read as the title (audit-status.config.yaml)",
        "Columns named “Patch” are read as the status of the fix alone (audit-status.config.yaml)",
        "The status “R” is read as “Fixed” (audit-status.config.yaml)",
        "“nicht” turns a status after it into its opposite (audit-status.config.yaml)",
        "The rating “Sev2” is read as “High” (audit-status.config.yaml)",
        "Ids look like “NCC #”, where # stands for digits (audit-status.config.yaml)",
        "A bare #123 is an issue of o/r (audit-status.config.yaml)",
        "Relative links are resolved against https://e.org/ (audit-status.config.yaml)",
        "Tables under “Old” are read as no findings (audit-status.config.yaml)",
        "C-01 counts as “Accepted”: By design (audit-status.config.yaml)",
        "Not reported: “status-missing” (audit-status.config.yaml)",
      ]
    `);
  });

  test('phrases are plain words, never patterns', async () => {
    const { findings } = await read(
      post,
      await settings('statuses: { fixed: [".*", "(R|see)", "^R$"] }\nids: [".*#"]\n'),
    );
    expect(findings.map(({ status }) => status.kind)).toEqual(['fixed', 'unrecognized']);
  });
});

describe('What is wrong is refused, with its place', () => {
  test.each<[string, string, string]>([
    ['an unknown key', 'colums:\n  title: X\n', ':1:1: “colums” is no key of the file; did you mean “columns”?'],
    [
      'an unknown key that is like none',
      'xyzzy: 1\n',
      ':1:1: “xyzzy” is no key of the file; there are repository, base, columns',
    ],
    ['an unknown status', 'statuses:\n  fixd: [a]\n', ':2:3: “fixd” is no status of “statuses”; did you mean “fixed”?'],
    [
      'an unknown column',
      '\ncolumns:\n  titel: [a]\n',
      ':3:3: “titel” is no column of “columns”; did you mean “title”?',
    ],
    [
      'an unknown rule',
      'silenced: [status-mising]\n',
      ':1:12: “status-mising” is no rule of an entry of “silenced”; did you mean “status-missing”?',
    ],
    ['an unknown language', 'language: dee\n', ':1:11: “dee” is no language of “language”; did you mean “de”?'],
    ['one that is like none', 'language: fr\n', ':1:11: “fr” is no language of “language”; there are en, de'],
    ['a wrong kind of value', 'statuses: fixed\n', ':1:11: “statuses” has to be a map of keys to values'],
    ['a list that is none', 'tables: 3\n', ':1:9: “tables” has to be a list'],
    [
      'an overrule without a reason',
      'overrules:\n  - finding: A-1\n    status: fixed\n',
      ':2:5: an entry of “overrules” gives no reason',
    ],
    ['a repository that is none', 'repository: https://example.org\n', ':1:13: “repository” has to be owner/name'],
    ['a base that is no address', 'base: posts/\n', ':1:7: “base” has to be an address that begins with http:// or'],
    [
      'a base that runs',
      'base: javascript:alert(1)\n',
      ':1:7: “base” has to be an address that begins with http:// or',
    ],
    ['a base that reads', 'base: file:///etc/\n', ':1:7: “base” has to be an address that begins with http:// or'],
    ['a base without a host', 'base: "https://"\n', ':1:7: “base” has to be an address that begins with http:// or'],
    ['a base in two words', 'base: https://example.org/a b\n', ':1:7: “base” has to be an address that begins with'],
    [
      'a base with a password',
      'base: https://jo:secret@example.org/\n',
      ':1:7: “base” must not hold a user name or a password',
    ],
    [
      'a base that is too long',
      `base: https://example.org/${'x'.repeat(2000 - 19)}\n`,
      ':1:7: “base” is longer than 2000 characters',
    ],
    ['YAML that is none', 'columns: [\n', ':2:1: is not valid YAML'],
    ['a key twice', 'ids: [a]\nids: [b]\n', ':2:1: has “ids” twice'],
    ['an alias', 'ids: &a [x]\nnegations: *a\n', ':2:12: is an alias'],
    ['a key of the prototype', '__proto__: { polluted: 1 }\n', ':1:1: “__proto__” is no key of the file'],
    ['nesting without end', `ids: ${'['.repeat(20_000)}\n`, ''],
  ])('%s', async (_, text, message) => {
    await expect(settings(text)).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining(`${configurationName}${message}`),
    });
  });

  test('an empty file changes nothing', async () => {
    const { vocabulary, changes } = await settings('# nothing yet\n');
    expect([vocabulary, changes]).toEqual([defaultSettings.vocabulary, []]);
  });
});

describe('Where it is looked for', () => {
  test('upward from the post, not beyond the root of its repository', () => {
    const [repository, inner] = [join(folder, 'repository'), join(folder, 'repository/docs/audits')];
    mkdirSync(inner, { recursive: true });
    writeFileSync(join(folder, configurationName), '');
    expect(findConfiguration(inner)).toBe(join(folder, configurationName));
    mkdirSync(join(repository, '.git'));
    expect(findConfiguration(inner)).toBe(null);
    writeFileSync(join(repository, configurationName), '');
    expect(findConfiguration(inner)).toBe(join(repository, configurationName));
  });

  test.each([
    [1000, 1000, 1000, true],
    [0, 1000, 1000, true],
    [1001, 1000, 1000, false],
    [1001, 1001, 0, true],
    [1001, 0, 0, false],
    [1001, null, 1000, false],
    [1001, null, null, true],
  ])('that of user %d in a folder of %s is obeyed for %s: %s', (owner, folderOwner, user, obeyed) => {
    expect(isObeyed(owner, folderOwner, user)).toBe(obeyed);
  });

  test('not through a symbolic link, which could lead to any file of the machine', () => {
    const linked = join(folder, 'linked');
    mkdirSync(join(linked, '.git'), { recursive: true });
    symlinkSync('/etc/hostname', join(linked, configurationName));
    expect(findConfiguration(linked)).toBe(null);
  });
});

test.each<[string, string | null]>([
  ['titel', 'title'],
  ['tilte', 'title'],
  ['STATUS', 'status'],
  ['complexty', 'complexity'],
  ['banana', null],
])('“%s” means “%s”', (word, meant) => {
  expect(suggest(word, ['title', 'status', 'complexity'])).toBe(meant);
});
