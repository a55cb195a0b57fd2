// Builds the bench and runs it.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const outfile = join(root, 'node_modules/.cache/bench/bench.mjs');
spawnSync(process.execPath, [join(root, 'scripts/start.mjs'), '--build'], { stdio: 'inherit' });
await build({
  entryPoints: [join(root, 'test/bench/index.ts')],
  outfile,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  logLevel: 'error',
});
const { bench } = await import(pathToFileURL(outfile).href);
await bench(root, process.argv.slice(2));
