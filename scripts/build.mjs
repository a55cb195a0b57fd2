// Builds dist/ from the sources. Plain JavaScript, since nothing else can run before it.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';

/** Modules by name: the library, and the workers that complete parts of long PDFs and read what a PDF carries. */
const modules = {
  api: 'src/api.ts',
  'parts-worker': 'src/print/parts/worker-thread.ts',
  'attachment-worker': 'src/print/pdf/attachment-thread.ts',
};

/** What is written last, since it names the other files. */
const entries = [...Object.keys(modules).map((name) => `${name}.js`), 'import.cjs', 'main.cjs', '.stamp'];

/** The post whose report tells what code is kept, see `keepCode`. */
const samplePost = 'input/2022-10-05-current-state-2019-third-party-audit.md';

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
    return explain(dist, error, mayBeOld && existsSync(join(dist, 'main.cjs')));
  }
  try {
    const { program } = await bundleProgram(root, fresh);
    writeFileSync(join(fresh, '.stamp'), stamp);
    const before = timeOf(join(dist, '.stamp'));
    const others = readdirSync(fresh).filter((name) => !entries.includes(name));
    const move = (name) => renameSync(join(fresh, name), join(dist, name));
    others.forEach(move);
    const code = await keepCode(root, join(dist, program), fresh);
    [...code, ...entries].forEach(move);
    prune(dist, [...others, ...code, ...entries], before);
    return true;
  } catch (error) {
    // esbuild has printed what is wrong, and where.
    if (!('errors' in error)) process.stderr.write(`The program cannot be built: ${error.message}\n`);
    return false;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/**
 * Bundles command and library into a folder. The command is one file, with a small one that loads it, and no module: V8
 * loads only scripts with code that it compiled before. Returns the name of that file, and the paths of all that went in.
 */
export async function bundleProgram(root, folder) {
  const templates = await precompiledTemplates(root, folder);
  const options = { ...commonOptions, absWorkingDir: folder, outdir: folder, plugins: pluginsFor(templates) };
  const library = await bundle({ ...options, ...asModules(root) });
  const command = await bundle({ ...options, ...asScript(join(root, 'src/cli/start.ts'), 'program-[hash]') });
  const [program] = Object.keys(command.metafile.outputs);
  writeFileSync(join(folder, program), asLoaded(readFileSync(join(folder, program), 'utf8')));
  writeFileSync(join(folder, 'import.cjs'), 'module.exports = (name) => import(name);\n');
  await bundle({
    ...options,
    ...asScript(join(root, 'src/cli/main.ts'), 'main', { PROGRAM: JSON.stringify(program) }),
  });
  chmodSync(join(folder, 'main.cjs'), 0o755);
  return { program, inputs: [...Object.keys(library.metafile.inputs), ...Object.keys(command.metafile.inputs)] };
}

/**
 * The program as src/cli/main.ts loads it. Of such a script, Node lets no `import` through without a warning, and of a
 * single character beyond ASCII, which esbuild leaves in patterns, V8 keeps the whole of it in twice the memory.
 */
function asLoaded(script) {
  return script
    .replace(/\bimport\((?=")/g, 'require("./import.cjs")(')
    .replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * Keeps what V8 compiles of the program for one report, for the version of Node that builds it. It lies beside the program
 * and is as safe: who can change the one can change the other. Without, as in a package, all is compiled at each run.
 * Returns the names of the files, one or none.
 */
async function keepCode(root, program, folder) {
  const name = `${basename(program)}.${process.version}-${process.platform}-${process.arch}`;
  const report = ['report', join(root, samplePost), '--format', 'md,html,json', '--out', join(folder, 'sample')];
  const keeper = join(folder, 'keep-code.cjs');
  try {
    const built = { ...commonOptions, ...asScript(join(root, 'src/cli/keep-code.ts'), 'keep-code') };
    await bundle({ ...built, absWorkingDir: folder, outdir: folder });
    const words = [keeper, program, join(folder, name), ...report];
    execFileSync(process.execPath, words, { stdio: 'ignore' });
  } catch {
    // The post may be gone, or have errors: other code is kept then, or none.
  }
  return existsSync(join(folder, name)) ? [name] : [];
}

/** Where nothing may be written, the program is run as it was built last, if it was. */
function explain(dist, { code }, isThere) {
  const what = isThere ? 'is run as it was built last: its sources have changed, but' : 'cannot be built:';
  process.stderr.write(`The program ${what} ${basename(dist)}/ may not be written (${code}).\n`);
  return isThere;
}

const commonOptions = {
  bundle: true,
  metafile: true,
  platform: 'node',
  // Of Node, esbuild believes that patterns with \p{…} have to be made anew at each use.
  target: 'es2023',
  external,
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'error',
};

function asModules(root) {
  return {
    entryPoints: Object.entries(modules).map(([out, path]) => ({ out, in: join(root, path) })),
    format: 'esm',
    splitting: true,
    // Some of the packages are CommonJS.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  };
}

function asScript(path, entryNames, constants = {}) {
  return {
    entryPoints: [path],
    entryNames,
    format: 'cjs',
    minifyIdentifiers: true,
    outExtension: { '.js': '.cjs' },
    define: { 'import.meta.url': '__url', ...constants },
    banner: { js: "const __url = require('node:url').pathToFileURL(__filename).href;" },
  };
}

/** The built-in templates, compiled, as the text of a module. */
async function precompiledTemplates(root, folder) {
  const outfile = join(folder, 'templates.mjs');
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
  return precompile(join(root, 'templates'));
}

function pluginsFor(templates) {
  // The file says that no templates are precompiled.
  const setup = ({ onLoad }) =>
    onLoad({ filter: /[\\/]templates[\\/]precompiled\.ts$/ }, () => ({ contents: templates }));
  return [dropUnused(withoutSideEffects), { name: 'with templates', setup }];
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
