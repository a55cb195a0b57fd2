// Builds dist/ from the sources. Plain JavaScript, since it is what makes the rest runnable.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as compile, transform } from 'esbuild';

const entries = {
  launch: 'src/launch.ts',
  main: 'src/main.ts',
  api: 'src/api.ts',
  'report-thread': 'src/commands/report-thread.ts',
  'finish-thread': 'src/print/finish/thread.ts',
};

/**
 * Builds in a folder of its own and moves the files over, those that start the others last. Only they keep their names;
 * all others are named by their content and stay for a while, so that a run that began before still finds its own, and two
 * builds at once do no harm. Says what is wrong, and gives whether there is a program to run.
 */
export async function build(root, stamp) {
  const dist = join(root, 'dist');
  let fresh;
  try {
    mkdirSync(dist, { recursive: true });
    fresh = mkdtempSync(join(dist, '.build-'));
  } catch (error) {
    return outdated(dist, error);
  }
  try {
    const modules = await modulesOf(root, fresh);
    const starters = { ...startersOf(modules), '.stamp': stamp };
    for (const [name, { code }] of modules) writeFileSync(join(fresh, name), code);
    for (const [name, code] of Object.entries(starters)) writeFileSync(join(fresh, name), code, { mode: 0o755 });
    const names = [...modules.keys(), ...Object.keys(starters)];
    for (const name of names) renameSync(join(fresh, name), join(dist, name));
    rmSync(join(dist, '.compiled'), { recursive: true, force: true });
    prune(dist, names);
    return true;
  } catch (error) {
    // esbuild has said already what is wrong, and where.
    if (!('errors' in error)) process.stderr.write(`The program cannot be built: ${error.message}\n`);
    return false;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Where nothing may be written, the program is run as it was built last, if it was. */
function outdated(dist, { code }) {
  const built = existsSync(join(dist, 'main.cjs'));
  const what = built ? 'is run as it was built last: its sources have changed, but' : 'cannot be built:';
  process.stderr.write(`The program ${what} ${basename(dist)}/ may not be written (${code}).\n`);
  return built;
}

/**
 * The modules by file name, and which entry each stands for. esbuild splits only ES modules; V8 keeps the code only of others,
 * so each is turned into CommonJS.
 */
async function modulesOf(root, folder) {
  const { outputFiles, metafile } = await compile({
    ...sourceOptions(root),
    absWorkingDir: folder,
    outdir: folder,
    write: false,
    metafile: true,
  });
  const modules = outputFiles.map(async ({ path, text }) => {
    const name = basename(path);
    const { code } = await transform(text, { ...outputOptions, banner: bannerOf(text) });
    const { entryPoint } = metafile.outputs[name];
    return [name, { code, entry: Object.keys(entries).find((entry) => entryPoint?.endsWith(entries[entry])) }];
  });
  return new Map(await Promise.all(modules));
}

function sourceOptions(root) {
  const { external, pure } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).bundle;
  return {
    entryPoints: Object.entries(entries).map(([out, path]) => ({ out, in: join(root, path) })),
    entryNames: '[name]-[hash]',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external,
    plugins: [withoutSideEffects(pure), withTemplates(root)],
    // write-file-atomic mixes this into the names of its unfinished files.
    define: { __filename: '"audit-status"' },
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'error',
  };
}

const outputOptions = {
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  supported: { 'dynamic-import': false },
  define: { 'import.meta.url': '__url' },
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'error',
};

/** ES modules are strict, and know where they are. */
function bannerOf(text) {
  const url = text.includes('import.meta.url') ? 'const __url=require("node:url").pathToFileURL(__filename).href;' : '';
  return `"use strict";${url}`;
}

/** What keeps its name: it starts the module that stands for it. */
function startersOf(modules) {
  const names = Object.fromEntries([...modules].map(([name, { entry }]) => [entry, name]));
  const start = (entry) => `require('./${names.launch}').launch(__dirname, './${names[entry]}');\n`;
  return {
    'report-thread.cjs': start('report-thread'),
    'finish-thread.cjs': start('finish-thread'),
    'api.js': `export * from './${names.api}';\n`,
    'main.cjs': `#!/usr/bin/env node\n${start('main')}`,
  };
}

/** Puts the built-in templates, compiled, in the place of the file that says that none are. */
function withTemplates(root) {
  const setup = (esbuild) => {
    esbuild.onLoad({ filter: /[\\/]render[\\/]precompiled\.ts$/ }, async () => {
      const outfile = join(esbuild.initialOptions.outdir, 'templates.mjs');
      await compile({
        entryPoints: [join(root, 'src/render/templates.ts')],
        outfile,
        bundle: true,
        format: 'esm',
        platform: 'node',
        packages: 'external',
        logLevel: 'error',
      });
      const { precompile } = await import(pathToFileURL(outfile).href);
      return { contents: await precompile(join(root, 'templates')) };
    });
  };
  return { name: 'with templates', setup };
}

/** Leaves out what is not used of packages that do nothing on import, yet don't say so: two thirds of the PDF library. */
function withoutSideEffects(packages) {
  const setup = (esbuild) => {
    esbuild.onResolve({ filter: /./ }, async ({ path, importer, kind, resolveDir, pluginData }) => {
      const concerned = packages.some((name) => path.startsWith(name) || importer.includes(`/node_modules/${name}/`));
      if (!concerned || pluginData === setup) return undefined;
      const resolved = await esbuild.resolve(path, { importer, kind, resolveDir, pluginData: setup });
      return { ...resolved, sideEffects: false };
    });
  };
  return { name: 'without side effects', setup };
}

function prune(dist, names) {
  for (const name of readdirSync(dist)) {
    const age = Date.now() - (statSync(join(dist, name), { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (!names.includes(name) && age > 3_600_000) rmSync(join(dist, name), { recursive: true, force: true });
  }
}
