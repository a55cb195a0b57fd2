// Runs a script of the project that is written in TypeScript: node scripts/run.mjs test/bench/index.ts [arguments]. It has to
// export `main(root, arguments)`.
import { build } from 'esbuild';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const [script, ...words] = process.argv.slice(2);
const outfile = join(root, 'node_modules/.cache/scripts', `${script.replaceAll('/', '-')}.mjs`);
await build({
  entryPoints: [join(root, script)],
  outfile,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  logLevel: 'error',
});
const { main } = await import(pathToFileURL(outfile).href);
await main(root, words);
