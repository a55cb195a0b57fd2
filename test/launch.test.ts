import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { root } from './run.ts';

let launcher: string;
let folder: string;

beforeAll(() => {
  spawnSync(process.execPath, [join(root, 'src/start.mjs'), '--build']);
  const name = readdirSync(join(root, 'dist')).find((file) =>
    readFileSync(join(root, 'dist/main.cjs'), 'utf8').includes(`./${file}').launch`),
  );
  launcher = join(root, 'dist', name ?? 'not-built');
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'launch-'));
  write('start.cjs', `require(${JSON.stringify(launcher)}).launch(__dirname, './entry.cjs');`);
  write('entry.cjs', `console.log(require('./other.cjs').greet('world'), require('node:path').basename(__filename));`);
  write('other.cjs', `exports.greet = (name) => 'hello ' + name;`);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string | Buffer): void {
  writeFileSync(join(folder, name), text);
}

function start(): { readonly out: string; readonly error: string; readonly exit: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(folder, 'start.cjs')], { timeout: 20_000 });
  return { out: stdout.toString().trim(), error: stderr.toString(), exit: status };
}

function kept(): string {
  const [version = ''] = readdirSync(join(folder, '.compiled'));
  return join(folder, '.compiled', version);
}

/** What tells a file from one that was written in its place. */
function identities(): readonly string[] {
  return readdirSync(kept())
    .toSorted()
    .map((name) => `${name} ${statSync(join(kept(), name)).ino} ${statSync(join(kept(), name)).mtimeMs}`);
}

describe('a program', () => {
  test('runs with the code of its first run from then on', () => {
    expect(start()).toEqual({ out: 'hello world entry.cjs', error: '', exit: 0 });
    expect(readdirSync(kept()).toSorted()).toEqual(['entry.cjs', 'other.cjs']);
    const before = identities();
    expect(start()).toEqual({ out: 'hello world entry.cjs', error: '', exit: 0 });
    expect(identities()).toEqual(before);
  });

  test('never runs the code of another source, be it as long', () => {
    start();
    write('other.cjs', `exports.greet = (name) => 'howdy ' + name;`);
    expect(start().out).toBe('howdy world entry.cjs');
    expect(start().out).toBe('howdy world entry.cjs');
  });

  test.each([
    ['changed', (code: Buffer) => Buffer.from(code.map((byte, at) => (at % 50 === 49 ? byte ^ 1 : byte)))],
    ['cut short', (code: Buffer) => code.subarray(0, code.length / 2)],
    ['emptied', () => Buffer.alloc(0)],
  ])('compiles again what was kept and then %s', (_how, spoil) => {
    start();
    const other = join(kept(), 'other.cjs');
    const whole = readFileSync(other);
    writeFileSync(other, spoil(whole));
    expect(start()).toEqual({ out: 'hello world entry.cjs', error: '', exit: 0 });
    expect(readFileSync(other)).toHaveLength(whole.length);
  });

  test('runs all the same where nothing can be kept', () => {
    write('.compiled', '');
    expect(start()).toEqual({ out: 'hello world entry.cjs', error: '', exit: 0 });
  });

  test('loads a module once, and one that loads it back', () => {
    write('entry.cjs', `exports.name = 'entry'; require('./other.cjs'); require('./other.cjs');`);
    write('other.cjs', `console.log('loaded by ' + require('./entry.cjs').name);`);
    expect(start().out).toBe('loaded by entry');
  });

  test('meets a module that fails as often as it asks for it', () => {
    write(
      'entry.cjs',
      `for (const _ of [1, 2]) try { console.log(require('./other.cjs')); } catch (error) { console.log(error.message); }`,
    );
    write('other.cjs', `exports.half = true; throw new Error('out of order');`);
    expect(start().out.split('\n')).toEqual(['out of order', 'out of order']);
  });

  test('says where it fails', () => {
    write('other.cjs', `const place = 1; throw new Error('out of order');`);
    start();
    expect(start().error).toContain(`${join(folder, 'other.cjs')}:1:24`);
  });

  test('says so where it has been moved, too', () => {
    write('other.cjs', `throw new Error('out of order');`);
    start();
    const moved = `${folder}-moved`;
    renameSync(folder, moved);
    folder = moved;
    expect(start().error).toContain(join(moved, 'other.cjs'));
  });

  test('fails as it would, and keeps what was compiled', () => {
    write('other.cjs', `throw new Error('out of order');`);
    const { error, exit } = start();
    expect(exit).toBe(1);
    expect(error).toContain('out of order');
    expect(error).toContain(join(folder, 'other.cjs'));
    expect(readdirSync(kept())).toContain('other.cjs');
  });
});

test('a thread runs with kept code as well', () => {
  write(
    'start.cjs',
    `const { isMainThread, Worker } = require('node:worker_threads');
     if (isMainThread) new Worker(__filename); else require(${JSON.stringify(launcher)}).launch(__dirname, './entry.cjs');`,
  );
  expect(start().out).toBe('hello world entry.cjs');
  const before = identities();
  expect(start().out).toBe('hello world entry.cjs');
  expect(identities()).toEqual(before);
});
