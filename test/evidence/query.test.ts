import { schema } from '@octokit/graphql-schema';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { buildQuery } from '../../src/evidence/ask/query.ts';
import type { Question } from '../../src/evidence/questions.ts';

const issue: Question = {
  url: 'https://github.com/a/b/issues/1',
  owner: 'a',
  repository: 'b',
  number: 1,
  commit: null,
};
const commit: Question = { ...issue, number: null, commit: '0123456789' };

// The introspection in the same package is older than this text.
const published = buildSchema(schema.idl, { assumeValidSDL: true });

test.each([
  ['issues', [issue]],
  ['commits', [commit]],
  ['both, of two repositories', [issue, commit, { ...issue, owner: 'c' }]],
])('a query about %s is valid by the schema that GitHub publishes', (_, questions) => {
  for (const people of [true, false]) {
    const { query } = buildQuery(questions, people);
    expect(validate(published, parse(query))).toEqual([]);
  }
});

test('names, numbers and hashes are variables', () => {
  const { query, variables } = buildQuery([issue, commit], false);
  expect(variables).toEqual({ r0owner: 'a', r0name: 'b', q0: 1, q1: '0123456789' });
  expect(query).not.toContain('0123456789');
});

test('a repository is asked for once, in whatever case of letters', () => {
  const { places } = buildQuery([issue, { ...issue, owner: 'A', number: 2 }], false);
  expect(places.map(({ repository, item }) => `${repository}/${item}`)).toEqual(['r0/q0', 'r0/q1']);
});
