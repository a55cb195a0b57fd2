import type { Level } from '../../../domain/model.ts';
import type { StatusWords, WorkWords } from '../sentences.ts';
import { withNoun, numberOfFindings, germanGrammar, ofFindings, formOf } from './grammar.ts';
import { germanCountedChanges, germanStatuses } from './names.ts';

export const germanStatus: StatusWords = {
  headline: ({ total, settled, unsettled, fixedOrRemoved }, missed) => {
    if (missed !== null)
      return `Gelesen: ${numberOfFindings(total)}, davon ${settled} erledigt und ${unsettled} nicht; ${missed}.`;
    if (settled === 0)
      return total === 1 ? 'Der eine Befund ist nicht erledigt.' : `Keiner der ${total} Befunde ist erledigt.`;
    const fixed = `erledigt, ${howMany(fixedOrRemoved, settled)}behoben oder entfernt`;
    if (total === 1) return `Der eine Befund ist ${fixed}.`;
    if (unsettled === 0) return `Alle ${total} Befunde sind ${fixed}.`;
    return `${settled} von ${ofFindings(total)} ${are(settled)} ${fixed}; ${unsettled} ${are(unsettled)} es nicht.`;
  },
  unreadTables: (lines) =>
    lines.length === 1
      ? `eine Tabelle, die nach Befunden aussieht, ist nicht gelesen (Zeile ${lines[0] ?? 1})`
      : `${lines.length} Tabellen, die nach Befunden aussehen, sind nicht gelesen (Zeilen ${germanGrammar.list(lines.map(String))})`,
  settledNote: (others) => {
    const counts = others.map(({ kind, count }) => `${count} ${germanStatuses[kind].inText}`);
    const here = counts.length === 0 ? '' : ` Hier: ${germanGrammar.list(counts)}.`;
    return `Erledigt heißt behoben, entfernt, nicht zutreffend, akzeptiert, doppelt oder geschlossen: Nach den Worten des Autors ist nichts mehr zu tun, was nicht immer eine Behebung ist.${here}`;
  },
  since: ({ since, news, changed, before, after, stillOpen }) => {
    const counts = news.map(({ kind, count }) => `${count} ${germanCountedChanges[kind]}`);
    const nothing = changed ? 'kein Status geändert' : 'nichts geändert';
    const what = counts.length > 0 ? germanGrammar.list(counts) : nothing;
    const old =
      stillOpen === null
        ? ''
        : `, ${whichOf(stillOpen.count, after)}seit mindestens ${withNoun(stillOpen.days, 'Tag', 'Tagen')} offen`;
    return `Seit ${since}: ${what}; ${before} → ${after} nicht erledigt${old}.`;
  },
  bar: (total, parts) => {
    const counts = parts.map(({ kind, count }) => `${count} ${germanStatuses[kind].inText}`);
    return `${numberOfFindings(total)} nach Status: ${counts.join(', ')}.`;
  },
  barTitle: (total) => `${numberOfFindings(total)} nach Status`,
  role: (role, place) => (place === 'table' ? roles[role] : `${roles[role]} (${places[place]})`),
};

/** Those of the findings named before that something is true of. */
function whichOf(count: number, all: number): string {
  if (count < all) return `davon ${count} `;
  return all === 1 ? '' : 'alle ';
}

const roles = {
  findings: 'Befunde',
  'remaining-work': 'Restarbeiten',
  other: 'nicht gewertet',
  descriptions: 'Beschreibungen',
} as const;

const places = { list: 'Liste', headings: 'Überschriften' } as const;

function are(count: number): string {
  return formOf(count, 'ist', 'sind');
}

function howMany(some: number, all: number): string {
  if (all === 1) return some === 1 ? '' : 'aber nicht ';
  return some === all ? 'alle ' : some === 0 ? 'keiner davon ' : `davon ${some} `;
}

export const germanWork: WorkWords = {
  order: ({ benefit, effort, unknown, total }) => {
    const order = orderOf(benefit, effort);
    const open = unknown.map(({ estimate, count }) => `${count} von ${total} Angaben ${estimates[estimate]}`);
    if (order === null) return 'In der Reihenfolge der Quelle.';
    if (open.length === 0) return `${order} zuerst, nach den Schätzungen des Autors.`;
    return `${order} zuerst, soweit die Schätzungen des Autors verstanden sind; nicht verstanden und daher am Ende: ${germanGrammar.list(open)}.`;
  },
  leftOut: (count) =>
    count === 1
      ? 'Eine Zeile der Restarbeiten fehlt hier: Sie ist getan, oder ihr Befund ist erledigt.'
      : `${count} Zeilen der Restarbeiten fehlen hier: Sie sind getan, oder ihre Befunde sind erledigt.`,
  openFindings: (severe, listed) =>
    `${listed ? 'Alle Restarbeiten der Quelle sind getan, oder ihre Befunde sind erledigt' : 'Die Quelle führt keine Restarbeiten auf'}; dies sind die Befunde, die nicht erledigt sind, ${severe ? 'die schwersten zuerst' : 'in ihrer Reihenfolge'}.`,
  effort: (step) => `${adjectives[step]} Aufwand`,
  benefit: (step) => `${adjectives[step]} Nutzen`,
};

const estimates = { benefit: 'zum Nutzen', time: 'zum Zeitaufwand', complexity: 'zur Komplexität' } as const;

const adjectives: { readonly [level in Level]: string } = {
  none: 'Kein',
  informational: 'Unerheblicher',
  'very-low': 'Sehr niedriger',
  low: 'Niedriger',
  medium: 'Mittlerer',
  high: 'Hoher',
  'very-high': 'Sehr hoher',
  critical: 'Kritischer',
};

function orderOf(hasBenefit: boolean, hasEffort: boolean): string | null {
  if (hasBenefit) return hasEffort ? 'Der größte Nutzen bei geringstem Aufwand' : 'Der größte Nutzen';
  return hasEffort ? 'Der geringste Aufwand' : null;
}

/** `1 Tag`, `2 Tage`. */
export function numberOfDays(count: number): string {
  return withNoun(count, 'Tag', 'Tage');
}
