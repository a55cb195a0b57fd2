import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readdirSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRuns } from '../../all-runs.ts';
import { root, type Run } from '../../run.ts';
import { makeSandbox, post, type Sandbox } from './sandbox.ts';

const text = post('2031-01-01', [
  [1, 'Weak hash', 'Fixed'],
  [2, 'Open port', 'Open'],
]);
const program = join(root, 'dist/main.cjs');
const files = ['post.html', 'post.json', 'post.md'];
const report = 'report --format md,html,json --out';
let sandbox: Sandbox;
const at = (path: string): string => join(sandbox.folder, path);
const contents = (folder: string): readonly string[] => files.map((name) => sandbox.read(`${folder}/${name}`));

beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'scripts/start.mjs'), '--build']);
  sandbox = makeSandbox();
  sandbox.write('post.md', text);
  sandbox.write('changed/post.md', text.replace('Open |', 'Fixed |'));
});
afterAll(() => sandbox.remove());

/** Runs a line of shell, in which `$program` is the program. */
function shell(line: string, ...words: readonly string[]): { exit: number | null; stdout: string; stderr: string } {
  const env = { PATH: process.env['PATH'], program: `${process.execPath} ${program}` };
  const ran = spawnSync('sh', ['-c', line, 'sh', ...words], { cwd: sandbox.folder, env, encoding: 'utf8' });
  return { exit: ran.status, stdout: ran.stdout, stderr: ran.stderr };
}

describe('The files of a report', () => {
  test.skipIf(process.platform === 'win32')(
    'stay as they were, unless every byte of all of them can be written',
    async () => {
      await sandbox.run([...report.split(' '), 'old', 'post.md']);
      await sandbox.run([...report.split(' '), 'new', 'changed/post.md']);
      const [old, fresh] = [contents('old'), contents('new')];
      const exits = new Set<number | null>();
      // A limit on the size of a file, in blocks, behaves as a full disk does: the first write is cut short.
      for (const blocks of allRuns ? [0, 1, 4, 16, 48, 128] : [16, 128]) {
        shell(`rm -rf out && cp -r old out`);
        const line = `ulimit -f ${blocks} && exec $program ${report} out changed/post.md`;
        const { exit, stdout, stderr } = shell(line);
        expect(contents('out'), line).toEqual(exit === 0 ? fresh : old);
        expect(readdirSync(at('out'))).toEqual(files);
        if (exit !== 0) expect([exit, stdout]).toEqual([2, '']);
        if (exit !== 0)
          expect(stderr).toMatch(/^out\/post\.\w+: cannot be written \(.*\); what was there before is unchanged\n$/);
        exits.add(exit);
      }
      expect(exits).toEqual(new Set([2, 0]));
    },
  );

  test.skipIf(process.platform === 'win32')('keep the mode that their owner gave them', async () => {
    await sandbox.run([...report.split(' '), 'private', 'post.md']);
    chmodSync(at('private/post.json'), 0o600);
    await sandbox.run([...report.split(' '), 'private', 'changed/post.md']);
    const modeOf = (name: string): number => lstatSync(at(`private/${name}`)).mode & 0o777;
    expect([modeOf('post.json'), modeOf('post.md')]).toEqual([0o600, 0o666 & ~process.umask()]);
  });

  test('do not come into being where one of them would be no file', async () => {
    mkdirSync(at('blocked/post.html'), { recursive: true });
    const { exit, stderr } = await sandbox.run([...report.split(' '), 'blocked', 'post.md']);
    expect([exit, stderr]).toEqual([
      2,
      'blocked/post.html: is not a file; remove it, or choose another folder with --out\n',
    ]);
    expect(readdirSync(at('blocked'))).toEqual(['post.html']);
  });

  test('are written without the PDF where that cannot be printed, and an older PDF is named', async () => {
    sandbox.write('unprinted/post.pdf', '%PDF-1.7 of an earlier run');
    const words = ['--format', 'md,pdf', '--browser', 'absent', '--out', 'unprinted', 'post.md'];
    const { exit, stderr } = await sandbox.run(['report', ...words]);
    expect([exit, readdirSync(at('unprinted'))]).toEqual([1, ['post.md', 'post.pdf']]);
    expect(stderr).toMatch(
      /^post: no PDF: .*\nwarning: unprinted\/post\.pdf: is from an earlier run, and older than the/,
    );
  });
});

