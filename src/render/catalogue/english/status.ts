import { counted } from '../../words.ts';
import type { StatusWords, WorkWords } from '../sentences.ts';
import { grammar } from './grammar.ts';
import { countedChanges, levelNames, statuses } from './names.ts';

export const status: StatusWords = {
  headline: ({ total, settled, unsettled, fixedOrRemoved }, missed) => {
    if (missed !== null)
      return `Of the ${counted(total, 'finding')} read, ${settled} ${are(settled)} settled and ${unsettled} ${are(unsettled)} not; ${missed}.`;
    const all = total === 1 ? 'The one finding' : `All ${total} findings`;
    const fixed = `settled, ${howMany(fixedOrRemoved, settled)}fixed or removed`;
    if (settled === 0) return total === 1 ? `${all} is not settled.` : `None of the ${total} findings is settled.`;
    if (unsettled === 0) return `${all} ${are(total)} ${fixed}.`;
    return `${settled} of ${total} findings ${are(settled)} ${fixed}; ${unsettled} ${are(unsettled)} not.`;
  },
  unreadTables: (lines) =>
    lines.length === 1
      ? `a table that looks like findings is not read (line ${lines[0] ?? 1})`
      : `${lines.length} tables that look like findings are not read (lines ${grammar.list(lines.map(String))})`,
  settledNote: (others) => {
    const counts = others.map(({ kind, count }) => `${count} ${statuses[kind].inText}`);
    const here = counts.length === 0 ? '' : ` Here: ${grammar.list(counts)}.`;
    return `Settled means fixed, removed, not applicable, accepted, duplicate or closed: needing nothing more by the author’s words, which is not always a fix.${here}`;
  },
  since: ({ since, news, changed, before, after, stillOpen }) => {
    const counts = news.map(({ kind, count }) => `${count} ${countedChanges[kind]}`);
    const what = counts.length > 0 ? grammar.list(counts) : changed ? 'no status changed' : 'nothing changed';
    const old =
      stillOpen === null
        ? ''
        : `, ${whichOf(stillOpen.count, after)} been open for ${counted(stillOpen.days, 'day')} or longer`;
    return `Since ${since}: ${what}; ${before} → ${after} not settled${old}.`;
  },
  bar: (total, parts) => {
    const counts = parts.map(({ kind, count }) => `${count} ${statuses[kind].inText}`);
    return `${counted(total, 'finding')} by status: ${counts.join(', ')}.`;
  },
  barTitle: (total) => `${counted(total, 'finding')} by status`,
  role: (role, place) => (place === 'table' ? roles[role] : `${roles[role]} (${place})`),
};

const roles = {
  findings: 'findings',
  'remaining-work': 'remaining work',
  other: 'set aside',
  descriptions: 'descriptions',
} as const;

/** Those of the findings named before that something is true of. */
function whichOf(count: number, all: number): string {
  const have = count === 1 ? 'has' : 'have';
  if (count < all) return `${count} of which ${have}`;
  return all === 1 ? 'which has' : 'all of which have';
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are';
}

function howMany(some: number, all: number): string {
  if (all === 1) return some === 1 ? '' : 'but not ';
  return `${some === all ? 'all' : some === 0 ? 'none' : some} of them `;
}

export const work: WorkWords = {
  order: ({ benefit, effort, unknown, total }) => {
    const order = orderOf(benefit, effort);
    const open = unknown.map(({ estimate, count }) => `${count} of ${total} ${estimates[estimate]}`);
    if (order === null) return 'In the order of the source.';
    if (open.length === 0) return `${order} first, by the author’s estimates.`;
    return `${order} first, as far as the author’s estimates are understood: ${grammar.list(open)} are not, and stand after those that are.`;
  },
  leftOut: (count) =>
    count === 1
      ? 'One row of remaining work is left out: it is done, or its finding is settled.'
      : `${count} rows of remaining work are left out: they are done, or their findings are settled.`,
  openFindings: (severe, listed) =>
    `${listed ? 'All remaining work of the source is done, or its findings are settled' : 'The source lists no remaining work'}; these are the findings that are not settled, ${severe ? 'the most severe first' : 'in its order'}.`,
  effort: (step) => `${levelNames[step].label} effort`,
  benefit: (step) => `${levelNames[step].label} benefit`,
};

const estimates = { benefit: 'benefits', time: 'times', complexity: 'complexities' } as const;

function orderOf(hasBenefit: boolean, hasEffort: boolean): string | null {
  if (hasBenefit) return hasEffort ? 'The most benefit for the least effort' : 'The most benefit';
  return hasEffort ? 'The least effort' : null;
}
