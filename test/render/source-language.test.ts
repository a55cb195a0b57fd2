import { describe, expect, test } from 'vitest';
import { analyze, configure, load, parse, render, withEvidence } from '../../src/api.ts';
import { markLanguage } from '../../src/render/source-language.ts';

const table = `
| # | Title | Status |
| - | - | - |
| A-1 | Birnen werden zweimal gewogen | open |
`;

async function report(front: string, configuration = '') {
  const settings = await configure(configuration);
  return analyze(
    await parse(`---\ntitle: Obst\n${front}---\n${table}`, '2031-03-01-obst.md', { configuration: settings }),
  );
}

describe('the language of a post', () => {
  test.each([
    ['lang: de\n', '', 'de'],
    ['language: pt_BR\n', '', 'pt-BR'],
    ['language: rust\n', '', undefined],
    ['', 'sourceLanguage: de', 'de'],
    ['lang: fr\n', 'sourceLanguage: de', 'fr'],
    ['', '', undefined],
  ])('with front matter %j and configuration %j is %j', async (front, configuration, language) => {
    const made = await report(front, configuration);
    expect(made.snapshot.language).toBe(language);
    expect(load(JSON.stringify(made)).snapshot.language).toBe(language);
    expect(made.diagnostics).toEqual([]);
  });

  test('that cannot be understood is said, where nothing else could be meant', async () => {
    const { diagnostics } = await report('lang: Deutsch\n');
    expect(diagnostics.map(({ message }) => message)).toEqual([
      '“lang” in the front matter is not the tag of a language, such as “de”; it is left out',
    ]);
  });

  test('in a configuration has to be a tag', async () => {
    await expect(configure('sourceLanguage: Klingon')).rejects.toThrow('has to be the tag of a language');
  });
});

describe('in HTML', () => {
  test('the author’s words have their language, and ours that of the page', async () => {
    const html = await render(await report('lang: de\n'), 'html');
    expect(html).toContain('<h1><bdi lang="de">Obst</bdi></h1>');
    expect(html).toContain('<bdi lang="de">Birnen werden zweimal gewogen</bdi>');
    expect(html).toContain('<html lang="en">');
    expect(html.match(/<h2[^>]*lang=/)).toBeNull();
  });

  test.each(['', 'lang: en\n', 'lang: en-GB\n'])('nothing is marked where it is the same: %j', async (front) => {
    expect(await render(await report(front), 'html')).not.toMatch(/<bdi[^>]* lang=/);
  });
});

test('words that have a language already keep it', () => {
  const html = '<html lang="en"><bdi lang="fr">a</bdi><p dir="auto">b</p><td>c</td>';
  expect(markLanguage(html, 'de', false)).toBe('<html lang="en"><bdi lang="fr">a</bdi><p dir="auto">b</p><td>c</td>');
});

test('quotations have their language also where we say something in English on a page in that language', () => {
  const html = '<html lang="de"><bdi>a</bdi><span lang="en">“<bdi>b</bdi>” is open</span><bdi>c</bdi>';
  expect(markLanguage(html, 'de', false)).toBe(
    '<html lang="de"><bdi>a</bdi><span lang="en">“<bdi lang="de">b</bdi>” is open</span><bdi>c</bdi>',
  );
});

test('in print, words within a sentence get into the structure', () => {
  expect(markLanguage('<bdi>a</bdi>', 'de', true)).toBe('<bdi lang="de" role="emphasis">a</bdi>');
});

test('neither words of ours nor those of a tracker, of a file or of a configuration have the author’s language', async () => {
  const post = `---
title: Obst
lang: de
---
| # | Title | Status | Owner | Due | Korb |
| - | - | - | - | - | - |
| A-1 | Birnen werden zweimal gewogen | open, behoben | Mira | 2031-01-02 | rot |
| A-2 | Pflaumen siehe [#2](https://github.com/o/r/issues/2) |  | | | |
`;
  const configuration = await configure(
    'overrules:\n  - { finding: A-2, status: accepted, reason: Nobody eats plums }\n',
  );
  const evidence = JSON.stringify({
    kind: 'evidence',
    schemaVersion: 1,
    post: 'obst.md',
    asked: '2031-03-02',
    from: ['https://api.github.com/graphql'],
    answers: [{ url: 'https://github.com/o/r/issues/2', state: 'closed', kind: 'issue', title: 'Plums' }],
  });
  const made = withEvidence(analyze(await parse(post, '2031-03-01-obst.md', { configuration })), evidence);
  const html = await render(made, 'html');
  const marked = [...html.matchAll(/<bdi lang="de"[^>]*>(.*?)<\/bdi>/g)].map(([, words = '']) => words);
  expect([...new Set(marked)].toSorted()).toEqual([
    '2031-01-02',
    'A-1',
    'A-2',
    'Birnen werden zweimal gewogen',
    'Korb',
    'Mira',
    'Obst',
    'Pflaumen siehe <a href="https://github.com/o/r/issues/2">#2</a>',
    'Status',
    'Title',
    'open, behoben',
    'rot',
  ]);
});

test('a level that a heading gives is a word of ours, in a cell it is the author’s', async () => {
  const post = (severity: string): string =>
    `---\ntitle: Obst\nlang: de\n---\n\n## High\n\n| # | Title |${severity} Status |\n| - | - |${severity && ' - |'} - |\n| A-1 | Birnen |${severity && ' High |'} open |\n`;
  const page = async (severity: string) => render(analyze(await parse(post(severity), '2031-03-01-obst.md')), 'html');
  expect(await page('')).toMatch(/<td class="severity-column"><span dir="auto">High<\/span><\/td>/);
  expect(await page(' Severity |')).toMatch(/<td class="severity-column"><bdi lang="de">High<\/bdi><\/td>/);
});
