import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documents } from '../readme/documents.ts';
import { root } from '../run.ts';

/** Commands that install, test or use the network. */
const notRun = /^(?:npm (?:ci|test|install)\b|export |npx audit-status evidence (?!.*--from)|npm run evidence\b)/;

/** The scripts of the package that start the program with a command of it; others test, build or measure. */
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
const startsProgram = (script: string): boolean => /^node scripts\/start\.mjs [a-z]/.test(scripts[script] ?? '');

/** The script that a command runs by npm, if it does. */
const scriptOf = (line: string): string | undefined => /^npm run (?:--?\w+ )*([\w:-]+)/.exec(line)?.[1];

const shipped = '2022-10-05-current-state-2019-third-party-audit.md';
const fixtures = ['2031-01-15-orchard-third-party-audit.md', '2031-04-20-orchard-third-party-audit.md'] as const;

/** What the documents name, beside what the repository holds. */
const posts = [
  'posts/2031-03-01-audit.md',
  'posts/2031-04-20-audit.md',
  'posts/audit.md',
  'path/to/post.md',
  'post.md',
];

const blocks = [...documents.values()].flatMap((text) =>
  [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.replaceAll('\\\n', ' ').split('\n')),
);
const inline = [...documents.values()].flatMap((text) =>
  [...text.matchAll(/`((?:npm run|npx audit-status|gh issue|cat|ls) [^`]*[^`\s])`/g)].map(([, line = '']) => line),
);
const commands = [...new Set([...blocks, ...inline])].filter(
  (line) =>
    line.trim() !== '' &&
    !notRun.test(line) &&
    startsProgram(scriptOf(line) ?? 'report') &&
    !/\bentr\b|\bN\b/.test(line) &&
    /\s[^\s-]/.test(line),
);

let folder: string;

/** As a user has it: without what npm says to scripts of its own. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(?:npm_|INIT_CWD|NODE_OPTIONS|VITEST)/i.test(name));
  return { ...Object.fromEntries(own), PATH: `${join(folder, '.bin')}${delimiter}${process.env['PATH'] ?? ''}` };
}

/** A program that stands for one of the user's. */
function program(name: string, script: string): void {
  const path = join(folder, '.bin', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/bash\n${script}\n`);
  chmodSync(path, 0o755);
}

beforeAll(() => {
  execFileSync('node', ['scripts/start.mjs', '--build'], { cwd: root });
  folder = mkdtempSync(join(tmpdir(), 'snippets-'));
  const main = `exec node '${join(root, 'dist/main.cjs')}'`;
  program(
    'npx',
    `[ "$1" = --no ] && shift\n[ "$1" = -- ] && shift\n[ "$1" = audit-status ] || exit 3\nshift\n${main} "$@"`,
  );
  program('npm', `name=$2\nshift 2\n[ "$1" = -- ] && shift\n${main} "\${name%:post}" "$@"`);
  const issue = { title: 'Audit', body: readFileSync(join(root, 'test/fixtures/diff', fixtures[0]), 'utf8') };
  writeFileSync(join(folder, '.bin/issue.json'), JSON.stringify(issue));
  const answers =
    'echo \'[{"number":101,"url":"https://github.com/orchard-example/orchard/issues/101","title":"x","state":"CLOSED"}]\'';
  program(
    'gh',
    `case "$1 $2" in\n"issue view") cat '${folder}/.bin/issue.json';;\n"issue list") ${answers};;\n*) cat > /dev/null;;\nesac`,
  );
  const git = (...words: readonly string[]): unknown =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...words], { cwd: folder });
  git('init', '--quiet');
  for (const [at, fixture] of [...fixtures, fixtures[0], fixtures[1], fixtures[0], fixtures[1]].entries()) {
    for (const path of [...posts, ...fixtures.map((name) => `test/fixtures/diff/${name}`), `input/${shipped}`]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      const own = path.startsWith('posts') || !path.includes('/') || path.startsWith('path');
      copyFileSync(join(root, own ? `test/fixtures/diff/${fixture}` : path), join(folder, path));
    }
    git('add', '--all', '--', 'posts', 'path', 'post.md', 'input', 'test');
    git('commit', '--quiet', '--allow-empty', '--message', `State ${at + 1}`);
  }
  writeFileSync(join(folder, 'issue.json'), JSON.stringify(issue));
  execFileSync(
    'node',
    [join(root, 'dist/main.cjs'), 'report', 'posts/2031-03-01-audit.md', '--format', 'json', '-o', '.'],
    { cwd: folder, env: environment() },
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the documents hold commands to run', () => {
  expect(commands.length).toBeGreaterThan(15);
});

test('the documents name scripts that the package has', () => {
  const named = [...blocks, ...inline].flatMap((line) => scriptOf(line) ?? []);
  expect(named).toContain('report');
  expect(named.filter((script) => scripts[script] === undefined)).toEqual([]);
});

/** In the order of the documents: later ones use what earlier ones have made. */
test.each(commands)('%s', { timeout: 120_000 }, async (command) => {
  const run = promisify(execFile)('bash', ['-c', `set -o pipefail\n${command.replace(/\s# .*$/, '')}`], {
    cwd: folder,
    env: environment(),
  });
  const { code, stderr } = await run.then(
    ({ stderr: text }) => ({ code: 0, stderr: text }),
    (error: { code: number; stderr: string }) => error,
  );
  // A difference, an error in a post and a stale file are answers.
  expect(code, stderr).toBeLessThan(2);
  expect(stderr).not.toMatch(/^error: |unexpected fault/m);
});
