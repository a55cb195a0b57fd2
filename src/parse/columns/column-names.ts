import { columnRoles, qualifiers, type ColumnRole, type Vocabulary } from '../../domain/vocabulary.ts';
import { plainWords } from '../../text/words.ts';

/** A role that a column could have by its name. */
export interface ColumnCandidate {
  readonly role: ColumnRole;
  readonly column: number;
  /** The synonym it was recognized by. */
  readonly name: string;
  /** Lower is more telling. */
  readonly rank: number;
}

/** The roles a column could have by its header. */
export function candidatesOf(header: string, column: number, vocabulary: Vocabulary): ColumnCandidate[] {
  const spellings = [plainWords(header), plainWords(header.replace(/\([^)]*\)|\[[^\]]*\]/g, ' '))];
  const penalty = isOlder(header) ? 0.5 : 0;
  const named = columnRoles.flatMap((role) => {
    const synonyms = vocabulary.columns[role].map(plainWords);
    for (const [cost, spelling] of spellings.flatMap(shortenings).entries()) {
      const rank = synonyms.indexOf(spelling);
      if (spelling !== '' && rank >= 0) return [{ role, column, name: spelling, rank: rank + cost / 100 + penalty }];
    }
    return [];
  });
  return named.length > 0
    ? named
    : byEnding(spellings).map((one) => ({ ...one, column, rank: rankOfPartialNames + penalty }));
}

/** The rank of columns that are known by a part of their name: behind those known by the whole. */
export const rankOfPartialNames = 1000;

/** The role that a header has by a part of it: `Internal finding`, `Weakness description`, `Deployment status`, `Benefit to users`. */
function byEnding(spellings: readonly string[]): Pick<ColumnCandidate, 'role' | 'name'>[] {
  const spelling = spellings.find((one) => endings.some(({ ending }) => ending.test(one)));
  const found = endings.find(({ ending }) => ending.test(spelling ?? ''));
  return spelling === undefined || found === undefined ? [] : [{ role: found.role, name: found.name ?? spelling }];
}

const endings: readonly { readonly role: ColumnRole; readonly ending: RegExp; readonly name?: string }[] = [
  {
    role: 'title',
    name: 'finding',
    ending: /^(?!.*\b(?:no|of|per|related|linked|parent|previous|mapped|open|closed)\b).* findings?$/,
  },
  // To users, to the ecosystem, for operators: whoever has it.
  { role: 'benefit', name: 'benefit', ending: /^benefits? (?:to|for) (?!.*\b(?:attackers?|adversar(?:y|ies))\b)./ },
  { role: 'title', name: 'point', ending: /^(?:audit|review|security|open|pentest|assessment) points?$/ },
  {
    role: 'title',
    name: 'weakness',
    ending: /^(?:weakness|vulnerability|finding|defect|flaw) (?:description|name|title|summary|details?|statement)$/,
  },
  {
    role: 'status',
    ending:
      /^(?!.*\b(?:pr|pull request|ci|build|test|http|docs?|documentation|disclosure|approval|employment|payment|support|license)\b).* (?:status|state)$/,
  },
];

/** Words in a header that make it the older of two statuses. */
const older = /\b(?:original|initial|previous|old|reported)\b/;

/** Whether a header says that its column is the older of two. */
export function isOlder(header: string): boolean {
  return older.test(plainWords(header));
}

/** A header without its leading qualifiers, one after another: `current dd status`, `dd status`, `status`. */
function shortenings(spelling: string): string[] {
  const words = spelling.split(' ');
  let count = 0;
  while (count < words.length - 1 && qualifiers.has(words[count] ?? '')) count += 1;
  return Array.from({ length: count + 1 }, (_, skip) => words.slice(skip).join(' '));
}
