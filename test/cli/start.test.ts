import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileProgram } from '../../src/cli/compile-program.ts';
import { root } from '../run.ts';
import { post } from './commands/sandbox.ts';

let folder: string;
let program: string;
const at = (path: string): string => join(folder, path);
const compiled = (): string => `${program}.${process.version}-${process.platform}-${process.arch}`;

beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'scripts/start.mjs'), '--build']);
  const [, name] = /"(program-\w+\.cjs)"/.exec(readFileSync(join(root, 'dist/main.cjs'), 'utf8'))!;
  program = join(root, 'dist', name!);
  folder = mkdtempSync(join(tmpdir(), 'start-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('The built program', () => {
  test('comes with compiled code that V8 takes', () => {
    expect(compileProgram(program, readFileSync(compiled())).script.cachedDataRejected).toBe(false);
  });

  test('is ASCII, and leaves no import to a script that Node warns of', () => {
    const text = readFileSync(program, 'utf8');
    expect(text.search(/[^\0-\x7f]/)).toBe(-1);
    expect(text.match(/\bimport\(["'`]/g)).toBeNull();
  });
});

describe('The program as a package has it, without compiled code', () => {
  /** Where Node itself can keep code; before 22.1 it cannot. */
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const keeps = major > 22 || (major === 22 && minor >= 1);

  beforeAll(() => {
    mkdirSync(at('package/dist'), { recursive: true });
    for (const name of ['package.json', 'templates'])
      cpSync(join(root, name), at(`package/${name}`), { recursive: true });
    for (const name of ['main.cjs', 'import.cjs']) cpSync(join(root, 'dist', name), at(`package/dist/${name}`));
    cpSync(program, at(`package/dist/${program.split(/[\\/]/).at(-1)!}`));
    symlinkSync(join(root, 'node_modules'), at('package/node_modules'));
  });

  function report(cache: string): readonly [exit: number | null, stderr: string] {
    const words = [at('package/dist/main.cjs'), 'report', '-', '--format', 'md'];
    const env = { PATH: process.env['PATH'], XDG_CACHE_HOME: at(cache), TMPDIR: at('temporary') };
    const input = post('2031-01-01', [[1, 'Weak hash', 'Fixed']]);
    mkdirSync(at('temporary'), { recursive: true });
    const { status, stderr } = spawnSync(process.execPath, words, { cwd: folder, env, input, encoding: 'utf8' });
    return [status, stderr];
  }

  test('runs, and lets Node keep code in the folder of the user', () => {
    expect(report('own')[0]).toBe(0);
    expect(existsSync(at('own/audit-status/code'))).toBe(keeps);
  });

  test.skipIf(process.platform === 'win32')('runs, and keeps nothing where others can write', () => {
    mkdirSync(at('open/audit-status'), { recursive: true });
    chmodSync(at('open/audit-status'), 0o777);
    expect(report('open')[0]).toBe(0);
    expect(readdirSync(at('open/audit-status'))).toEqual([]);
  });
});

test('Where the program’s file is gone, that is said in a sentence', () => {
  mkdirSync(at('broken'), { recursive: true });
  cpSync(join(root, 'dist/main.cjs'), at('broken/main.cjs'));
  const { status, stderr } = spawnSync(process.execPath, [at('broken/main.cjs'), 'lint'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, 'audit-status: cannot be loaded (MODULE_NOT_FOUND): install it again\n']);
});
