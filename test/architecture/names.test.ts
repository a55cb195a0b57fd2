import { expect, test } from 'vitest';
import { root } from '../run.ts';
import { readSources } from './imports.ts';

// One name for one thing: no two files export the same name. `src/api.ts` names for other programs what they get from within.

const exported = /^export (?:async )?(?:function\*?|const|interface|type|class) (\w+)/gm;

/** Names that two files export still; one that is renamed goes from here. */
const twice: ReadonlySet<string> = new Set(
  (
    'Candidate Content Context Course Entry Field Heading Outcome Passage Phrase Place Question Reader Records Row Standing Thread Words isDay isDone ' +
    'isPlaceholder isTold levels nameOf targetsOf wordsOf writeArtifacts'
  ).split(' '),
);

function repeated(sources: Iterable<readonly [string, string]>): readonly string[] {
  const names = [...sources].flatMap(([path, text]) =>
    path === 'src/api.ts' ? [] : [...text.matchAll(exported)].map(([, name = '']) => name),
  );
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))].toSorted();
}

test('no name is exported twice', () => {
  expect(repeated(readSources(root)).filter((name) => !twice.has(name))).toEqual([]);
});

test('the names that are exported twice still are', () => {
  const now = new Set(repeated(readSources(root)));
  expect([...twice].filter((name) => !now.has(name))).toEqual([]);
});

test('a name that is exported twice is found', () => {
  const two = ['a', 'b'].map((name) => [`src/text/${name}.ts`, 'export function same(): void {}\n'] as const);
  expect(repeated(two)).toEqual(['same']);
});
