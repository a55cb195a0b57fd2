// Runs the program from its sources: builds dist/ when it is missing or older than src/, then starts it there. With
// --build it only builds. Plain JavaScript, since it is what makes the rest runnable.
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
const stamp = stampOf([join(root, 'src'), join(root, 'package.json'), join(root, 'package-lock.json')]);
if (read(join(dist, '.stamp')) !== stamp) await build();
if (process.argv[2] !== '--build') await import(pathToFileURL(join(dist, 'main.js')).href);

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

/** Builds beside dist/ and swaps, so that two runs at once never see half a build. */
async function build() {
  const { build } = await import('esbuild');
  const manifest = JSON.parse(read(join(root, 'package.json')));
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
  const fresh = mkdtempSync(join(root, 'node_modules/.cache/build-'));
  await build({
    entryPoints: { main: join(root, 'src/main.ts') },
    outdir: fresh,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: manifest.bundle.external,
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    // write-file-atomic mixes this into the names of its unfinished files.
    define: { __filename: '"audit-status"' },
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'error',
  });
  writeFileSync(join(fresh, '.stamp'), stamp);
  const old = `${fresh}-old`;
  try {
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(fresh, dist);
  } catch {
    // Another run was faster; its build is as good.
    rmSync(fresh, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}
