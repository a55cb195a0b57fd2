import { expect, test } from 'vitest';
import { analyze, parse } from '../../src/api.ts';
import { questionsOf } from '../../src/evidence/questions.ts';
import { loadEvidence } from '../../src/read/saved/evidence.ts';

async function asked(...urls: readonly string[]) {
  const rows = urls.map((url, at) => `| ${at + 1} | Title ${at + 1} | ${url} | open |\n`).join('');
  const report = analyze(await parse(`| # | Title | Issue | Status |\n| - | - | - | - |\n${rows}`, 'post.md'));
  const { byHost, refused } = questionsOf(report, ['github.com']);
  return { asked: (byHost.get('github.com') ?? []).map(({ url }) => url), refused: refused.map(({ url }) => url) };
}

test.each([
  ['an account of 39 characters', `https://github.com/${'a'.repeat(39)}/b/issues/1`, true],
  ['an account of 40', `https://github.com/${'a'.repeat(40)}/b/issues/1`, false],
  ['a repository of 100 characters', `https://github.com/a/${'b'.repeat(100)}/issues/1`, true],
  ['a repository of 101', `https://github.com/a/${'b'.repeat(101)}/issues/1`, false],
  ['a repository with dots', 'https://github.com/a/.b.c/issues/1', true],
  ['a repository of dots alone', 'https://github.com/a/.../issues/1', false],
  ['the first number', 'https://github.com/a/b/issues/1', true],
  ['no number', 'https://github.com/a/b/issues/0', false],
  ['a number of nine digits', 'https://github.com/a/b/issues/999999999', true],
  ['an account that begins with a hyphen', 'https://github.com/-a/b/issues/1', false],
  ['groups', 'https://github.com/a/b/c/issues/1', false],
])('%s: %s', async (_, url, isAsked) => {
  expect(await asked(url)).toEqual(isAsked ? { asked: [url], refused: [] } : { asked: [], refused: [url] });
});

test('questions are sorted by place, then by number, whatever their order in the post', async () => {
  const [a, b] = ['https://github.com/a/b/issues', 'https://github.com/B/b/pull'];
  const urls = [`${b}/1`, `${a}/10`, `${a}/9`];
  expect((await asked(...urls)).asked).toEqual([`${a}/9`, `${a}/10`, `${b}/1`]);
  expect((await asked(...urls.toReversed())).asked).toEqual([`${a}/9`, `${a}/10`, `${b}/1`]);
});

test.each([1000, 1001])('of a title with %i characters at most 1000 are kept', (length) => {
  const answer = { url: 'https://github.com/a/b/issues/1', state: 'open', title: 'x'.repeat(length) };
  const text = JSON.stringify({ kind: 'evidence', schemaVersion: 1, asked: '2031-11-20', answers: [answer] });
  expect(loadEvidence({ name: 'a', text, digest: '' }, 'a').answers[0]?.title).toHaveLength(1000);
});
