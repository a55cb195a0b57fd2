import type { TrackerAnswer } from '../../../domain/evidence.ts';
import type { TrackerField, TrackerWords } from '../sentences.ts';
import { withNoun, germanGrammar, formOf } from './grammar.ts';

export const germanTracker: TrackerWords = {
  sentence: ({ day, unsettled, settled, answered, references, ...counts }) => {
    const parts = [
      part(counts.openButClosed, unsettled, 'offenen Befunden', 'geschlossen'),
      part(counts.settledButOpen, settled, 'erledigten', 'offen'),
      unmergedPart(counts.settledButUnmerged, settled),
    ].filter((one) => one !== '');
    const otherwise = parts.length === 0 ? 'kein Status weicht vom Text ab' : germanGrammar.list(parts);
    const answers =
      answered === references ? '' : ` Beantwortet: ${answered} von ${withNoun(references, 'Adresse', 'Adressen')}.`;
    return `Im Tracker, Stand ${day}: ${otherwise}.${answers}`;
  },
  answer,
  askedOn: (words, day) => `${words} (abgefragt am ${written(day)})`,
  changed: (words, fields) =>
    `${words}; geändert: ${fields.length === 0 ? 'Daten' : germanGrammar.list(fields.map((name) => fieldNames[name]))}`,
};

const fieldNames: { readonly [name in TrackerField]: string } = {
  title: 'Titel',
  labels: 'Labels',
  milestone: 'Meilenstein',
  assignees: 'Zahl der Zuständigen',
  people: 'Zuständige',
  movedTo: 'Adresse',
  reopened: 'Zahl der Wiedereröffnungen',
};

function part(count: number, all: number, noun: string, state: string): string {
  return count === 0 ? '' : `${count} von ${all} ${noun} ${formOf(count, 'ist', 'sind')} ${state}`;
}

function unmergedPart(count: number, settled: number): string {
  const rest = formOf(count, 'beruht', 'beruhen');
  return count === 0 ? '' : `${count} von ${settled} erledigten ${rest} auf Pull-Requests, die nicht übernommen wurden`;
}

/** `geschlossen als erledigt am 3. Mai 2031`. */
function answer({ state, kind, reason, closed, merged, lastReopened }: TrackerAnswer): string {
  if (state === 'closed')
    return `geschlossen${reason === null ? '' : ` als ${reasons[reason]}`}${on(closed)}${kind === 'pull' ? ', ohne übernommen zu werden' : ''}`;
  if (state === 'merged') return `übernommen${on(merged ?? closed)}`;
  if (state === 'open' && lastReopened !== null) return `offen, wieder geöffnet${on(lastReopened)}`;
  return states[state];
}

function on(time: string | null): string {
  return time === null ? '' : ` am ${written(time.slice(0, 10))}`;
}

function written(day: string): string {
  return germanGrammar.day(day) ?? day;
}

const reasons = { completed: 'erledigt', 'not-planned': 'nicht geplant', duplicate: 'Duplikat' } as const;

const states = {
  open: 'offen',
  present: 'vorhanden',
  'not-found': 'nicht gefunden, oder für die abfragende Stelle nicht sichtbar',
  deleted: 'gelöscht',
  'no-access': 'für die abfragende Stelle nicht zugänglich',
} as const;
