import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deepestPartials } from '../../src/render/templates/templates.ts';
import { bare } from '../golden.ts';
import { root, run } from '../run.ts';

const plain = join(root, 'test/fixtures/reports/plain');
const post = join(plain, '2031-03-01-harbour-audit.md');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'templates-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Renders the post with these files for templates. */
async function render(files: { readonly [name: string]: string }, format = 'md') {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'mine', name)), { recursive: true });
    writeFileSync(join(folder, 'mine', name), text);
  }
  const words = ['report', post, '--templates', 'mine', '--out', 'o', '--format', format, '--quiet'];
  const { exit, stderr } = await run(words, { folder });
  const [name] = exit === 2 ? [] : readdirSync(join(folder, 'o'));
  const mistakes = stderr.split('\n').filter((line) => line !== '' && !line.includes('[status-missing]'));
  return { exit, mistakes, text: name === undefined ? '' : readFileSync(join(folder, 'o', name), 'utf8') };
}

describe('--templates', () => {
  test('takes a template in the place of the built-in one, and all others as they are', async () => {
    expect(await render({ 'status.md.hbs': '{{plainTitle}}: {{total}}\n' })).toMatchObject({
      exit: 0,
      text: 'Harbour: state of the 2031 audit: 4\n',
    });
  });

  test('takes a partial and a style sheet alone', async () => {
    const files = { 'partials/status.html.hbs': '<b>{{status}}!</b>', 'report.css': 'body { color: teal }' };
    const { exit, text } = await render(files, 'html');
    expect(exit).toBe(0);
    expect(text).toContain('<b>Fixed!</b>');
    expect(text).toContain('<style>body { color: teal }</style>');
  });

  test('renders the same bytes with a copy of the built-in ones', async () => {
    cpSync(join(root, 'templates'), join(folder, 'mine'), { recursive: true });
    for (const format of ['md', 'html']) {
      const { text } = await render({}, format);
      expect(format === 'html' ? bare(text) : text).toBe(readFileSync(join(plain, `expected.${format}`), 'utf8'));
      rmSync(join(folder, 'o'), { recursive: true });
    }
  });

  test('that stand for nothing are refused in one sentence', async () => {
    const { exit, mistakes } = await render({ 'stauts.md.hbs': '' });
    expect(exit).toBe(2);
    expect(mistakes).toEqual([
      'mine: holds no template or style sheet that overrides a built-in one, such as partials/status.html.hbs or report.css',
    ]);
  });
});

test('a folder of templates that is not there is said not to be', async () => {
  const { exit, stderr } = await run(['report', post, '--templates', '/no/such/folder', '--out', folder]);
  expect(exit).toBe(2);
  expect(stderr).toMatch(/no\/such\/folder: does not exist\n$/);
});

describe('a mistake in a template is one sentence with its file and line', () => {
  const cases: readonly [string, { readonly [name: string]: string }, string][] = [
    ['a field', { 'status.md.hbs': '#\n{{ttile}}' }, 'mine/status.md.hbs:2: there is no field “ttile” here; --context shows those there are'],
    ['a field below', { 'status.md.hbs': '\n\n{{snapshot.dat}}' }, 'mine/status.md.hbs:3: there is no field “dat” here; --context shows those there are'],
    ['a field in a condition', { 'status.md.hbs': '#\n{{#if sinc}}x{{/if}}' }, 'mine/status.md.hbs:2: there is no field “sinc” here; --context shows those there are'],
    ['a field in a loop', { 'status.md.hbs': '{{#each statuses}}\n{{#if labl}}x{{/if}}{{/each}}' }, 'mine/status.md.hbs:2: there is no field “labl” here; --context shows those there are'],
    ['a list', { 'status.md.hbs': '\n{{#each statusses}}x{{/each}}' }, 'mine/status.md.hbs:2: there is no field “statusses” here; --context shows those there are'],
    ['a phrase', { 'status.md.hbs': '\n{{say "finding"}} {{say "fnding"}}' }, 'mine/status.md.hbs:2: there is no phrase “fnding”; templates/README.md names those there are'],
    ['a value of a phrase', { 'status.md.hbs': '\n{{say "lineAt"}}' }, 'mine/status.md.hbs: the phrase “line {line}” needs a value for line'],
    ['a partial', { 'status.md.hbs': '\n\n{{> nothing}}' }, 'mine/status.md.hbs:3: there is no partial “nothing”'],
    ['a partial whose name is looked up', { 'status.md.hbs': '{{> (lookup . "plainTitle")}}' }, 'mine/status.md.hbs: there is no partial “Harbour: state of the 2031 audit”'],
    ['a partial that includes itself', { 'status.md.hbs': '{{> foot}}', 'partials/foot.md.hbs': '{{> foot}}' }, 'mine/partials/foot.md.hbs: includes itself, or nests too deep'],
    ['a helper', { 'status.md.hbs': '\n{{shout plainTitle}}' }, 'mine/status.md.hbs:2: there is no helper “shout”'],
    ['a block', { 'status.md.hbs': '\n{{#if since}}' }, 'mine/status.md.hbs:2: a block is not closed'],
    ['syntax', { 'status.md.hbs': '\n{{title' }, 'mine/status.md.hbs:2: what stands here is not Handlebars'],
    ['a field in a partial', { 'status.md.hbs': '{{> foot}}', 'partials/foot.md.hbs': 'a\nb {{nope}}' }, 'mine/partials/foot.md.hbs:2: there is no field “nope” here; --context shows those there are'],
  ]; // prettier-ignore
  test.each(cases)('%s', async (_, files, sentence) => {
    expect(await render(files)).toMatchObject({ exit: 2, mistakes: [sentence] });
  });
});

test('deepestPartials: partials within more partials are refused', async () => {
  const nested = (depth: number): { readonly [name: string]: string } =>
    Object.fromEntries(
      Array.from({ length: depth }, (_, at) => [
        `partials/p${at + 1}.md.hbs`,
        at + 1 < depth ? `{{> p${at + 2}}}` : 'the innermost',
      ]),
    );
  const top = { 'status.md.hbs': '{{> p1}}' };
  expect(await render({ ...nested(deepestPartials), ...top })).toMatchObject({ exit: 0, text: 'the innermost\n' });
  expect(await render({ ...nested(deepestPartials + 1), ...top })).toMatchObject({
    exit: 2,
    mistakes: [`mine/partials/p${deepestPartials + 1}.md.hbs: includes itself, or nests too deep`],
  });
});

describe('--context', () => {
  test('prints what the templates see, field by field, and writes nothing', async () => {
    const { exit, stdout } = await run(['report', post, '--context'], { folder });
    expect(exit).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
    const contexts = JSON.parse(stdout) as { [template: string]: { [field: string]: unknown } };
    expect(Object.keys(contexts)).toEqual(['status.html.hbs', 'status.md.hbs']);
    expect(contexts['status.md.hbs']).toMatchObject({ total: 4, title: 'Harbour: state of the 2031 audit' });
  });

  test('wants one post', async () => {
    const { exit, stderr } = await run(['report', post, post.replace(/\.md$/, '.json'), '--context'], { folder });
    expect([exit, stderr]).toEqual([2, '--context prints what the templates see of one post: name that post alone\n']);
  });
});
