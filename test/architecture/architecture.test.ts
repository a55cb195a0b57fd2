import { describe, expect, test } from 'vitest';
import { root } from '../run.ts';
import { importsOf, readSources, folderOf, type Sources } from './imports.ts';
import { breachesOf, networkFolder, owners, pureFolders, folders } from './rules.ts';

const sources = readSources(root);
const imports = importsOf(sources);

/** The breaches that more files bring. */
function breachesWith(...files: readonly (readonly [path: string, text: string])[]): readonly string[] {
  return breachesOf([...imports, ...importsOf(new Map(files))]);
}

test('the sources keep to the rules', () => {
  expect(breachesOf(imports)).toEqual([]);
});

test('every folder of src has its place, and every place a folder or file', () => {
  const found = new Set([...sources.keys()].map(folderOf));
  expect([...found].toSorted()).toEqual(folders.map(([name]) => name).toSorted());
});

describe('a file that imports what comes after it is refused', () => {
  const later = folders.flatMap(([own], at) => folders.slice(at + 1).map(([other]) => [own, other] as const));
  test.each(later)('%s imports %s', (own, other) => {
    const target = [...sources.keys()].find((path) => folderOf(path) === other) ?? '';
    const isFile = sources.has(`src/${own}.ts`);
    const name = `${isFile ? './' : '../'}${target.slice('src/'.length)}`;
    const files = [
      `import { x } from '${name}';`,
      `import type { X } from '${name}';`,
      `export * from '${name}';`,
      `const x = await import('${name}');`,
    ].map((text, at) => [isFile ? `src/${own}.ts` : `src/${own}/z${at}.ts`, text] as const);
    // A folder takes all four at once.
    const groups = isFile ? files.map((file) => [file]) : [files];
    for (const group of groups)
      expect(breachesWith(...group)).toEqual(
        expect.arrayContaining(group.map(([path]) => `${path} imports ${target}: src/${other} comes after src/${own}`)),
      );
  });
});

describe('a package that another file owns is refused', () => {
  test.each(Object.keys(owners))('%s', (name) => {
    const places = [
      ...folders.map(([folder]) => `src/${folder}/zz.ts`),
      'src/parse/tables/zz.ts',
      'src/print/page/zz.ts',
    ];
    const breaches = breachesWith(
      ...places.map((place) => [place, `import { x } from '${name}/sub';`] as const),
    ).join();
    for (const place of places) expect(breaches).toContain(`${place} imports ${name}: only`);
  });

  test('so is a package without an owner', () => {
    expect(breachesWith(['src/text/zz.ts', `import x from 'left-pad';`]).join()).toContain('has no owner');
  });

  test('every owner uses its package', () => {
    for (const [name, owner] of Object.entries(owners))
      expect(
        imports.some(({ from, to }) => to === name && from === owner),
        `${owner} and ${name}`,
      ).toBe(true);
  });
});

test.each(pureFolders)('src/%s may not import from Node', (folder) => {
  expect(breachesWith([`src/${folder}/zz.ts`, `import { readFileSync } from 'node:fs';`])).toEqual([
    `src/${folder}/zz.ts imports node:fs: src/${folder} reads and writes nothing`,
  ]);
});

test('only src/evidence/ask uses the network', () => {
  expect(breachesWith(['src/evidence/zz.ts', `import { connect } from 'node:net';`])).toEqual([
    `src/evidence/zz.ts imports node:net: only ${networkFolder} uses the network`,
  ]);
  const globals = /(?<![.\w])(?:fetch|WebSocket|EventSource)\s*\(/;
  const users = [...sources].filter(([path, text]) => !path.startsWith(networkFolder) && globals.test(text));
  expect(users.map(([path]) => path)).toEqual([]);
});

test('the folder that uses the network is loaded by the evidence command alone', () => {
  const importers = imports.filter(({ from, to }) => to.startsWith(networkFolder) && !from.startsWith(networkFolder));
  expect([...new Set(importers.map(({ from }) => from))].toSorted()).toEqual([
    'src/cli/commands/evidence-one.ts',
    'src/cli/commands/run-evidence.ts',
  ]);
});

test('circles are refused, also those that only types close', () => {
  const more: Sources = new Map([
    ['src/text/a.ts', `import type { B } from './b.ts';`],
    ['src/text/b.ts', `import { a } from './a.ts';`],
  ]);
  expect(breachesOf(importsOf(more))).toEqual([
    'src/text/a.ts > src/text/b.ts > src/text/a.ts is a circle: move what both need into a file of its own',
  ]);
});

test('comments import nothing', () => {
  const text = `/** import { x } from '../cli/main.ts'; */\n// import { x } from '../cli/main.ts';\n`;
  expect(breachesWith(['src/text/zz.ts', text])).toEqual([]);
});
