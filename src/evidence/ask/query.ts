import type { Question } from '../questions.ts';

/** A GraphQL query about many questions, its variables, and which alias stands for which question. */
export interface Query {
  readonly query: string;
  readonly variables: { readonly [name: string]: string | number };
  readonly places: readonly AnswerPlace[];
}

/** Where the answer to a question stands: `data.<repository>.<item>`. */
export interface AnswerPlace {
  readonly repository: string;
  readonly item: string;
  readonly question: Question;
}

/** Builds one query. Nothing of a question becomes part of its text: names and numbers are variables, aliases are counted. */
export function buildQuery(questions: readonly Question[], people: boolean): Query {
  const places = placesOf(questions);
  const repositories = new Map(places.map((place) => [place.repository, place.question]));
  const variables: { [name: string]: string | number } = {};
  for (const [alias, { owner, repository }] of repositories)
    Object.assign(variables, { [`${alias}owner`]: owner, [`${alias}name`]: repository });
  for (const { item, question } of places) variables[item] = question.number ?? question.commit ?? '';
  const declared = Object.entries(variables).map(
    ([name, value]) => `$${name}: ${typeof value === 'number' ? 'Int' : 'String'}!`,
  );
  const parts = [...repositories.keys()].map((alias) =>
    repositoryPart(
      alias,
      places.filter(({ repository }) => repository === alias),
    ),
  );
  return {
    query: `query(${declared.join(', ')}) {\n${parts.join('\n')}\n}\n${fragments(questions, people)}`,
    variables,
    places,
  };
}

function placesOf(questions: readonly Question[]): readonly AnswerPlace[] {
  const aliases = new Map<string, string>();
  return questions.map((question, at) => {
    const name = `${question.owner}/${question.repository}`.toLowerCase();
    const repository = aliases.get(name) ?? `r${aliases.size}`;
    aliases.set(name, repository);
    return { repository, item: `q${at}`, question };
  });
}

function repositoryPart(alias: string, places: readonly AnswerPlace[]): string {
  const items = places.map(({ item, question }) =>
    question.number === null
      ? `    ${item}: object(expression: $${item}) { ...commit }`
      : `    ${item}: issueOrPullRequest(number: $${item}) { ...issue ...pull }`,
  );
  return `  ${alias}: repository(owner: $${alias}owner, name: $${alias}name) {\n${items.join('\n')}\n  }`;
}

/** GitHub refuses a query with fragments that it does not use. */
function fragments(questions: readonly Question[], people: boolean): string {
  const common = `__typename title url createdAt closedAt
  labels(first: 100) { nodes { name } }
  milestone { title }
  assignees(first: 10) { totalCount${people ? ' nodes { login }' : ''} }
  timelineItems(itemTypes: [REOPENED_EVENT], last: 20) { nodes { ... on ReopenedEvent { createdAt } } }`;
  const both = `fragment issue on Issue {
  ${common}
  state stateReason(enableDuplicate: true)
}
fragment pull on PullRequest {
  ${common}
  pullState: state mergedAt
}`;
  const commit = 'fragment commit on Commit { __typename messageHeadline url committedDate }';
  return [
    questions.some(({ number }) => number !== null) ? both : '',
    questions.some(({ number }) => number === null) ? commit : '',
  ].join('\n');
}
