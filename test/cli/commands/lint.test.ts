import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/domain/model.ts';
import { root, run } from '../../run.ts';

const fixtures = join(root, 'test/fixtures/reports');
const faulty = join(fixtures, 'every-diagnostic/2031-04-01-lantern-audit.md');
const plain = join(fixtures, 'plain/2031-03-01-harbour-audit.md');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-'));
  mkdirSync(join(folder, '.git'));
  mkdirSync(join(folder, 'posts'));
  cpSync(faulty, join(folder, 'posts/faulty.md'));
  cpSync(plain, join(folder, 'posts/plain.md'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lint = (...words: string[]) => run(['lint', ...words], { folder });

describe('lint', () => {
  test('says everything on standard output, as compilers do, and makes nothing', async () => {
    const { exit, stdout, stderr } = await lint('posts/plain.md');
    expect([exit, stderr]).toEqual([0, '']);
    expect(stdout).toBe(
      'posts/plain.md:17:1: warning: Finding HBR-4 (“Uploads are not scanned”) has no status [status-missing]\n' +
        'posts/plain.md: 0 errors, 1 warning, 0 remarks\n',
    );
    expect(readdirSync(folder)).toEqual(['.git', 'posts']);
  });

  test('exits with 1 for an error, for a warning only when it is strict, with 2 where a post cannot be read', async () => {
    expect((await lint('posts/faulty.md')).exit).toBe(1);
    expect((await lint('posts/plain.md', '--strict')).exit).toBe(1);
    const { exit, stdout, stderr } = await lint('posts/plain.md', 'posts/missing.md');
    expect([exit, stderr]).toEqual([2, 'posts/missing.md: does not exist\n']);
    expect(stdout).toContain('[status-missing]');
  });

  test('says the same as the report does', async () => {
    const { stdout } = await lint('posts/faulty.md', '--format', 'json');
    const { posts } = JSON.parse(stdout) as { posts: { path: string; diagnostics: Diagnostic[] }[] };
    const report = JSON.parse(readFileSync(join(fixtures, 'every-diagnostic/expected.json'), 'utf8')) as {
      diagnostics: Diagnostic[];
    };
    expect(posts.map(({ path }) => path)).toEqual(['posts/faulty.md']);
    expect(posts[0]!.diagnostics).toEqual(report.diagnostics);
  });

  test('writes SARIF with paths as the repository has them, from wherever it is typed', async () => {
    const below = join(folder, 'posts');
    const { exit } = await run(['lint', 'plain.md', 'faulty.md', '--format', 'sarif', '--out', 'lint.sarif'], {
      folder: below,
    });
    expect(exit).toBe(1);
    const { runs } = JSON.parse(readFileSync(join(below, 'lint.sarif'), 'utf8')) as Log;
    expect(runs[0]!.artifacts!.map(({ location }) => location!.uri)).toEqual(['posts/plain.md', 'posts/faulty.md']);
    expect(runs[0]!.results![0]!.locations![0]!.physicalLocation).toMatchObject({
      artifactLocation: { uri: 'posts/plain.md', index: 0 },
      region: { startLine: 17, startColumn: 1 },
    });
  });

  test('leaves out the rules that the configuration silences', async () => {
    writeFileSync(join(folder, 'audit-status.config.yaml'), 'silenced: [status-missing]\n');
    const { exit, stdout } = await lint('posts/plain.md', '--strict');
    expect([exit, stdout]).toEqual([0, 'posts/plain.md: 0 errors, 0 warnings, 0 remarks\n']);
  });

  test('never writes over what it reads', async () => {
    const { exit } = await lint('posts/plain.md', '--out', 'posts/plain.md');
    expect(exit).toBe(2);
    expect(readFileSync(join(folder, 'posts/plain.md'), 'utf8')).toBe(readFileSync(plain, 'utf8'));
  });

  test('lets nothing in a post give orders to a CI service', async () => {
    writeFileSync(
      join(folder, 'posts/x.md'),
      '| # | Title | Status |\n|-|-|-|\n| 1 | \u001b[31m<br>::error::x | what? |\n',
    );
    const { stdout } = await lint('posts/x.md');
    expect(stdout).not.toContain('\u001b');
    expect(stdout).not.toMatch(/^::/m);
  });
});
