import { expect, test } from 'vitest';
import { root } from '../run.ts';
import { readSources } from './imports.ts';

// One name for one thing: no two files export the same name. `src/api.ts` names for other programs what they get from within.

const exported = /^export (?:async )?(?:function\*?|const|interface|type|class) (\w+)/gm;

function repeated(sources: Iterable<readonly [string, string]>): readonly string[] {
  const names = [...sources].flatMap(([path, text]) =>
    path === 'src/api.ts' ? [] : [...text.matchAll(exported)].map(([, name = '']) => name),
  );
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))].toSorted();
}

test('no name is exported twice', () => {
  expect(repeated(readSources(root))).toEqual([]);
});

test('a name that is exported twice is found', () => {
  const two = ['a', 'b'].map((name) => [`src/text/${name}.ts`, 'export function same(): void {}\n'] as const);
  expect(repeated(two)).toEqual(['same']);
});
