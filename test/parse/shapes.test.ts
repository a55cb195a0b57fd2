import { describe, expect, test } from 'vitest';
import { essenceOf, read } from './essence.ts';

const header = '| ID | Title | Status |\n|---|---|---|\n';

/** What a post says: its findings as `id title: kind`, and the codes of its diagnostics by line. */
async function said(text: string): Promise<string[]> {
  const { findings, remainingWork, diagnostics, tables } = await read(text);
  return [
    ...findings.map(({ id, title, status }) => `${id ?? '–'} ${title.text}: ${status.kind}`),
    ...remainingWork.map(({ title }) => `work: ${title.text}`),
    ...tables.flatMap(({ setAside }) => setAside.map(({ line, because }) => `line ${line} ${because}`)),
    ...diagnostics.map(({ code, position }) => `line ${position?.start.line ?? '-'} ${code}`),
  ];
}

describe('How a table is written makes no difference', () => {
  test.each<[string, string]>([
    ['with pipes all round', `${header}| A-1 | Weak hash | Fixed |\n| A-2 | Open port | Open |\n`],
    ['without outer pipes', 'ID | Title | Status\n---|---|---\nA-1 | Weak hash | Fixed\nA-2 | Open port | Open\n'],
    [
      'without closing pipes',
      '| ID | Title | Status\n|---|---|---\n| A-1 | Weak hash | Fixed\n| A-2 | Open port | Open\n',
    ],
    [
      'without opening pipes',
      'ID | Title | Status |\n---|---|---|\nA-1 | Weak hash | Fixed |\nA-2 | Open port | Open |\n',
    ],
    ['opening pipes in some rows', `${header}| A-1 | Weak hash | Fixed |\nA-2 | Open port | Open |\n`],
    ['opening pipes in other rows', `${header}A-1 | Weak hash | Fixed |\n| A-2 | Open port | Open |\n`],
    [
      'glued to a paragraph above',
      `These are all:\n${header}| A-1 | Weak hash | Fixed |\n| A-2 | Open port | Open |\n`,
    ],
    ['glued to a heading above', `## Findings\n${header}| A-1 | Weak hash | Fixed |\n| A-2 | Open port | Open |\n`],
    [
      'in a blockquote',
      `> | ID | Title | Status |\n> |---|---|---|\n> | A-1 | Weak hash | Fixed |\n> | A-2 | Open port | Open |\n`,
    ],
    [
      'in a list item',
      `- The findings:\n\n  | ID | Title | Status |\n  |---|---|---|\n  | A-1 | Weak hash | Fixed |\n  | A-2 | Open port | Open |\n`,
    ],
    [
      'in a list in a quote',
      `> 1. Findings\n>\n>    | ID | Title | Status |\n>    |---|---|---|\n>    | A-1 | Weak hash | Fixed |\n>    | A-2 | Open port | Open |\n`,
    ],
    [
      'in <details>',
      `<details><summary>All findings</summary>\n\n${header}| A-1 | Weak hash | Fixed |\n| A-2 | Open port | Open |\n\n</details>\n`,
    ],
    [
      'indented by three',
      `   | ID | Title | Status |\n   |---|---|---|\n   | A-1 | Weak hash | Fixed |\n   | A-2 | Open port | Open |\n`,
    ],
    [
      'with colons in the delimiter row',
      `| ID | Title | Status |\n|:--|:-:|--:|\n| A-1 | Weak hash | Fixed |\n| A-2 | Open port | Open |\n`,
    ],
    [
      'with tabs as padding',
      `|\tID\t|\tTitle\t|\tStatus\t|\n|---|---|---|\n|\tA-1\t|\tWeak hash\t|\tFixed\t|\n|\tA-2\t|\tOpen port\t|\tOpen\t|\n`,
    ],
    ['without any padding', `|ID|Title|Status|\n|-|-|-|\n|A-1|Weak hash|Fixed|\n|A-2|Open port|Open|\n`],
    [
      'with blanks at the ends of lines',
      `| ID | Title | Status |  \n|---|---|---|  \n| A-1 | Weak hash | Fixed |  \n| A-2 | Open port | Open | \t\n`,
    ],
    [
      'with a header in bold',
      `| **ID** | **Title** | **Status** |\n|---|---|---|\n| A-1 | Weak hash | Fixed |\n| A-2 | Open port | Open |\n`,
    ],
    [
      'with code and links in the header',
      `| \`ID\` | [Title](#titles) | _Status_[^1] |\n|---|---|---|\n| A-1 | Weak hash | Fixed |\n| A-2 | Open port | Open |\n\n[^1]: As of May.\n`,
    ],
    [
      'with <br> in the header',
      `| ID | Title | Current<br>status |\n|---|---|---|\n| A-1 | Weak hash | Fixed |\n| A-2 | Open port | Open |\n`,
    ],
    [
      'with capitals and colons in the header',
      `| ID: | TITLE | Status: |\n|---|---|---|\n| A-1 | Weak hash | Fixed |\n| A-2 | Open port | Open |\n`,
    ],
    [
      'with the columns in another order',
      `| Status | Title | ID |\n|---|---|---|\n| Fixed | Weak hash | A-1 |\n| Open | Open port | A-2 |\n`,
    ],
    [
      'with an empty header cell over the ids',
      `| | Title | Status |\n|---|---|---|\n| A-1 | Weak hash | Fixed |\n| A-2 | Open port | Open |\n`,
    ],
    [
      'with ids in brackets that are no links',
      `${header}| [A-1] | Weak hash | Fixed |\n| [A-2] | Open port | Open |\n`,
    ],
    ['with ids that are links', `${header}| [A-1](#a-1) | Weak hash | Fixed |\n| [A-2](#a-2) | Open port | Open |\n`],
    ['with ids in code', `${header}| \`A-1\` | Weak hash | Fixed |\n| **A-2** | Open port | Open |\n`],
    [
      'with ids at the head of titles',
      `| Finding | Status |\n|---|---|\n| A-1: Weak hash | Fixed |\n| A-2: Open port | Open |\n`.replaceAll('XX', ''),
    ],
    ['at the end, without a newline', `${header}| A-1 | Weak hash | Fixed |\n| A-2 | Open port | Open |`],
    ['with a byte order mark', `\ufeff${header}| A-1 | Weak hash | Fixed |\n| A-2 | Open port | Open |\n`],
    ['with CRLF', `${header}| A-1 | Weak hash | Fixed |\n| A-2 | Open port | Open |\n`.replaceAll('\n', '\r\n')],
    ['with CR alone', `${header}| A-1 | Weak hash | Fixed |\n| A-2 | Open port | Open |\n`.replaceAll('\n', '\r')],
    [
      'below YAML front matter',
      `---\ntitle: T\ndate: 2030-01-02\n---\n${header}| A-1 | Weak hash | Fixed |\n| A-2 | Open port | Open |\n`,
    ],
    [
      'below TOML front matter',
      `+++\ntitle = "T"\n+++\n\n${header}| A-1 | Weak hash | Fixed |\n| A-2 | Open port | Open |\n`,
    ],
    [
      'below a rule that is no front matter',
      `---\n\n${header}| A-1 | Weak hash | Fixed |\n| A-2 | Open port | Open |\n\n---\n`,
    ],
    [
      'as HTML',
      `<table><tr><th>ID</th><th>Title</th><th>Status</th></tr>\n<tr><td>A-1</td><td>Weak hash</td><td>Fixed</td></tr>\n<tr><td>A-2</td><td>Open port</td><td><b>Open</b></td></tr></table>\n`,
    ],
    [
      'as HTML with blank lines in it',
      `<table>\n<thead><tr><th>ID</th><th>Title</th><th>Status</th></tr></thead>\n\n<tbody>\n\n<tr><td>A-1</td><td>Weak hash</td><td>Fixed</td></tr>\n\n<tr><td>A-2</td><td>Open port</td><td>Open</td></tr>\n\n</tbody>\n</table>\n`,
    ],
    [
      'as HTML with Markdown in it',
      `<table>\n<tr><th>ID</th><th>Title</th><th>Status</th></tr>\n<tr><td>A-1</td><td>Weak hash</td><td>**Fixed**</td></tr>\n<tr><td>A-2</td><td>Open port</td><td>Open</td></tr>\n</table>\n`,
    ],
    [
      'as HTML within a centered block',
      `<div align="center">\n\n<table>\n<tr><th>ID</th><th>Title</th><th>Status</th></tr>\n<tr><td>A-1</td><td>Weak hash</td><td>Fixed</td></tr>\n<tr><td>A-2</td><td>Open port</td><td>Open</td></tr>\n</table>\n\n</div>\n`,
    ],
  ])('%s', async (_, text) => {
    const { findings } = await read(text);
    const titles = findings.map(
      ({ id, title, status }) => `${id} ${title.text.replace(/^A-\d: /, '')}: ${status.kind}`,
    );
    expect(titles).toEqual(['A-1 Weak hash: fixed', 'A-2 Open port: fix-needed']);
  });
});

