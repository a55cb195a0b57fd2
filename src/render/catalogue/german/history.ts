import type { HistoryWords, MomentWords } from '../sentences.ts';
import { withNoun, numberOfFindings, ofFindings, formOf } from './grammar.ts';
import { germanCountedChanges } from './names.ts';
import { numberOfDays } from './status.ts';

type Told = Parameters<HistoryWords['headline']>[0];

export const germanHistory: HistoryWords = {
  headline: (told) => {
    const { audit, versions, first, last, peak } = told;
    const which = audit === null ? '' : `Prüfung ${audit} von ${audit} in dieser Quelle: `;
    const end = `${longestOpen(told)}${endOf(told)}`;
    if (versions === 1)
      return `${which}Eine Fassung${last.day === null ? ', Tag unbekannt' : ` vom ${last.day}`}: ${last.unsettled} von ${ofFindings(last.total)} offen${end}`;
    const most = peak === null ? '' : ` (höchstens ${peak.unsettled}${peak.day === null ? '' : `, am ${peak.day}`})`;
    return `${which}${courseOf(first, last)}${most} in ${versions} Fassungen ${spanOf(first, last)}${end}`;
  },
  earlierAudit: ({ title, versions, first, last, peak }) => {
    const most = peak === null ? '' : `, höchstens ${peak}`;
    return `${title}, ${spanOf(first, last)}, ${withNoun(versions, 'Fassung', 'Fassungen')}: ${inNumbers(first)} → ${inNumbers(last)} offen${most}`;
  },
  changes: (news, { changed, deleted }) => {
    const counts = news.map(({ kind, count }) => `${count} ${germanCountedChanges[kind]}`);
    const words = counts.length === 0 && changed ? 'Einzelheiten' : counts.join(', ');
    return deleted ? `gelöscht; ${words}` : words;
  },
  note: ({ upTo, utc }) => {
    const counting = upTo === null ? '' : ` Was noch offen ist, wird bis zum ${upTo} gezählt.`;
    return `In der Reihenfolge, in der sie zuerst aufgeführt wurden.${counting}${utc ? ' Tage sind solche der UTC.' : ''}`;
  },
  unchanged: (versions) =>
    `${withNoun(versions, 'Fassung', 'Fassungen')}, die keinen Befund ${formOf(versions, 'änderte, ist', 'änderten, sind')} ausgelassen.`,
  trend: ({ first, highest, last }) => {
    const when = ({ day }: MomentWords): string => (day === null ? '' : ` (${day})`);
    return `Offene und erledigte Befunde im Verlauf: anfangs ${first.unsettled} offen${when(first)}, höchstens ${highest.unsettled}${when(highest)}, zuletzt ${last.unsettled}${when(last)}; erledigt sind dann ${numberOfFindings(last.settled)}.`;
  },
};

function courseOf(first: MomentWords, last: MomentWords): string {
  if (first.total === last.total) return `${first.unsettled} → ${last.unsettled} von ${ofFindings(last.total)} offen`;
  return `${first.unsettled} von ${first.total} → ${last.unsettled} von ${ofFindings(last.total)} offen`;
}

function spanOf(first: MomentWords, last: MomentWords): string {
  const from = first.day === null ? 'von unbekanntem Tag' : `vom ${first.day}`;
  if (first.day === last.day) return from;
  return `${from} ${last.day === null ? 'bis zu unbekanntem Tag' : `bis zum ${last.day}`}`;
}

function longestOpen({ longest }: Told): string {
  if (longest === null) return '';
  return `; am längsten offen: ${numberOfDays(longest.days)}${longest.asOf === null ? '' : `, Stand ${longest.asOf}`}`;
}

/** What is told of the newest version, where that is not the one the numbers are of. */
function endOf({ ending, last }: Told): string {
  if (ending === null) return '';
  const { kind, day, versions } = ending;
  if (kind === 'deleted') return `; gelöscht am ${day}`;
  const later =
    versions === 1 ? `die spätere Fassung vom ${day} kann` : `die ${versions} späteren Fassungen ab dem ${day} können`;
  return `; Stand ${last.day ?? 'unbekannt'}: ${later} nicht gelesen werden`;
}

function inNumbers({ unsettled, total }: MomentWords): string {
  return `${unsettled} von ${total}`;
}
