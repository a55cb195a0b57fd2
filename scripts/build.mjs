// Builds dist/ from the sources. Plain JavaScript, since nothing else can run before it.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';

/** Built files by name: the command, the workers that complete parts of long PDFs and read what a PDF carries, and the library. */
const programs = {
  main: 'src/cli/main.ts',
  'parts-worker': 'src/print/parts/worker-thread.ts',
  'attachment-worker': 'src/print/pdf/attachment-thread.ts',
  api: 'src/api.ts',
};

/** Loaded from node_modules at run time, since they come with files of their own or are optional. */
const external = ['@sparticuz/chromium', '@fontsource/*', '@puppeteer/browsers'];

/** Packages that do nothing on import, yet don't say so: what is not used of them is left out. */
const withoutSideEffects = ['@cantoo/pdf-lib', 'puppeteer-core'];

/**
 * Builds into a temporary folder and moves the files over, entry points last. All other files are named by their content
 * and stay for an hour, so that a run that started before still finds its own, and two builds at once do no harm.
 * Prints what is wrong, and returns whether there is a program to run; with `mayBeOld`, the last one built will do.
 */
export async function build(root, stamp, mayBeOld) {
  const dist = join(root, 'dist');
  let fresh;
  try {
    mkdirSync(dist, { recursive: true });
    fresh = mkdtempSync(join(dist, '.build-'));
  } catch (error) {
    return explain(dist, error, mayBeOld && existsSync(join(dist, 'main.js')));
  }
  try {
    const { outputs } = await bundleProgram(root, fresh);
    const names = Object.keys(outputs).map((name) => basename(name));
    writeFileSync(join(fresh, '.stamp'), stamp);
    const entries = [...Object.keys(programs).map((name) => `${name}.js`), '.stamp'];
    const before = timeOf(join(dist, '.stamp'));
    const ordered = [...names.filter((name) => !entries.includes(name)), ...entries];
    for (const name of ordered) renameSync(join(fresh, name), join(dist, name));
    prune(dist, ordered, before);
    return true;
  } catch (error) {
    // esbuild has printed what is wrong, and where.
    if (!('errors' in error)) process.stderr.write(`The program cannot be built: ${error.message}\n`);
    return false;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Bundles the program into a folder. Returns esbuild's metafile: what went in, and what came out. */
export async function bundleProgram(root, folder) {
  const { metafile } = await bundle(optionsFor(root, folder));
  chmodSync(join(folder, 'main.js'), 0o755);
  return metafile;
}

/** Where nothing may be written, the program is run as it was built last, if it was. */
function explain(dist, { code }, isThere) {
  const what = isThere ? 'is run as it was built last: its sources have changed, but' : 'cannot be built:';
  process.stderr.write(`The program ${what} ${basename(dist)}/ may not be written (${code}).\n`);
  return isThere;
}

function optionsFor(root, folder) {
  return {
    entryPoints: Object.entries(programs).map(([out, path]) => ({ out, in: join(root, path) })),
    absWorkingDir: folder,
    outdir: folder,
    bundle: true,
    splitting: true,
    metafile: true,
    format: 'esm',
    platform: 'node',
    // Of Node, esbuild believes that patterns with \p{…} have to be made anew at each use.
    target: 'es2023',
    external,
    plugins: [dropUnused(withoutSideEffects), withTemplates(root)],
    // Some of the packages are CommonJS.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'error',
  };
}

/** Replaces the file that says that no templates are precompiled by the built-in ones, compiled. */
function withTemplates(root) {
  const setup = (esbuild) => {
    esbuild.onLoad({ filter: /[\\/]templates[\\/]precompiled\.ts$/ }, async () => {
      const outfile = join(esbuild.initialOptions.outdir, 'templates.mjs');
      await bundle({
        entryPoints: [join(root, 'src/render/templates/templates.ts')],
        outfile,
        bundle: true,
        format: 'esm',
        platform: 'node',
        packages: 'external',
        logLevel: 'error',
      });
      const { precompile } = await import(pathToFileURL(outfile).href);
      rmSync(outfile);
      return { contents: await precompile(join(root, 'templates')) };
    });
  };
  return { name: 'with templates', setup };
}

/** Marks packages as free of side effects: two thirds of the PDF library are left out. */
function dropUnused(packages) {
  const setup = (esbuild) => {
    esbuild.onResolve({ filter: /./ }, async ({ path, importer, kind, resolveDir, pluginData }) => {
      const concerned = packages.some((name) => path.startsWith(name) || importer.includes(`/node_modules/${name}/`));
      if (!concerned || pluginData === setup) return undefined;
      const resolved = await esbuild.resolve(path, { importer, kind, resolveDir, pluginData: setup });
      return { ...resolved, sideEffects: false };
    });
  };
  return { name: 'drop unused', setup };
}

/** Removes files built an hour before the program that is replaced now: nothing that runs needs them any more. */
function prune(dist, names, replaced) {
  try {
    const old = readdirSync(dist).filter(
      (name) => name !== 'types' && !names.includes(name) && timeOf(join(dist, name)) < replaced - 3_600_000,
    );
    for (const name of old) rmSync(join(dist, name), { recursive: true, force: true });
  } catch {
    // In use: the next build tries again.
  }
}

function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
}