describe('What is lost or odd is said', () => {
  test.each<[string, string, string[]]>([
    [
      'a cell beyond the header',
      `${header}| A-1 | Weak | hash | Fixed |\n`,
      ['A-1 Weak: unrecognized', 'line 3 cell-dropped'],
    ],
    [
      'a pipe in code splits the cell',
      `${header}| A-1 | Weak \`a|b\` | Fixed |\n`,
      ['A-1 Weak `a: unrecognized', 'line 3 cell-dropped'],
    ],
    ['an escaped pipe in code does not', `${header}| A-1 | Weak \`a\\|b\` | Fixed |\n`, ['A-1 Weak a|b: fixed']],
    [
      'empty cells beyond the header are nothing',
      `${header}| A-1 | Weak hash | Fixed | | |\n`,
      ['A-1 Weak hash: fixed'],
    ],
    [
      'a row with too few cells',
      `${header}| A-1 | Weak hash |\n`,
      ['A-1 Weak hash: unreported', 'line 3 cells-missing'],
    ],
    [
      'an empty row',
      `${header}| A-1 | Weak hash | Fixed |\n| | | |\n`,
      ['A-1 Weak hash: fixed', 'line 4 an empty row'],
    ],
    [
      'the header repeated',
      `${header}| A-1 | Weak hash | Fixed |\n| ID | Title | Status |\n`,
      ['A-1 Weak hash: fixed', 'line 4 the header repeated'],
    ],
    [
      'header and delimiter row repeated',
      `${header}| A-1 | Weak hash | Fixed |\n| **ID** | **Title** | **Status** |\n|---|---|---|\n`,
      ['A-1 Weak hash: fixed', 'line 4 the header repeated', 'line 5 a delimiter row'],
    ],
    ['a total', `${header}| A-1 | Weak hash | Fixed |\n| Total | 1 | |\n`, ['A-1 Weak hash: fixed', 'line 4 a total']],
    [
      'a total in bold, in words',
      `${header}| A-1 | Weak hash | Fixed |\n| **Total** | **1 finding** | |\n`,
      ['A-1 Weak hash: fixed', 'line 4 a total'],
    ],
    [
      'a row of a group',
      `${header}| **High** | | |\n| A-1 | Weak hash | Fixed |\n`,
      ['A-1 Weak hash: fixed', 'line 3 a heading within the table'],
    ],
    [
      'text glued below',
      `${header}| A-1 | Weak hash | Fixed |\nAll of them were found in May.\n`,
      ['A-1 Weak hash: fixed', 'line 4 a line of text glued to the table', 'line 4 text-in-table'],
    ],
    [
      'a blank line within',
      `${header}| A-1 | Weak hash | Fixed |\n\n| A-2 | Open port | Open |\n`,
      ['A-1 Weak hash: fixed', 'line 5 rows-outside-table'],
    ],
    [
      'a table in a comment',
      `${header}| A-1 | Weak hash | Fixed |\n\n<!--\n${header}| A-9 | Hidden | Open |\n-->\n`,
      ['A-1 Weak hash: fixed', 'line 5 table-in-comment'],
    ],
    [
      'an HTML table in a comment',
      `${header}| A-1 | Weak hash | Fixed |\n\n<!-- <table><tr><th>Title</th><th>Status</th></tr><tr><td>Hidden</td><td>Open</td></tr></table> -->\n`,
      ['A-1 Weak hash: fixed', 'line 5 table-in-comment'],
    ],
    [
      'a table in a code block is an example',
      `${header}| A-1 | Weak hash | Fixed |\n\n\`\`\`\n${header}| A-9 | Example | Open |\n\`\`\`\n`,
      ['A-1 Weak hash: fixed'],
    ],
    [
      'a table indented as code is one too',
      `${header}| A-1 | Weak hash | Fixed |\n\n    | ID | Title | Status |\n    |---|---|---|\n    | A-9 | Example | Open |\n`,
      ['A-1 Weak hash: fixed'],
    ],
    [
      'strikethrough is kept as words',
      `${header}| ~~A-1~~ | ~~Weak hash~~ | ~~Open~~ Fixed |\n`,
      ['A-1 Weak hash: fixed'],
    ],
    [
      'several ids in one cell are one finding',
      `${header}| M-06, M-07 | Weak hash | Fixed |\n`,
      ['M-06, M-07 Weak hash: fixed'],
    ],
    [
      'a YAML fault is said, the table read',
      `---\ntitle: [\n---\n\n${header}| A-1 | Weak hash | Fixed |\n`,
      ['A-1 Weak hash: fixed', 'line 2 front-matter-unreadable'],
    ],
    [
      'two status columns',
      `| ID | Title | Status | Status |\n|---|---|---|---|\n| A-1 | Weak hash | Fixed | Open |\n`,
      ['A-1 Weak hash: fixed', 'line 1 duplicate-column'],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await said(text)).toEqual(expected);
  });
});

