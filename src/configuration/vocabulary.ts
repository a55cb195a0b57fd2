import type { Level, StatusKind } from '../domain/model.ts';
import { places, type Settings } from '../domain/settings.ts';
import {
  builtIn,
  columnRoles,
  fieldRoles,
  levelLabels,
  statusMeanings,
  type ColumnRole,
  type FieldRole,
  type StatusPhrases,
  type Vocabulary,
} from '../domain/vocabulary.ts';

/** Lists of words, by what they mean. */
export type WordLists<T extends string> = ReadonlyMap<T, readonly string[]>;

/** What a configuration file adds to the built-in vocabulary. */
export interface Additions {
  readonly columns: WordLists<ColumnRole>;
  readonly statuses: WordLists<StatusKind>;
  readonly levels: WordLists<Level>;
  readonly fixColumns: readonly string[];
  readonly negations: readonly string[];
  readonly ids: readonly string[];
}

/** The built-in vocabulary with the additions in front, where they count more. */
export function extend(added: Additions): Vocabulary {
  const { columns, levels } = builtIn;
  const names = (role: ColumnRole): readonly string[] => [...(added.columns.get(role) ?? []), ...columns[role]];
  const words = (level: Level): readonly string[] => [...(added.levels.get(level) ?? []), ...levels[level]];
  const statuses = [...added.statuses].map(([kind, phrases]): StatusPhrases => ({ kind, phrases, configured: true }));
  return {
    columns: {
      id: names('id'),
      title: names('title'),
      issue: names('issue'),
      status: [...(added.columns.get('status') ?? []), ...added.fixColumns, ...columns.status],
      severity: names('severity'),
      timeCommitment: names('timeCommitment'),
      complexity: names('complexity'),
      benefit: names('benefit'),
      owner: names('owner'),
      due: names('due'),
    },
    fixColumns: [...added.fixColumns, ...builtIn.fixColumns],
    statuses: [...statuses, ...builtIn.statuses],
    negations: [...added.negations, ...builtIn.negations],
    levels: {
      none: words('none'),
      informational: words('informational'),
      'very-low': words('very-low'),
      low: words('low'),
      medium: words('medium'),
      high: words('high'),
      'very-high': words('very-high'),
      critical: words('critical'),
    },
    ids: [...added.ids, ...builtIn.ids],
  };
}

/** What else of a configuration file is described. */
interface Described extends Pick<Settings, 'repository' | 'base' | 'tables' | 'read' | 'overrules' | 'silenced'> {
  readonly labels: WordLists<FieldRole>;
}

/** What a configuration file changes in the reading, one sentence each. */
export function describe(
  file: string,
  added: Additions,
  { repository, base, tables, labels, read, overrules, silenced }: Described,
): string[] {
  const each = (words: readonly string[], sentence: (list: string) => string): string[] =>
    words.length === 0 ? [] : [sentence(words.map((word) => `“${word}”`).join(', '))];
  const sentences = [
    ...columnRoles.flatMap((role) =>
      each(added.columns.get(role) ?? [], (list) => `Columns named ${list} are read as ${columnNames[role]}`),
    ),
    ...each(added.fixColumns, (list) => `Columns named ${list} are read as the status of the fix alone`),
    ...[...added.statuses].flatMap(([kind, words]) =>
      each(words, (list) => `The status ${list} is read as “${statusMeanings[kind].label}”`),
    ),
    ...each(added.negations, (list) => `${list} turns a status after it into its opposite`),
    ...[...added.levels].flatMap(([level, words]) =>
      each(words, (list) => `The rating ${list} is read as “${levelLabels[level]}”`),
    ),
    ...each(added.ids, (list) => `Ids look like ${list}, where # stands for digits`),
    ...(repository === null ? [] : [`A bare #123 is an issue of ${repository}`]),
    ...(base === null ? [] : [`Relative links are resolved against ${base}`]),
    ...tables.map(({ heading, columns, role }) => {
      const where = heading === null ? '' : ` under “${heading}”`;
      const which = columns === null ? '' : ` with the columns ${columns.map((name) => `“${name}”`).join(', ')}`;
      return `Tables${where}${which} are read as ${role === 'other' ? 'no findings' : role.replace('-', ' ')}`;
    }),
    ...fieldRoles.flatMap((role) =>
      each(labels.get(role) ?? [], (list) => `Fields named ${list} are read as the ${role}`),
    ),
    ...places.flatMap((place) => (read[place] ? [] : [`Findings in ${place} are not read`])),
    ...overrules.map(
      ({ finding, status, reason }) => `${finding} counts as “${statusMeanings[status].label}”: ${reason}`,
    ),
    ...each(silenced, (list) => `Not reported: ${list}`),
  ];
  return sentences.map((sentence) => `${sentence} (${file})`);
}

const columnNames: { readonly [role in ColumnRole]: string } = {
  id: 'the id',
  title: 'the title',
  issue: 'the issue',
  status: 'the status',
  severity: 'the severity',
  timeCommitment: 'the time commitment',
  complexity: 'the complexity',
  benefit: 'the benefit',
  owner: 'the owner',
  due: 'the due date',
};
