// Runs the program from its sources: builds dist/ when it is missing or older than they are, then starts it. With --build
// it only builds, with --rebuild from nothing, as for a package. Plain JavaScript, since nothing else can run before it.
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const dist = join(root, 'dist');

if (!existsSync(join(root, 'node_modules'))) {
  process.stderr.write('The packages this needs are not installed yet: run npm ci first.\n');
  process.exit(2);
}
const onlyBuild = process.argv[2] === '--build' || process.argv[2] === '--rebuild';
if (process.argv[2] === '--rebuild') rmSync(dist, { recursive: true, force: true });
const sources = ['src', 'scripts', 'templates', 'package.json', 'package-lock.json'];
// What V8 compiles is kept for one version of Node.
const stamp = `${process.version}\n${stampOf(sources.map((name) => join(root, name)))}`;
const stamped = join(dist, '.stamp');
const isFresh = existsSync(stamped) && readFileSync(stamped, 'utf8') === stamp;
const isBuilt = isFresh || (await (await import('./build.mjs')).build(root, stamp, !onlyBuild));
if (!isBuilt) process.exitCode = 2;
else if (!onlyBuild) await import('../dist/main.cjs');

/** Names, sizes and times of all files below the paths. */
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
