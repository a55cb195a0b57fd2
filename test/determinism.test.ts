import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { root, run as runHere } from './run.ts';

const run = promisify(execFile);

const places = [
  { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
  { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
];

const asNpmDoes = { npm_lifecycle_event: 'report', npm_package_json: join(root, 'package.json') };

test('the program gives the same bytes in every time zone, locale and folder', async () => {
  const out = mkdtempSync(join(tmpdir(), 'same-'));
  try {
    for (const [at, place] of places.entries()) {
      await run(process.execPath, [join(root, 'src/start.mjs'), 'report', '--out', join(out, String(at))], {
        cwd: at === 0 ? root : out,
        env: { ...process.env, ...place, ...asNpmDoes, INIT_CWD: out },
      });
    }
    const names = readdirSync(join(out, '0'));
    expect(names.map((name) => name.split('.').at(-1))).toEqual(['html', 'json', 'md', 'pdf']);
    for (const name of names) {
      expect(readFileSync(join(out, '0', name)).equals(readFileSync(join(out, '1', name))), name).toBe(true);
    }
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});

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
    await run(process.execPath, [join(root, 'src/start.mjs'), ...words, join(out, 'threads')]);
    await runHere([...words, join(out, 'here')]);
    const [threads, here] = ['threads', 'here'].map((name) => readFileSync(join(out, name, 'long.pdf')));
    expect(here?.equals(threads ?? Buffer.alloc(0))).toBe(true);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});

test('the number of jobs changes neither files nor words', async () => {
  const out = mkdtempSync(join(tmpdir(), 'same-'));
  try {
    // So much that threads are worth their start.
    const posts = Array.from({ length: 12 }, (_, at) => join(out, `2031-01-${at + 10}-audit.md`));
    for (const [at, post] of posts.entries()) {
      const row = (_: unknown, number: number): string =>
        `| ${number + 1} | Finding ${number + 1} of audit ${at} | ${(number + at) % 3 === 0 ? 'Fixed' : 'closed, needs a fix'} |`;
      const rows = Array.from({ length: at === 5 ? 0 : 4000 }, row);
      writeFileSync(post, `# Audit ${at}\n\n| # | Title | Status |\n|---|---|---|\n${rows.join('\n')}\n`);
    }
    const words = ['report', ...posts, '--format', 'md,json,csv'];
    const said = [];
    for (const jobs of ['1', '2']) {
      const run = spawnSync(
        process.execPath,
        [join(root, 'src/start.mjs'), ...words, '--jobs', jobs, '--out', join(out, jobs)],
        { cwd: out, encoding: 'utf8' },
      );
      said.push([run.status, run.stdout.replaceAll(`${jobs}/`, ''), run.stderr]);
    }
    expect(said[1]).toEqual(said[0]);
    expect(said[0]?.[0]).toBe(1);
    const names = readdirSync(join(out, '1'));
    expect(names).toHaveLength(11 * 4);
    expect(readdirSync(join(out, '2'))).toEqual(names);
    for (const name of names) {
      expect(readFileSync(join(out, '1', name)).equals(readFileSync(join(out, '2', name))), name).toBe(true);
    }
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});
