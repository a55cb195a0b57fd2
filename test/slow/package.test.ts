import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../run.ts';

/** Bundled packages use these where they are, and do without where not. */
const absent: ReadonlySet<string> = new Set(['bufferutil', 'picomatch', 'supports-color', 'utf-8-validate']);

const post = '2031-03-01-harbour-audit.md';
const fixtures = join(root, 'test/fixtures/reports/plain');
let folder: string;
let packed: string;
let user: string;
let warned: string;

/** Runs a program as its user would: without what npm says to scripts of its own. */
async function run(
  words: readonly string[],
  cwd: string,
  more: NodeJS.ProcessEnv = {},
): Promise<{ exit: number; stdout: string; stderr: string }> {
  const [program = '', ...rest] = words;
  const own = Object.entries(process.env).filter(([name]) => !/^(?:npm_|INIT_CWD|NODE_OPTIONS|VITEST)/i.test(name));
  const env = {
    ...Object.fromEntries(own),
    PUPPETEER_SKIP_DOWNLOAD: '1',
    npm_config_update_notifier: 'false',
    ...more,
  };
  try {
    return { exit: 0, ...(await promisify(execFile)(program, rest, { cwd, env })) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { exit: code, stdout, stderr };
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'package-'));
  const { exit, stdout, stderr } = await run(['npm', 'run', 'package', '--', folder], root);
  expect(exit, stderr).toBe(0);
  warned = stderr;
  packed = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? stdout);
  user = join(folder, 'user');
  mkdirSync(user);
  writeFileSync(join(user, 'package.json'), '{ "name": "user", "private": true, "type": "module" }\n');
  const install = await run(['npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', packed], user);
  expect(install.exit, install.stderr).toBe(0);
  cpSync(join(fixtures, post), join(user, post));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  test('is described for a registry, which its maker is told where that is not the case', () => {
    const manifest = JSON.parse(readFileSync(join(user, 'node_modules/audit-status/package.json'), 'utf8'));
    expect(manifest.keywords).toContain('security-audit');
    const missing = ['repository', 'bugs', 'homepage'].filter((key) => !(key in manifest));
    const warning = `warning: package.json has no ${missing.join(', ')}: set them before you publish`;
    expect(warned.includes(warning)).toBe(missing.length > 0);
  });

  test('holds what it needs and nothing of its workshop', async () => {
    const { stdout } = await run(['tar', '-tzf', packed], folder);
    const names = stdout.trim().split('\n');
    for (const name of ['dist/main.cjs', 'dist/api.js', 'dist/types/api.d.ts', 'src/schema/status.schema.json'])
      expect(names).toContain(`package/${name}`);
    expect(
      names.filter((name) => /\/(?:test|input|output|\.ci|\.github\/workflows)\/|src\/(?!schema)/.test(name)),
    ).toEqual([]);
    expect(names.filter((name) => name.startsWith('package/dist/report-')).length).toBeLessThan(3);
  });

  test('depends on what it loads and on nothing else', () => {
    const own = join(user, 'node_modules/audit-status');
    const manifest = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    const named = ['dependencies', 'optionalDependencies', 'peerDependencies'].flatMap((kind) =>
      Object.keys(manifest[kind]!),
    );
    const texts = readdirSync(join(own, 'dist'))
      .filter((name) => /\.c?js$/.test(name))
      .map((name) => readFileSync(join(own, 'dist', name), 'utf8'));
    const loaded = texts.flatMap((text) => [
      ...text.matchAll(/(?:\bfrom|\bimport\(|\bresolve\(|\brequire\()\s*["'](@?[a-z][\w./-]*)["']/g),
    ]);
    const packages = new Set(
      loaded
        .map(([, name = '']) =>
          name
            .split('/')
            .slice(0, name.startsWith('@') ? 2 : 1)
            .join('/'),
        )
        .filter((name) => !isBuiltin(name) && !absent.has(name)),
    );
    const fonts = named.filter((name) => name.startsWith('@fontsource/'));
    expect([...packages].filter((name) => name !== '@fontsource').toSorted()).toEqual(
      named.filter((name) => !fonts.includes(name)).toSorted(),
    );
    for (const font of fonts) expect(texts.some((text) => text.includes(font.split('/')[1]!))).toBe(true);
    expect(manifest['scripts']).toBeUndefined();
    expect(
      readdirSync(join(user, 'node_modules'))
        .filter((name) => !name.startsWith('.'))
        .toSorted(),
    ).toEqual(expect.not.arrayContaining(['handlebars', 'unified', 'puppeteer-core', 'commander']));
  });

  test('holds the licenses of the packages inside it', () => {
    const notices = readFileSync(join(user, 'node_modules/audit-status/THIRD-PARTY-NOTICES'), 'utf8');
    const root_ = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const bundled = Object.entries(root_.dependencies).filter(([name]) => !/^@(?:fontsource|puppeteer)\//.test(name));
    expect(bundled.length).toBeGreaterThan(15);
    const lines = new Set(notices.split('\n').map((line) => line.replace(/ \(.*/, '')));
    expect(bundled.filter(([name, version]) => !lines.has(`${name} ${version}`))).toEqual([]);
  });

  test('has documents whose links lead somewhere', () => {
    const own = join(user, 'node_modules/audit-status');
    const pages = ['README.md', 'SECURITY.md', ...readdirSync(join(own, 'docs')).map((name) => `docs/${name}`)];
    const dead = pages.flatMap((page) =>
      [...readFileSync(join(own, page), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
        .map(([, path = '']) => join(dirname(page), path))
        .filter((path) => !existsSync(join(own, path))),
    );
    expect(dead).toEqual([]);
  });

  test('writes every format of a post into the folder it is used in', async () => {
    const { exit, stderr } = await run(['npx', '--no', 'audit-status', 'report', post], user);
    expect(exit, stderr).toBe(0);
    const stem = post.replace(/\.md$/, '');
    expect(readdirSync(join(user, 'output'))).toEqual(
      ['html', 'json', 'md', 'pdf'].map((format) => `${stem}.${format}`),
    );
    for (const format of ['json', 'md'])
      expect(readFileSync(join(user, `output/${stem}.${format}`), 'utf8')).toBe(
        readFileSync(join(fixtures, `expected.${format}`), 'utf8'),
      );
    expect(
      readFileSync(join(user, `output/${stem}.pdf`))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  test('takes input/ for the folder it is used in', async () => {
    const below = join(folder, 'empty');
    mkdirSync(below);
    const main = join(user, 'node_modules/.bin/audit-status');
    const { exit, stderr } = await run([main, 'report'], below);
    expect([exit, stderr]).toEqual([
      2,
      'There is no post in input/: put one there, or name one: report path/to/post.md\n',
    ]);
    mkdirSync(join(below, 'input'));
    cpSync(join(fixtures, post), join(below, 'input', post));
    expect((await run([main, 'report', '--format', 'json'], below)).exit).toBe(0);
    expect(readdirSync(below)).toEqual(['input', 'output']);
  });

  test('has the commands report, diff, history and lint', async () => {
    const { stdout } = await run([join(user, 'node_modules/.bin/audit-status'), '--help'], user);
    for (const command of ['report', 'diff', 'history', 'lint'])
      expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
  });

  test('is a library: its types stand alone, and the example of its document runs', async () => {
    const readme = readFileSync(join(root, 'docs/library.md'), 'utf8');
    const example = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    expect(example).not.toBe('');
    mkdirSync(join(user, 'input'), { recursive: true });
    for (const name of example.match(/\d{4}-[\w-]+\.md/g) ?? [])
      cpSync(join(fixtures, post), join(user, 'input', name));
    writeFileSync(join(user, 'example.mjs'), example);
    const typed = example
      .replace(/^import .*node:fs.*$/m, "declare const readFile: (path: string, encoding: 'utf8') => Promise<string>;")
      .replace('async (name)', 'async (name: string)')
      .replaceAll('console.log(', 'void (');
    writeFileSync(join(user, 'example.ts'), typed);
    const ran = await run(['node', 'example.mjs'], user);
    expect(ran.exit, ran.stderr.slice(-400)).toBe(0);
    expect(ran.stdout).toContain('4 findings');
    const flags = '--noEmit --strict --module nodenext --target es2022 --lib es2022 --types --ignoreConfig'.split(' ');
    const checked = await run([join(root, 'node_modules/.bin/tsc'), ...flags, 'example.ts'], user);
    expect([checked.exit, checked.stdout]).toEqual([0, '']);
  });

  test('can be bundled with what imports it, as an ES module', async () => {
    const program = join(user, 'bundled/program.mjs');
    const contents =
      "import { analyze, parse, render } from 'audit-status';\n" +
      `const post = await parse('| # | Title | Status |\\n|---|---|---|\\n| 1 | One | Fixed |\\n', 'post.md');\n` +
      "console.log(JSON.parse(await render(analyze(post), 'json')).summary.total);\n";
    await build({
      stdin: { contents, resolveDir: user },
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'silent',
      external: ['@fontsource/*', '@sparticuz/chromium', '@puppeteer/browsers'],
    });
    expect(await run(['node', program], user)).toEqual({ exit: 0, stdout: '1\n', stderr: '' });
  });

  test('has its schemas where they can be asked for', async () => {
    const script = "console.log(import.meta.resolve('audit-status/schema/status.schema.json'))";
    const { stdout } = await run(['node', '--input-type=module', '--eval', script], user);
    expect(stdout.trim()).toMatch(/schema\/status\.schema\.json$/);
  });
});
