import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeSandbox, post, type Sandbox } from './sandbox.ts';

let sandbox: Sandbox;
beforeEach(() => (sandbox = makeSandbox()));
afterEach(() => sandbox.remove());

test('one page tells of every audit in a folder', async () => {
  sandbox.write('2031-01-01-orchard.md', post(null, [[1, 'Gate', 'open'], [2, 'Hose', 'open']])); // prettier-ignore
  sandbox.write('2031-03-01-orchard.md', post(null, [[1, 'Gate', 'open'], [2, 'Hose', 'fixed']])); // prettier-ignore
  sandbox.write('2031-02-01-barn.md', post(null, [[1, 'Owl', 'fixed']]));
  const report = ['report', '2031-01-01-orchard.md', '2031-03-01-orchard.md', '2031-02-01-barn.md'];
  await sandbox.run([...report, '--format', 'md,html,json,badge,oscal-poam', '--out', 'out']);
  const { exit, stdout } = await sandbox.run(['index', 'out']);
  expect([exit, stdout]).toEqual([0, 'wrote out/index.md\nwrote out/index.html\n']);
  expect(sandbox.read('out/index.md')).toBe(
    [
      '# Audits',
      '',
      '**1 of 3 findings in 2 audits is open.**',
      '',
      '| Audit | As of | Open | Findings | Since the snapshot before | Open the longest | Files |',
      '| --- | --- | ---: | ---: | --- | --- | --- |',
      '| [2031-03-01-orchard](2031-03-01-orchard.md) | 1 March 2031 | 1 | 2 | Since 1 January 2031: 1 resolved; 2 → 1 not settled, which has been open for 59 days or longer. | 1 Gate (59 days) | [html](2031-03-01-orchard.html) [md](2031-03-01-orchard.md) [json](2031-03-01-orchard.json)  |',
      '| [2031-02-01-barn](2031-02-01-barn.md) | 1 February 2031 | 0 | 1 | – | – | [html](2031-02-01-barn.html) [md](2031-02-01-barn.md) [json](2031-02-01-barn.json)  |',
      '',
    ].join('\n'),
  );
  const html = sandbox.read('out/index.html');
  expect(html).toContain('<a href="2031-03-01-orchard.html">2031-03-01-orchard</a>');
  expect(html).toContain('default-src &#x27;none&#x27;');
  const again = await sandbox.run(['index', 'out']);
  expect([again.exit, sandbox.read('out/index.html')]).toEqual([0, html]);
});

test('a folder without reports is refused', async () => {
  sandbox.write('out/note.txt', 'nothing');
  const { exit, stderr } = await sandbox.run(['index', 'out']);
  expect([exit, stderr]).toEqual([2, 'out: holds no saved report (JSON); make some with: report --out out\n']);
  expect((await sandbox.run(['index', 'nowhere'])).stderr).toBe('nowhere: does not exist\n');
});

test('report --index writes it after the reports, and leaves the earlier one where it cannot', async () => {
  sandbox.write('2031-02-01-barn.md', post(null, [[1, 'Owl', 'fixed']]));
  const report = ['report', '2031-02-01-barn.md', '--out', 'out', '--index'];
  const { exit, stdout } = await sandbox.run([...report, '--format', 'md,json']);
  expect(exit).toBe(0);
  expect(stdout).toMatch(/wrote out\/2031-02-01-barn\.json\n[^]*wrote out\/index\.md\nwrote out\/index\.html\n$/);
  expect(sandbox.read('out/index.md')).toContain('[2031-02-01-barn](2031-02-01-barn.md)');
  for (const [words, sentence] of [
    [['--format', 'md'], '--index is made of saved reports: name a folder with --out, and json among the formats'],
    [['--format', 'json', '--out', '-'], '--index is made of saved reports'],
    [['--format', 'json', '--check'], '--check does not look at the index: leave --index out'],
  ] as const) {
    const refused = await sandbox.run([...report, ...words]);
    expect([refused.exit, refused.stderr]).toEqual([2, expect.stringContaining(sentence)]);
  }
});

test('where no audit has an earlier snapshot, it says nothing of one, nor of what is open the longest', async () => {
  sandbox.write('2031-02-01-barn.md', post(null, [[1, 'Owl', 'open']]));
  await sandbox.run(['report', '2031-02-01-barn.md', '--out', 'out', '--index', '--format', 'md,html,json']);
  expect(sandbox.read('out/index.md')).toContain(
    [
      '| Audit | As of | Open | Findings | Files |',
      '| --- | --- | ---: | ---: | --- |',
      '| [2031-02-01-barn](2031-02-01-barn.md) | 1 February 2031 | 1 | 1 | [html]',
    ].join('\n'),
  );
  expect(sandbox.read('out/index.html')).not.toMatch(/earlier snapshot|Open the longest|0 days/);
});

test('report --index is in the language of the posts, unless its folder has a configuration of its own', async () => {
  sandbox.write('posts/2031-02-01-barn.md', post(null, [[1, 'Owl', 'open']]));
  sandbox.write('posts/audit-status.config.yaml', 'language: de\n');
  sandbox.write('english/2031-02-01-mill.md', post(null, [[1, 'Owl', 'open']]));
  const made = async (...paths: readonly string[]): Promise<string> => {
    await sandbox.run(['report', ...paths, '--out', 'out', '--index', '--format', 'json']);
    return sandbox.read('out/index.md').split('\n')[0] ?? '';
  };
  expect(await made('posts')).toBe('# Prüfungen');
  expect(await made('posts', 'english')).toBe('# Audits');
  sandbox.write('out/audit-status.config.yaml', 'language: en\n');
  expect(await made('posts')).toBe('# Audits');
});
