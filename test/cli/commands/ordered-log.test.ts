import fc from 'fast-check';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sideBySide } from '../../../src/cli/commands/ordered-log.ts';
import type { Terminal } from '../../../src/cli/terminal.ts';
import { makePost } from '../../bench/posts.ts';
import { run } from '../../run.ts';

test('results and what is said come in the order of the items, whatever the number of jobs and however long each takes', async () => {
  const item = fc.record({ ticks: fc.nat({ max: 5 }), lines: fc.nat({ max: 3 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(item, { maxLength: 12 }), fc.integer({ min: 1, max: 6 }), async (items, jobs) => {
      const written: string[] = [];
      const terminal: Terminal = {
        block: (lines) => written.push(lines),
        quiet: false,
        screen: null,
        print: (line) => written.push(line),
        warn: (line) => written.push(`! ${line}`),
        note: () => {},
        progress: () => {},
      };
      let busy = 0;
      const results = await sideBySide([...items.entries()], jobs, terminal, async ([at, { ticks, lines }], own) => {
        busy += 1;
        expect(busy).toBeLessThanOrEqual(jobs);
        for (let line = 0; line < lines; line += 1) {
          own[line % 2 === 0 ? 'print' : 'warn'](`${at}.${line}`);
          for (let tick = 0; tick < ticks; tick += 1) await new Promise(setImmediate);
        }
        busy -= 1;
        return at;
      });
      expect(results).toEqual([...items.keys()]);
      const expected = items.flatMap(({ lines }, at) =>
        Array.from({ length: lines }, (_, line) => `${line % 2 === 0 ? '' : '! '}${at}.${line}`),
      );
      expect(written).toEqual(expected);
    }),
  );
});

test('one fault is told when all that was begun has ended', async () => {
  const ended: number[] = [];
  const terminal: Terminal = {
    print: () => {},
    warn: () => {},
    block: () => {},
    quiet: false,
    screen: null,
    note: () => {},
    progress: () => {},
  };
  const working = sideBySide([0, 1, 2], 2, terminal, async (at) => {
    if (at === 0) throw new Error('fault of the first');
    await new Promise(setImmediate);
    ended.push(at);
  });
  await expect(working).rejects.toThrow('fault of the first');
  expect(ended).toEqual([1, 2]);
});

test('the command writes and says the same with any number of jobs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'audit-status-jobs-'));
  try {
    const posts = [3, 40, 1, 17].map((count, at) => {
      const path = join(folder, `post-${at}.md`);
      writeFileSync(path, makePost(count));
      return path;
    });
    const outcomes = [];
    for (const jobs of ['1', '2', '8']) {
      const out = join(folder, `out-${jobs}`);
      const words = ['report', ...posts, '--out', out, '--format', 'md,html,json', '--jobs', jobs];
      const { exit, stdout, stderr } = await run(words);
      const files = readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]);
      outcomes.push({ exit, stderr, stdout: stdout.replaceAll(`out-${jobs}`, 'out'), files });
    }
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[2]).toEqual(outcomes[0]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('more findings than are printed are refused as a PDF alone, in one sentence', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'audit-status-limit-'));
  try {
    const [post, out] = [join(folder, 'post.md'), join(folder, 'out')];
    writeFileSync(post, makePost(6));
    const { exit, stderr } = await run(['report', post, '--out', out, '--max-pdf-findings', '5']);
    expect(exit).toBe(1);
    expect(stderr).toContain('post: no PDF: 6 findings are more than the 5 that are printed as one');
    expect(readdirSync(out)).not.toContain('post.pdf');
    expect(readdirSync(out)).toContain('post.html');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
