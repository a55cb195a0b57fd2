import { counted } from '../../words.ts';
import type { HistoryWords, MomentWords } from '../sentences.ts';
import { countedChanges } from './names.ts';

type Told = Parameters<HistoryWords['headline']>[0];

export const history: HistoryWords = {
  headline: (told) => {
    const { audit, versions, first, last, peak } = told;
    const which = audit === null ? '' : `Audit ${audit} of ${audit} in this source: `;
    const end = `${longestOpen(told)}${endOf(told)}`;
    if (versions === 1)
      return `${which}${audit === null ? 'One' : 'one'} version, of ${dayOf(last)}: ${last.unsettled} of ${counted(last.total, 'finding')} open${end}`;
    const most = peak === null ? '' : ` (at most ${peak.unsettled}${peak.day === null ? '' : `, on ${peak.day}`})`;
    return `${which}${courseOf(first, last)}${most} in ${versions} versions ${spanOf(first, last)}${end}`;
  },
  earlierAudit: ({ title, versions, first, last, peak }) => {
    const [from, to] = [dayOf(first), dayOf(last)];
    const span = from === to ? from : `${from} to ${to}`;
    const most = peak === null ? '' : `, at most ${peak}`;
    return `${title}, ${span}, ${counted(versions, 'version')}: ${inNumbers(first)} → ${inNumbers(last)} open${most}`;
  },
  changes: (news, { changed, deleted }) => {
    const counts = news.map(({ kind, count }) => `${count} ${countedChanges[kind]}`);
    const words = counts.length === 0 && changed ? 'details' : counts.join(', ');
    return deleted ? `deleted; ${words}` : words;
  },
  note: ({ upTo, utc }) => {
    const counting = upTo === null ? '' : ` What is still open is counted up to ${upTo}.`;
    return `In the order in which they were first listed.${counting}${utc ? ' Days are those of UTC.' : ''}`;
  },
  unchanged: (versions) =>
    `${counted(versions, 'version')} that changed no finding ${versions === 1 ? 'is' : 'are'} left out.`,
  trend: ({ first, highest, last }) => {
    const when = ({ day }: MomentWords): string => (day === null ? '' : ` (${day})`);
    return `Open and settled findings over time: ${first.unsettled} open at first${when(first)}, ${highest.unsettled} at most${when(highest)}, ${last.unsettled} at last${when(last)}, with ${counted(last.settled, 'finding')} settled then.`;
  },
};

function courseOf(first: MomentWords, last: MomentWords): string {
  if (first.total === last.total)
    return `${first.unsettled} → ${last.unsettled} open of ${counted(last.total, 'finding')}`;
  return `${first.unsettled} of ${first.total} → ${last.unsettled} of ${counted(last.total, 'finding')} open`;
}

function spanOf(first: MomentWords, last: MomentWords): string {
  const [from, to] = [dayOf(first), dayOf(last)];
  return from === to ? `of ${from}` : `from ${from} to ${to}`;
}

function dayOf({ day }: MomentWords): string {
  return day ?? 'an unknown day';
}

function longestOpen({ longest }: Told): string {
  if (longest === null) return '';
  return `; open the longest: ${counted(longest.days, 'day')}${longest.asOf === null ? '' : `, as of ${longest.asOf}`}`;
}

/** What is told of the newest version, where that is not the one the numbers are of. */
function endOf({ ending, last }: Told): string {
  if (ending === null) return '';
  const { kind, day, versions } = ending;
  if (kind === 'deleted') return `; deleted on ${day}`;
  const later = versions === 1 ? 'the later version' : `the ${versions} later versions`;
  return `; as of ${dayOf(last)}: ${later}, ${versions === 1 ? 'of' : 'since'} ${day}, cannot be read`;
}

function inNumbers({ unsettled, total }: MomentWords): string {
  return `${unsettled} of ${total}`;
}