describe.skipIf(process.platform === 'win32')('A run that is killed between two renamings', () => {
  /** Ends the process, as SIGKILL from outside does, before it renames once more. */
  const dying = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { renameSync } = fs;
    let left = Number(process.env.RENAMINGS);
    fs.renameSync = (from, to) => (left-- > 0 ? renameSync(from, to) : process.kill(process.pid, 'SIGKILL'));
    syncBuiltinESMExports();`;
  const reported = (out: string, path: string, ...words: readonly string[]): Promise<Run> =>
    sandbox.run([...report.split(' '), out, path, ...words]);
  const kill = async (renamings: number): Promise<void> => {
    sandbox.write('dying.mjs', dying);
    rmSync(at('killed'), { recursive: true, force: true });
    await reported('killed', 'post.md');
    const line = `RENAMINGS=${renamings} exec ${process.execPath} --import ./dying.mjs ${program} ${report} killed changed/post.md`;
    expect(shell(line).exit).toBe(null);
  };
  const visible = (): readonly string[] => readdirSync(at('killed')).filter((name) => !name.startsWith('.'));

  test.each(allRuns ? [1, 2] : [1])(
    '(%d of 3) is found by --check, and finished by the next run, which says so',
    async (renamings) => {
      await kill(renamings);
      await reported('whole', 'changed/post.md');
      expect(contents('killed')).not.toEqual(contents('whole'));
      expect((await reported('killed', 'changed/post.md', '--check')).exit).toBe(1);
      sandbox.write('other.md', text);
      const { exit, stderr } = await reported('killed', 'other.md');
      expect([exit, stderr]).toEqual([
        0,
        ['post.md', 'post.html', 'post.json']
          .slice(renamings)
          .map((name) => `killed/${name}: replaced by what a run wrote that was killed before it could replace it\n`)
          .toSorted()
          .join(''),
      ]);
      expect(contents('killed')).toEqual(contents('whole'));
      expect(readdirSync(at('killed')).filter((name) => name.endsWith('.journal'))).toEqual([]);
    },
  );

  test('or before the first leaves the earlier files', async () => {
    await kill(0);
    await reported('old', 'post.md');
    sandbox.write('other.md', text);
    await reported('killed', 'other.md');
    expect(contents('killed')).toEqual(contents('old'));
  });

  const others = ['index killed', 'report --format md --out killed post.md', 'lint post.md --out killed/lint.txt'];
  test.each(allRuns ? others : others.slice(0, 1))('is finished by %s as well', async (words) => {
    await kill(1);
    const { stderr } = await sandbox.run(words.split(' '));
    expect(stderr).toContain('killed/post.json: replaced by what a run wrote');
    expect(visible()).toEqual(expect.arrayContaining(files));
  });
});

describe.skipIf(process.platform === 'win32')('Nothing is written outside the folder', () => {
  /** The names that another program could compute before, from the process id alone. */
  const guesses = (pid: number): readonly string[] => {
    const sha = createHash('sha1').update('audit-status').update(String(pid)).update('0').update('1');
    const number = sha.digest().readUInt32BE(0);
    return [`post.md.${number}`, `.audit-status-${pid}.tmp`, `.write-test-${pid}`];
  };

  test('through links that were planted before', () => {
    mkdirSync(at('planted'));
    mkdirSync(at('outside'));
    // The shell becomes the program, so its process id is known.
    const pid = Number(shell('echo $$').stdout);
    const names = Array.from({ length: 40 }, (_, more) => guesses(pid + more)).flat();
    for (const [index, name] of names.entries()) symlinkSync(at(`outside/${index}`), at(`planted/${name}`));
    expect(shell(`exec $program ${report} planted post.md`)).toMatchObject({ exit: 0, stderr: '' });
    expect(readdirSync(at('outside'))).toEqual([]);
    for (const name of files) expect(lstatSync(at(`planted/${name}`)).isFile()).toBe(true);
  });
});

describe('What the user keeps in the folder of the reports', () => {
  const kept = ['notes.md.20240115', 'findings.csv.1700000000', 'minutes.txt.2031', 'post.html.1234567'];
  const hours = Date.now() / 1000 - 7200;

  test.each([
    ['report --format md --out kept post.md', 0],
    ['report --check --format md --out kept post.md', 0],
    ['diff post.md changed/post.md --format md --out kept', 1],
    ['history kept/2031-01-01-a.md kept/2031-02-01-a.md --format md --out kept', 0],
    ['lint post.md --out kept/lint.txt', 0],
  ])('survives %s', async (words, wanted) => {
    for (const name of kept) sandbox.write(`kept/${name}`, 'mine');
    for (const month of ['01', '02'])
      sandbox.write(`kept/2031-${month}-01-a.md`, post(`2031-${month}-01`, [[1, 'A', 'Open']]));
    mkdirSync(at('kept/x.json.20240115'), { recursive: true });
    for (const name of [...kept, 'x.json.20240115']) utimesSync(at(`kept/${name}`), hours, hours);
    expect((await sandbox.run(words.split(' '))).exit).toBe(wanted);
    expect(readdirSync(at('kept'))).toEqual(expect.arrayContaining([...kept, 'x.json.20240115']));
  });

  test('a run that was killed while it tried the folder does not block the next one', async () => {
    mkdirSync(at(`tried/.write-test-${process.pid}`), { recursive: true });
    expect((await sandbox.run([...report.split(' '), 'tried', 'post.md'])).exit).toBe(0);
  });
});

describe.skipIf(process.platform !== 'linux')('Standard output', () => {
  const lines = [
    'report --format md --out full post.md',
    '--help',
    'lint post.md',
    'lint post.md --format sarif',
    'report --context post.md',
  ];
  test.each(allRuns ? lines : lines.slice(0, 2))('that is full makes %s fail with a sentence', (words) => {
    const { exit, stderr } = shell(`exec $program ${words} > /dev/full`);
    expect([exit, stderr]).toEqual([2, 'audit-status: standard output: cannot be written (the disk is full)\n']);
  });

  test('to a file that takes a part only is a failure as well', () => {
    const { exit, stderr } = shell('ulimit -f 1; exec $program lint post.md --format sarif > cut.sarif');
    expect([exit, stderr]).toEqual([
      2,
      'audit-status: standard output: cannot be written (larger than a file may be)\n',
    ]);
  });

  test('that is closed by its reader is none', () => {
    const { exit, stdout, stderr } = shell('{ $program lint post.md --format sarif; echo $? >&2; } | head -c 1');
    expect([exit, stdout, stderr]).toEqual([0, '{', '0\n']);
  });
});

describe.skipIf(process.platform !== 'linux')('Few open files', () => {
  test.each(allRuns ? [24, 32, 64] : [32])('allowed (%d) end with a sentence that names the limit', (limit) => {
    const { exit, stderr } = shell(`ulimit -n ${limit}; exec $program report --out few post.md`);
    expect([1, 2]).toContain(exit);
    expect(stderr).toMatch(/^[^\n]*raise the limit [^\n]*with ulimit -n\.?\n$/);
  });
});