describe('Links count wherever they are written', () => {
  const url = 'https://github.com/o/r/pull/7';
  test.each<[string, string]>([
    ['Markdown', `${header}| A-1 | Weak hash | Fixed in [#7](${url}) |\n`],
    ['a label', `${header}| A-1 | Weak hash | Fixed in [#7][fix] |\n\n[fix]: ${url}\n`],
    ['a bare address', `${header}| A-1 | Weak hash | Fixed in ${url} |\n`],
    ['angle brackets', `${header}| A-1 | Weak hash | Fixed in <${url}> |\n`],
    ['HTML in a cell', `${header}| A-1 | Weak hash | Fixed in <a href="${url}">#7</a> |\n`],
    [
      'an HTML table',
      `<table><tr><th>ID</th><th>Title</th><th>Status</th></tr><tr><td>A-1</td><td>Weak hash</td><td>Fixed in <a href="${url}">#7</a></td></tr></table>\n`,
    ],
    [
      'Markdown in an HTML table',
      `<table><tr><th>ID</th><th>Title</th><th>Status</th></tr><tr><td>A-1</td><td>Weak hash</td><td>\n\nFixed in [#7](${url})\n\n</td></tr></table>\n`,
    ],
  ])('%s', async (_, text) => {
    const { findings } = await read(text);
    expect(findings.map(({ status }) => [status.kind, status.references.map((one) => one.url)])).toEqual([
      ['fixed', [url]],
    ]);
  });
});

