import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Log } from 'sarif';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../run.ts';

const post = readFileSync(join(root, 'test/fixtures/reports/plain/2031-03-01-harbour-audit.md'), 'utf8');
let folder: string;
let repository: string;

beforeAll(() => {
  spawnSync(process.execPath, [join(root, 'scripts/start.mjs'), '--build']);
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'action-'));
  repository = join(folder, 'repository');
  mkdirSync(repository);
  git('init', '--quiet');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(program: string, words: readonly string[], more: NodeJS.ProcessEnv = {}) {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...more };
  const { status, stdout, stderr } = spawnSync(program, words, { cwd: repository, env, encoding: 'utf8' });
  return { exit: status, stdout, stderr };
}

function git(...words: string[]): string {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  return run('git', [...who, ...words]).stdout.trim();
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), text);
}

function commit(): string {
  git('add', '.');
  git('commit', '--quiet', '--message', 'change');
  return git('rev-parse', 'HEAD');
}

/** Runs the script of the action as its step does. */
function review(base: string, more: NodeJS.ProcessEnv = {}) {
  const env = {
    AUDIT_STATUS: join(root, 'dist/main.cjs'),
    POSTS: ':(glob)posts/**/*.md',
    BASE: base,
    FORMATS: 'md',
    FAIL_ON: '',
    OUT: join(folder, 'out'),
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
    ...more,
  };
  const result = run('bash', [join(root, 'scripts/action/review.sh')], env);
  const read = (name: string): string =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '';
  return { ...result, comment: read('out/comment.md'), summary: read('summary.md'), output: read('output') };
}

describe('the action, on a pull request', () => {
  test('lints, reports and compares what has changed, and writes into its own folder alone', () => {
    write('posts/2031-03-01-harbour.md', post);
    const base = commit();
    write('posts/2031-03-01-harbour.md', post.replace(/\| Fixed[^|]*\|/, '| reopened |'));
    write("posts/below/2031-07-01-a 'new' $(post).md", post);
    commit();
    const { exit, comment, summary, output, stderr } = review(base);
    expect(exit, stderr).toBe(0);
    expect(comment).toMatch(/^<!-- audit-status -->\n# What changed/);
    expect(comment).toContain(
      "A new post, `2031-07-01-a 'new' $(post).md`: its report is among the files of this run.",
    );
    expect(summary).toBe(comment);
    expect(output).toContain('posts=2\nreports=2\nopen=5\n');
    expect(readdirSync(join(folder, 'out')).filter((name) => name.endsWith('.md'))).toHaveLength(3);
    const sarif = JSON.parse(readFileSync(join(folder, 'out/lint.sarif'), 'utf8')) as Log;
    expect(sarif.runs[0]!.artifacts!.map(({ location }) => location!.uri)).toContain('posts/2031-03-01-harbour.md');
    expect(git('status', '--porcelain')).toBe('');
  });

  test('takes pages that are called index for what their folders are called, and skips what holds no findings', () => {
    const base = (write('README.md', '# R\n'), commit());
    for (const name of ['one', 'two']) write(`posts/2031-0${name.length}-01-${name}/index.md`, post);
    write('posts/news.md', '# No findings here\n');
    commit();
    const { exit, output, stderr } = review(base);
    expect(exit, stderr).toBe(0);
    expect(output).toContain('posts=3\nreports=2\n');
    const files = readdirSync(join(folder, 'out'));
    expect(files).toEqual(expect.arrayContaining(['2031-03-01-one.json', '2031-03-01-two.json']));
  });

  test('fails for the kinds of change that are named', () => {
    write('posts/2031-03-01-harbour.md', post);
    const base = commit();
    write('posts/2031-03-01-harbour.md', post.replace(/\| Fixed[^|]*\|/, '| reopened |'));
    commit();
    expect(review(base, { FAIL_ON: 'reopened' }).exit).toBe(1);
    rmSync(join(folder, 'out'), { recursive: true });
    expect(review(base, { FAIL_ON: 'removed' }).exit).toBe(0);
  });

  test('does nothing where no post has changed', () => {
    const base = (write('README.md', '# R\n'), commit());
    const { exit, stdout } = review(base);
    expect([exit, stdout]).toEqual([0, 'No post has changed.\n']);
  });

  test('comments once, and then updates that comment', () => {
    mkdirSync(join(folder, 'bin'));
    const gh = join(folder, 'bin/gh');
    const log = join(folder, 'gh.log');
    const fake = (id: string): void =>
      writeFileSync(gh, `#!/bin/sh\ncase "$*" in *--paginate*) echo '${id}';; *) echo "gh $*" >> '${log}';; esac\n`, {
        mode: 0o755,
      });
    const comment = () =>
      run('bash', [join(root, 'scripts/action/comment.sh')], {
        PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
        COMMENT: 'comment.md',
        NUMBER: '7',
        GITHUB_REPOSITORY: 'o/r',
      });
    fake('');
    expect(comment().exit).toBe(0);
    fake('99');
    expect(comment().exit).toBe(0);
    expect(readFileSync(log, 'utf8').split('\n')).toEqual([
      'gh api --method POST repos/o/r/issues/7/comments --field body=@comment.md',
      'gh api --method PATCH repos/o/r/issues/comments/99 --field body=@comment.md',
      '',
    ]);
  });
});

test('steps that write are for pull requests of the repository itself, and no input reaches a script', () => {
  const { runs } = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as {
    runs: { steps: { if?: string; uses?: string; run?: string; env?: object }[] };
  };
  const writing = runs.steps.filter((step) => step.uses?.includes('upload-sarif') || 'GH_TOKEN' in (step.env ?? {}));
  expect(writing).toHaveLength(2);
  for (const step of writing) expect(step.if).toContain('head.repo.full_name == github.repository');
  for (const step of runs.steps) expect(step.run ?? '').not.toContain('${{');
});
