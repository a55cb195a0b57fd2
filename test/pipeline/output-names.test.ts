import { expect, test } from 'vitest';
import { outputNames } from '../../src/pipeline/output-names.ts';

test.each([
  ['a post after its file', { '/p/2031-03-01-audit.md': '2031-03-01-audit' }],
  ['a bundle after its folder', { '/p/2031-03-01-audit/index.md': '2031-03-01-audit' }],
  ['a README after its folder', { '/p/orchard/README.md': 'orchard' }],
  ['two bundles after theirs', { '/p/one/index.md': 'one', '/p/two/_index.md': 'two' }],
  ['two files of one name with their folders', { '/p/one/audit.md': 'one-audit', '/p/two/audit.md': 'two-audit' }],
  ['with as many folders as it takes', { '/a/x/audit.md': 'a-x-audit', '/b/x/audit.md': 'b-x-audit' }],
  ['names that differ by case alone', { '/p/one/A.md': 'one-A', '/p/two/a.md': 'two-a' }],
  ['not at all where nothing tells them apart', { '/p/A.md': 'A', '/p/a.md': null }],
  ['others as ever beside such', { '/p/A.md': 'A', '/p/a.md': null, '/p/b.md': 'b' }],
])('outputs are named: %s', (_, names) => {
  expect(Object.fromEntries(outputNames(Object.keys(names)))).toEqual(names);
});
