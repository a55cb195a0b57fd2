// Runs the program from its sources: builds dist/ when it is missing or older than src/, then starts it there. With
// --build it only builds, with --rebuild from nothing, as for a package. Plain JavaScript, since it is what makes the rest runnable.
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
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const dist = join(root, 'dist');

if (!existsSync(join(root, 'node_modules'))) {
  process.stderr.write('The packages this needs are not installed yet: run npm ci first.\n');
  process.exit(2);
}
const onlyBuild = process.argv[2] === '--build' || process.argv[2] === '--rebuild';
if (process.argv[2] === '--rebuild') rmSync(dist, { recursive: true, force: true });
const stamp = stampOf(['src', 'templates', 'package.json', 'package-lock.json'].map((name) => join(root, name)));
if (read(join(dist, '.stamp')) !== stamp) await build();
if (process.exitCode !== 2 && !onlyBuild) await import(pathToFileURL(join(dist, 'main.js')).href);

function stampOf(paths) {
  return paths
    .flatMap((path) => {
      const stats = statSync(path);
      return stats.isDirectory()
        ? stampOf(
            readdirSync(path)
              .toSorted()
              .map((name) => join(path, name)),
          )
        : `${path.slice(root.length)} ${stats.size} ${stats.mtimeMs}`;
    })
    .join('\n');
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/**
 * Builds in a folder of its own and moves the files over, main.js last. All others are named by their content and stay
 * for a while, so that a run that began before still finds its own, and two builds at once do no harm.
 */
async function build() {
  const { build, transform } = await import('esbuild');
  const { bundle } = JSON.parse(read(join(root, 'package.json')));
  const fresh = makeFolder();
  if (fresh === null) return;
  try {
    await build({ ...buildOptions(bundle), outdir: fresh });
    const { precompile } = await import(pathToFileURL(join(fresh, 'templates.js')).href);
    const { code } = await transform(await precompile(join(root, 'templates')), { minifyWhitespace: true });
    writeFileSync(join(fresh, 'precompiled.mjs'), code);
    writeFileSync(join(fresh, '.stamp'), stamp);
    const names = readdirSync(fresh).toSorted((a, b) => order(a) - order(b));
    for (const name of names) renameSync(join(fresh, name), join(dist, name));
    prune(names);
  } catch (error) {
    // esbuild has said already what is wrong, and where.
    if (!('errors' in error)) process.stderr.write(`The program cannot be built: ${error.message}\n`);
    process.exitCode = 2;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Where nothing may be written, the program is run as it was built last, if it was. */
function makeFolder() {
  try {
    mkdirSync(dist, { recursive: true });
    return mkdtempSync(join(dist, '.build-'));
  } catch (error) {
    const built = existsSync(join(dist, 'main.js')) && !onlyBuild;
    const what = built ? 'is run as it was built last: its sources have changed, but' : 'cannot be built:';
    process.stderr.write(`The program ${what} ${dist.slice(root.length + 1)}/ may not be written (${error.code}).\n`);
    if (!built) process.exitCode = 2;
    return null;
  }
}

function buildOptions({ external, pure }) {
  return {
    entryPoints: {
      main: join(root, 'src/main.ts'),
      api: join(root, 'src/api.ts'),
      templates: join(root, 'src/render/templates.ts'),
      'report-thread': join(root, 'src/commands/report-thread.ts'),
      'finish-thread': join(root, 'src/print/finish/thread.ts'),
    },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external,
    plugins: [withoutSideEffects(pure)],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    // write-file-atomic mixes this into the names of its unfinished files.
    define: { __filename: '"audit-status"' },
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'error',
  };
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

function order(name) {
  return ['main.js', '.stamp'].indexOf(name);
}

function prune(names) {
  for (const name of readdirSync(dist)) {
    const age = Date.now() - (statSync(join(dist, name), { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (!names.includes(name) && age > 3_600_000) rmSync(join(dist, name), { recursive: true, force: true });
  }
}
