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
import { build as bundle, transform } from 'esbuild';

const programs = {
  launch: 'src/launch.ts',
  main: 'src/main.ts',
  'report-thread': 'src/commands/report-thread.ts',
  'finish-thread': 'src/print/finish/thread.ts',
};

/**
 * Builds in a folder of its own and moves the files over, those that start the others last. Only they keep their names;
 * all others are named by their content and stay for a while, so that a run that began before still finds its own, and two
 * builds at once do no harm. Says what is wrong, and gives whether there is a program to run: the last one, if it may be
 * an old one.
 */
export async function build(root, stamp, mayBeOld) {
  const dist = join(root, 'dist');
  let fresh;
  try {
    mkdirSync(dist, { recursive: true });
    fresh = mkdtempSync(join(dist, '.build-'));
  } catch (error) {
    return explain(dist, error, mayBeOld && existsSync(join(dist, 'main.cjs')));
  }
  try {
    const named = [...(await buildProgram(root, fresh)), ...(await buildLibrary(root, fresh))];
    writeFileSync(join(fresh, '.stamp'), stamp);
    const names = [...named, '.stamp'];
    const before = timeOf(join(dist, '.stamp'));
    for (const name of names) renameSync(join(fresh, name), join(dist, name));
    prune(dist, names, before);
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
function explain(dist, { code }, isThere) {
  const what = isThere ? 'is run as it was built last: its sources have changed, but' : 'cannot be built:';
  process.stderr.write(`The program ${what} ${basename(dist)}/ may not be written (${code}).\n`);
  return isThere;
}

/**
 * Builds the command and its threads; gives the names of the files, those that start them last. esbuild splits only ES
 * modules, and V8 keeps the code only of others: each is turned into CommonJS.
 */
async function buildProgram(root, folder) {
  const { outputFiles, metafile } = await bundle({
    ...optionsFor(root, folder, programs),
    entryNames: '[name]-[hash]',
    outExtension: { '.js': '.cjs' },
    write: false,
    metafile: true,
  });
  const write = async ({ path, text }) => {
    const { code } = await transform(text, { ...commonJs, banner: bannerOf(text) });
    writeFileSync(path, code);
    return basename(path);
  };
  const names = await Promise.all(outputFiles.map(write));
  const nameOf = (program) => names.find((name) => metafile.outputs[name].entryPoint?.endsWith(programs[program]));
  const started = Object.keys(programs).filter((program) => program !== 'launch');
  for (const program of started) {
    const start = `require('./${nameOf('launch')}').launch(__dirname, './${nameOf(program)}');\n`;
    writeFileSync(join(folder, `${program}.cjs`), `#!/usr/bin/env node\n${start}`, { mode: 0o755 });
  }
  return [...names, ...started.map((program) => `${program}.cjs`)];
}

/** Builds what other programs import; they may bundle it themselves, so it stays as ES modules. */
async function buildLibrary(root, folder) {
  const { metafile } = await bundle({
    ...optionsFor(root, folder, { api: 'src/api.ts' }),
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    minifyWhitespace: true,
    metafile: true,
  });
  return Object.keys(metafile.outputs).toSorted((one) => (one === 'api.js' ? 1 : -1));
}

function optionsFor(root, folder, entries) {
  const { external, pure } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).bundle;
  return {
    entryPoints: Object.entries(entries).map(([out, path]) => ({ out, in: join(root, path) })),
    absWorkingDir: folder,
    outdir: folder,
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

const commonJs = {
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

/** Puts the built-in templates, compiled, in the place of the file that says that none are. */
function withTemplates(root) {
  const setup = (esbuild) => {
    esbuild.onLoad({ filter: /[\\/]render[\\/]precompiled\.ts$/ }, async () => {
      const outfile = join(esbuild.initialOptions.outdir, 'templates.mjs');
      await bundle({
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

/** Removes what was built an hour before the program that is replaced now: nothing that runs needs it any more. */
function prune(dist, names, replaced) {
  try {
    rmSync(join(dist, '.compiled'), { recursive: true, force: true });
    const old = readdirSync(dist).filter(
      (name) => !names.includes(name) && timeOf(join(dist, name)) < replaced - 3_600_000,
    );
    for (const name of old) rmSync(join(dist, name), { recursive: true, force: true });
  } catch {
    // In use just now: the next build has another try.
  }
}

function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
}
