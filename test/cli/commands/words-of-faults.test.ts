import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unexpectedFault } from '../../../src/errors.ts';
import { makeSandbox, post, type Sandbox } from './sandbox.ts';

/** What programs say of themselves, and no user can make use of. */
const inside =
  /call stack|Cannot read propert|is not a function|is not iterable|undefined|\[object|ENOENT|EMFILE|mkdtemp|RangeError|TypeError|ERR_|node:|\n\s+at /;

const text = post('2031-01-01', [
  [1, 'Weak hash', 'Fixed'],
  [2, 'Open port', 'Open'],
]);
const nested = (count: number): string => '['.repeat(count);
const texts = ['--format', 'md,json', '--out', 'out'];

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = makeSandbox();
  sandbox.write('post.md', text);
  sandbox.write('deep.md', `---\nx: ${nested(20_000)}\n---\n\n${text.replace(/^---[^]*?---\n/, '')}`);
  sandbox.write('deep.toml.md', `+++\nx = ${nested(20_000)}\n+++\n\n${text.replace(/^---[^]*?---\n/, '')}`);
  sandbox.write('deep.yaml', `x: ${nested(20_000)}\n`);
  sandbox.write('list-in-list.yaml', `${'- '.repeat(20_000)}1\n`);
  sandbox.write('deep.json', nested(100_000));
  sandbox.write('deep.html', `<script type="application/json" id="report-data">${nested(100_000)}</script>`);
  sandbox.write('empty.pdf', '%PDF-1.7\n');
  sandbox.write('object.json', '{"kind": {}}');
  sandbox.write('list.yaml', '- 1\n');
  sandbox.write('mine/status.md.hbs', '{{> self}}');
  sandbox.write('mine/partials/self.md.hbs', '{{> self}}');
});
afterAll(() => sandbox.remove());

describe('No word of a programming fault reaches a user', () => {
  const runs: readonly (readonly string[])[] = [
    ['report', 'deep.md', ...texts],
    ['report', 'deep.toml.md', ...texts],
    ['report', 'post.md', '--config', 'deep.yaml', ...texts],
    ['report', 'post.md', '--config', 'list.yaml', ...texts],
    ['report', 'post.md', '--config', 'none.yaml', ...texts],
    ['report', 'post.md', '--templates', 'mine', ...texts],
    ['report', 'deep.json', ...texts],
    ['report', 'deep.html', ...texts],
    ['report', 'empty.pdf', ...texts],
    ['report', 'object.json', ...texts],
    ['diff', 'post.md', 'post.md', '--aliases', 'deep.yaml', ...texts],
    ['diff', 'post.md', 'post.md', '--aliases', 'list-in-list.yaml', ...texts],
    ['diff', 'post.md', 'post.md', '--aliases', 'post.md', ...texts],
    ['diff', 'none.md', 'post.md', ...texts],
    ['history', 'none.md', ...texts],
    ['lint', 'deep.md', 'none.md'],
  ];
  test.each(runs.map((words) => [words.join(' '), words] as const))('%s', async (_, words) => {
    const { stdout, stderr } = await sandbox.run(words);
    expect(stderr).not.toBe('');
    expect(stdout + stderr).not.toMatch(inside);
  });

  test('and where one is not expected, it says so and what the system reports, no more', () => {
    const system = Object.assign(new Error('EACCES: permission denied, open /x'), { code: 'EACCES', syscall: 'open', path: '/x' }); // prettier-ignore
    expect(unexpectedFault(system)).toBe('an unexpected fault: /x may not be opened (permission denied)');
    for (const error of [new TypeError("Cannot read properties of undefined (reading '3')"), new RangeError(), 'x'])
      expect(unexpectedFault(error)).toBe('an unexpected fault of the program');
  });
});

test('what nests too deep is said to, with its place', async () => {
  expect((await sandbox.run(['report', 'deep.md', ...texts])).stderr).toContain('The front matter nests too deep');
  const configured = await sandbox.run(['report', 'post.md', '--config', 'deep.yaml', ...texts]);
  expect([configured.exit, configured.stderr]).toEqual([
    2,
    expect.stringMatching(/^deep\.yaml:1:\d+: nests too deep\n$/),
  ]);
  const aliased = await sandbox.run(['diff', 'post.md', 'post.md', '--aliases', 'deep.yaml', ...texts]);
  expect([aliased.exit, aliased.stderr]).toEqual([2, 'deep.yaml: line 1: nests too deep\n']);
});

describe('YAML of many keys', () => {
  const keys = Array.from({ length: 5000 }, (_, at) => `k${at}: 1`).join('\n');

  test('is read in a time that grows with its length', async () => {
    sandbox.write('keys.yaml', keys);
    sandbox.write('keys.md', `---\n${keys}\n---\n\n${text.replace(/^---[^]*?---\n/, '')}`);
    const before = process.cpuUsage();
    await sandbox.run(['diff', 'post.md', 'post.md', '--aliases', 'keys.yaml', ...texts]);
    await sandbox.run(['report', 'post.md', '--config', 'keys.yaml', ...texts]);
    await sandbox.run(['report', 'keys.md', ...texts]);
    // Comparing each key with all others took ten times that.
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(2);
  });

  test('with one of them twice is refused, with its line', async () => {
    sandbox.write('twice.yaml', 'silenced: []\nsilenced: []\n');
    sandbox.write('pairs.yaml', '- before: 1\n  after: 2\n  before: 3\n');
    expect((await sandbox.run(['report', 'post.md', '--config', 'twice.yaml', ...texts])).stderr).toBe(
      'twice.yaml:2:1: has “silenced” twice\n',
    );
    expect((await sandbox.run(['diff', 'post.md', 'post.md', '--aliases', 'pairs.yaml', ...texts])).stderr).toBe(
      'pairs.yaml: line 3: has “before” twice\n',
    );
  });

  test('and a file that is too large is not read at all', async () => {
    sandbox.write('large.yaml', `# ${'x'.repeat(1024 * 1024)}\n`);
    expect((await sandbox.run(['diff', 'post.md', 'post.md', '--aliases', 'large.yaml', ...texts])).stderr).toBe(
      'large.yaml: is larger than 1 MiB; name fewer pairs\n',
    );
  });
});
