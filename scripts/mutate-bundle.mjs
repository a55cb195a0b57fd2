// Bundles tests with what they test, with one file changed.
import { context } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Makes bundles of test files: each call writes one in which a file has another text. */
export async function openBundler(root, tests) {
  let changed = { path: '', text: '' };
  const replaced = {
    name: 'replaced',
    setup(build) {
      build.onResolve({ filter: /^vitest$/ }, () => ({ path: join(root, 'scripts/mutate-registry.mjs') }));
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const text = path === changed.path ? changed.text : readFileSync(path, 'utf8');
        return { contents: path.endsWith(timeLimit) ? text.replace('= 20;', '= 2;') : text, loader: 'ts' };
      });
    },
  };
  const bundler = await context({
    stdin: { contents: entryOf(tests), resolveDir: root },
    outfile: join(root, 'node_modules/.cache/mutate/bundle.mjs'),
    write: false,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
    // All that ask for it look for the folder above theirs.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'test/any.ts')).href) },
    plugins: [replaced],
  });
  return {
    textWith: async (path, text) => {
      changed = { path, text };
      const { outputFiles } = await bundler.rebuild();
      return outputFiles[0].text;
    },
    close: () => bundler.dispose(),
  };
}

/** An endless loop is known as one in two seconds rather than 20. */
const timeLimit = 'src/system/time-limit.ts';

function entryOf(tests) {
  const files = tests.map((name) => `begin(${JSON.stringify(name)});\nawait import('./${name}');`);
  return [
    `import { beginFile as begin } from 'vitest';`,
    `import './test/vitest.setup.ts';`,
    `export { registered } from 'vitest';`,
    ...files,
  ].join('\n');
}