test('Words of an HTML table keep their code, bold and marks', async () => {
  const { findings } = await read(
    '<table><tr><th>Title</th><th>Status</th></tr><tr><td>Use of <code>a_b*c</code> &amp; <b>md5</b> | 1 &lt; 2</td><td>Fixed</td></tr></table>',
  );
  expect(findings.map(({ title }) => title.text)).toEqual(['Use of a_b*c & md5 | 1 < 2']);
  expect(findings[0]?.title.markdown).toContain('`a_b*c`');
});

describe('Several tables are one list', () => {
  test('with the severity of the heading, where it says one', async () => {
    const { findings } = await essenceOf(
      `# Audit\n\n## High risk\n\n${header}| A-1 | Weak hash | Fixed |\n\n## Medium Severity Issues (1)\n\n${header}| A-2 | Open port | Open |\n\n## Lowlands office\n\n${header}| A-3 | No lock | Open |\n`,
    );
    expect(findings).toEqual([
      'A-1 · Weak hash · high · fixed (fixed) · – · under Audit > High risk',
      'A-2 · Open port · medium · fix-needed (open) · – · under Audit > Medium Severity Issues (1)',
      'A-3 · No lock · – · fix-needed (open) · – · under Audit > Lowlands office',
    ]);
  });

  test('and the same id in two of them is two findings', async () => {
    const { findings } = await read(
      `## Client\n\n${header}| 1 | Weak hash | Fixed |\n\n## Server\n\n${header}| 1 | Weak hash | Open |\n`,
    );
    expect(findings.map(({ identity }) => identity.key)).toEqual(['row 1', 'row 2']);
  });
});

describe('Front matter', () => {
  test.each<[string, string, string, string | null]>([
    [
      'a last change',
      '---\ntitle: Audit\ndate: 2030-01-02\nlastmod: 2030-03-04T10:00:00Z\n---\n',
      'Audit',
      '2030-03-04',
    ],
    ['a last change by its other name', '---\ntitle: Audit\nmodified: 2030-03-04\n---\n', 'Audit', '2030-03-04'],
    [
      'a last change as Jekyll has it',
      '---\ntitle: Audit\ndate: 2030-01-02\nlast_modified_at: 2030-03-04\n---\n',
      'Audit',
      '2030-03-04',
    ],
    [
      'a last change before the publication',
      '---\ntitle: Audit\ndate: 2030-01-02\nlastmod: 2029-12-31\n---\n',
      'Audit',
      '2030-01-02',
    ],
    ['YAML', '---\ntitle: "Audit: one"\ndate: 2030-01-02\n---\n', 'Audit: one', '2030-01-02'],
    ['YAML ended by dots', '---\ntitle: Audit\ndate: 2030-01-02T23:30:00+09:00\n...\n', 'Audit', '2030-01-02'],
    ['TOML', '+++\ntitle = "Audit"\ndate = 2030-01-02T10:00:00Z\n+++\n', 'Audit', '2030-01-02'],
    ['none, and a heading', '# The *Audit*\n', 'The Audit', null],
    ['none, and a rule first', '---\n\n# Audit\n\n---\n', 'Audit', null],
    ['none, and two rules round a table', '---\n| a | b |\n|---|---|\n---\n# Audit\n', 'Audit', null],
    ['with a byte order mark and CRLF', '\ufeff---\r\ntitle: Audit\r\n---\r\n', 'Audit', null],
    ['a title that is a number or a word of YAML', '---\ntitle: no\ndate: 2030-13-40\n---\n', 'no', null],
  ])('%s', async (_, text, title, date) => {
    expect(await essenceOf(`${text}\n${header}| A-1 | x | Fixed |\n`)).toMatchObject({ title, date });
  });
});
