import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { root, run as runHere } from '../run.ts';

const run = promisify(execFile);

test('a long report is the same, whether its parts are completed in threads or one by one', async () => {
  const out = mkdtempSync(join(tmpdir(), 'same-'));
  try {
    const post = join(out, 'long.md');
    const rows = Array.from(
      { length: 250 },
      (_, at) => `| ${at + 1} | Finding [${at + 1}](https://example.org/${at}) | Fixed |`,
    );
    writeFileSync(post, `# Long\n\n| # | Title | Status |\n|---|---|---|\n${rows.join('\n')}\n`);
    const words = ['report', post, '--format', 'pdf', '--out'];
    // What is built has threads; what is run from its sources has none.
    await run(process.execPath, [join(root, 'scripts/start.mjs'), ...words, join(out, 'threads')]);
    await runHere([...words, join(out, 'here')]);
    const [threads, here] = ['threads', 'here'].map((name) => readFileSync(join(out, name, 'long.pdf')));
    expect(here?.equals(threads ?? Buffer.alloc(0))).toBe(true);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});

/** Runs the program as it is built, with so many jobs; gives how it ended and what it said. */
function runWithJobs(words: readonly string[], jobs: string, out: string): unknown {
  const command = [join(root, 'scripts/start.mjs'), ...words, '--jobs', jobs, '--out', join(out, `jobs-${jobs}`)];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: out, encoding: 'utf8' });
  return [status, stdout.replaceAll(`jobs-${jobs}/`, ''), stderr];
}

/** Writes posts with so many rows each, and a megabyte of code, which makes threads worth their start. */
function writePosts(out: string, rows: readonly number[]): readonly string[] {
  return rows.map((count, at) => {
    const post = join(out, `2031-01-${at + 10}-audit.md`);
    const row = (_: unknown, number: number): string =>
      `| ${number + 1} | Finding ${number + 1} of audit ${at} | ${(number + at) % 3 === 0 ? 'Fixed' : 'closed, needs a fix'} |`;
    const table = count === 0 ? '' : Array.from({ length: count }, row).join('\n');
    const code = `\`\`\`\n${`${'x'.repeat(99_999)}\n`.repeat(10)}\`\`\`\n\n`;
    writeFileSync(post, `# Audit ${at}\n\n${code}| # | Title | Status |\n|---|---|---|\n${table}\n`);
    return post;
  });
}

test.each(['md,json,csv', 'md,pdf'])('the number of jobs changes neither files nor words: %s', (formats) => {
  const out = mkdtempSync(join(tmpdir(), 'same-'));
  const rows = [3, 2, 0, 4, 210];
  try {
    const words = ['report', ...writePosts(out, rows), '--format', formats];
    const [alone, together] = ['1', '2'].map((jobs) => runWithJobs(words, jobs, out));
    expect(together).toEqual(alone);
    // One post has nothing to report.
    expect(alone).toEqual([1, expect.any(String), expect.stringContaining('no findings found')]);
    const names = readdirSync(join(out, 'jobs-1'));
    expect(names.length).toBeGreaterThanOrEqual(2 * (rows.length - 1));
    expect(readdirSync(join(out, 'jobs-2'))).toEqual(names);
    for (const name of names) {
      expect(readFileSync(join(out, 'jobs-1', name)).equals(readFileSync(join(out, 'jobs-2', name))), name).toBe(true);
    }
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});
