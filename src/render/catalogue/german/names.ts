import type { ComparisonWords, Named } from '../sentences.ts';
import type { Words } from '../words.ts';

export const germanStatuses: Words['statuses'] = {
  fixed: status('Behoben', 'behoben', 'der Autor sagt es oder nennt die Änderung, mit der es behoben ist'),
  removed: status('Entfernt', 'entfernt', 'die betroffene Funktion gibt es nicht mehr'),
  'not-applicable': status('Nicht zutreffend', 'nicht zutreffend', 'kein Fehler, ungültig oder falsch positiv'),
  accepted: status(
    'Akzeptiert',
    'akzeptiert',
    'Risiko getragen, beabsichtigt, wird nicht behoben, zur Kenntnis genommen, den Nutzern überlassen',
  ),
  duplicate: status('Duplikat', 'doppelt', 'wird anderswo verfolgt, und mehr ist nicht gesagt'),
  closed: status(
    'Geschlossen, Behebung nicht genannt',
    'ohne genannte Behebung geschlossen',
    'geschlossen, ohne dass von einer Behebung die Rede ist',
  ),
  'partially-fixed': status('Teilweise behoben', 'teilweise behoben', 'ein Teil ist behoben, ein Teil bleibt'),
  'in-progress': status('In Arbeit', 'in Arbeit', 'jemand arbeitet daran, oder eine Änderung wird geprüft'),
  'needs-design': status(
    'Entwurf nötig',
    'mit nötigem Entwurf',
    'zuerst braucht es einen Entwurf (bei Kubernetes: ein KEP)',
  ),
  'fix-needed': status(
    'Zu beheben',
    'zu beheben',
    'offen, wieder geöffnet, zurückgestellt, oder geschlossen, obwohl noch etwas zu tun ist',
  ),
  unreported: status('Ohne Statusangabe', 'ohne Statusangabe', 'keine Statusspalte, oder eine leere Zelle'),
  unrecognized: status(
    'Nicht erkannt',
    'nicht erkannt',
    'Worte außerhalb des Wortschatzes: gezeigt, aber nicht gedeutet',
  ),
};

export const germanLevels: Words['levels'] = {
  none: named('Keine'),
  informational: named('Informativ'),
  'very-low': named('Sehr niedrig'),
  low: named('Niedrig'),
  medium: named('Mittel'),
  high: named('Hoch'),
  'very-high': named('Sehr hoch'),
  critical: named('Kritisch'),
};

export const germanChanges: Words['changes'] = {
  reopened: noted('Wieder geöffnet'),
  withdrawn: noted(
    'Status zurückgezogen',
    'Der spätere Stand lässt ihren Status leer; dass sie wieder geöffnet wurden, sagt er nicht.',
    'Status zurückgezogen',
  ),
  regressed: noted('Verschlechtert'),
  'rated-higher': noted('Höher eingestuft'),
  added: noted('Neu'),
  'listed-again': noted('Wieder aufgeführt'),
  removed: noted(
    'Nicht mehr aufgeführt',
    'Der spätere Stand führt sie nicht auf; dass sie erledigt wurden, sagt er nicht.',
  ),
  resolved: noted('Erledigt'),
  progressed: noted('Vorangekommen'),
  restated: noted('Status anders formuliert', null, 'Status anders formuliert'),
  rescheduled: noted('Termin verschoben', null, 'Termin verschoben'),
  reassigned: noted('Zuständigkeit geändert', null, 'Zuständigkeit geändert'),
  'rated-lower': noted('Niedriger eingestuft'),
  rerated: noted('Anders eingestuft'),
  relinked: noted('Issue geändert', null, 'Issue geändert'),
  retitled: noted('Umbenannt'),
  renumbered: noted('Neu nummeriert'),
  moved: noted('Verschoben'),
  edited: noted('Bearbeitet'),
  'entered-remaining-work': noted('Jetzt unter den Restarbeiten'),
  'left-remaining-work': noted('Nicht mehr unter den Restarbeiten'),
  ambiguous: noted(
    'Mehrdeutig',
    'Mehrere Zeilen könnten derselbe Befund sein. Eine Datei für --aliases klärt, welche es ist.',
  ),
};

export const germanCountedChanges: Words['countedChanges'] = {
  resolved: 'erledigt',
  reopened: 'wieder geöffnet',
  withdrawn: 'mit zurückgezogenem Status',
  'rated-higher': 'höher eingestuft',
  'listed-again': 'wieder aufgeführt',
  regressed: 'verschlechtert',
  added: 'neu',
  removed: 'nicht mehr aufgeführt',
  progressed: 'vorangekommen',
  restated: 'neu formuliert',
  rescheduled: 'mit verschobenem Termin',
  ambiguous: 'mehrdeutig',
};

export const germanFields: ComparisonWords['fields'] = {
  status: noun('Status'),
  title: noun('Titel'),
  id: noun('Kennung'),
  issue: noun('Issue'),
  tracker: noun('Issue'),
  section: noun('Abschnitt'),
  table: noun('Tabelle'),
  severity: noun('Schweregrad'),
  owner: noun('Zuständig'),
  due: noun('Termin'),
  timeCommitment: noun('Zeitaufwand'),
  complexity: noun('Komplexität'),
  benefit: noun('Nutzen'),
  work: noun('Restarbeiten'),
};

/** Adjectives and participles are written small within a sentence, nouns are not. */
function named(label: string, inText = `${label.charAt(0).toLowerCase()}${label.slice(1)}`): Named {
  return { label, inText };
}

function noun(label: string): Named {
  return { label, inText: label };
}

function noted(label: string, note: string | null = null, inText?: string): Words['changes'][keyof Words['changes']] {
  return { ...named(label, inText), note };
}

function status(label: string, inText: string, meaning: string): Words['statuses'][keyof Words['statuses']] {
  return { label, inText, meaning };
}
