import { explanationOf, titleOf } from '../../../domain/rules.ts';
import { counted } from '../../words.ts';
import type { CountWords } from '../sentences.ts';
import type { Words } from '../words.ts';
import { comparison } from './comparison.ts';
import { grammar } from './grammar.ts';
import { history } from './history.ts';
import { labels } from './labels.ts';
import { matrix } from './matrix.ts';
import { changes, countedChanges, levelNames, statuses } from './names.ts';
import { status, work } from './status.ts';
import { summary } from './summary.ts';
import { tracker } from './tracker.ts';

const counts: CountWords = {
  findings: (count) => counted(count, 'finding'),
  days: (count) => counted(count, 'day'),
  settled: (count) => `${count} settled`,
  unsettled: (count) => `${count} not settled`,
  open: (count) => `${count} open`,
  diagnostics: ({ error, warning, info }) => {
    const parts = [
      [error, 'error'],
      [warning, 'warning'],
      [info, 'remark'],
    ] as const;
    return grammar.list(parts.filter(([count]) => count > 0).map(([count, noun]) => counted(count, noun)));
  },
  allFindings: (count) => `All ${counted(count, 'finding')}`,
  findingRange: (from, to) => `Findings ${from} to ${to}`,
  workRange: (from, to) => `Remaining work ${from} to ${to}`,
  allChanged: (count) => `All ${counted(count, 'finding')} that changed`,
  changeRange: (from, to) => `Changes ${from} to ${to}`,
  index: ({ open, findings, audits }) =>
    `${open} of ${counted(findings, 'finding')} in ${counted(audits, 'audit')} ${open === 1 ? 'is' : 'are'} open.`,
  cut: ({ cut, all, most }) =>
    `**Cut here:** ${cut} of ${all} lines are left out, to stay below ${most} characters. The files of this run have all of them.`,
};

/** What reports say in English. */
export const english: Words = {
  grammar,
  labels,
  statuses,
  levels: levelNames,
  changes,
  countedChanges,
  rules: { title: titleOf, what: explanationOf },
  counts,
  status,
  work,
  comparison,
  tracker,
  history,
  summary,
  matrix,
};
