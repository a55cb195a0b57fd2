import { levelLabels, statusMeanings, type StatusMeaning } from '../../../domain/vocabulary.ts';
import type { ComparisonWords, Named } from '../sentences.ts';
import type { Words } from '../words.ts';

/** As diagnostics name them too. */
export const statuses: Words['statuses'] = {
  fixed: statusNamed(statusMeanings.fixed),
  removed: statusNamed(statusMeanings.removed),
  'not-applicable': statusNamed(statusMeanings['not-applicable']),
  accepted: statusNamed(statusMeanings.accepted),
  duplicate: statusNamed(statusMeanings.duplicate),
  closed: statusNamed(statusMeanings.closed),
  'partially-fixed': statusNamed(statusMeanings['partially-fixed']),
  'in-progress': statusNamed(statusMeanings['in-progress']),
  'needs-design': statusNamed(statusMeanings['needs-design']),
  'fix-needed': statusNamed(statusMeanings['fix-needed']),
  unreported: statusNamed(statusMeanings.unreported),
  unrecognized: statusNamed(statusMeanings.unrecognized),
};

export const levelNames: Words['levels'] = {
  none: named(levelLabels.none),
  informational: named(levelLabels.informational),
  'very-low': named(levelLabels['very-low']),
  low: named(levelLabels.low),
  medium: named(levelLabels.medium),
  high: named(levelLabels.high),
  'very-high': named(levelLabels['very-high']),
  critical: named(levelLabels.critical),
};

export const changes: Words['changes'] = {
  reopened: noted('Reopened'),
  withdrawn: noted(
    'Status withdrawn',
    'The later snapshot leaves their status empty; it does not say that they were reopened.',
  ),
  regressed: noted('Regressed'),
  'rated-higher': noted('Rated higher'),
  added: noted('New'),
  'listed-again': noted('Listed again'),
  removed: noted('No longer listed', 'The later snapshot does not list them; it does not say that they were resolved.'),
  resolved: noted('Resolved'),
  progressed: noted('Progressed'),
  restated: noted('Status in other words'),
  rescheduled: noted('Due date moved'),
  reassigned: noted('Owner changed'),
  'rated-lower': noted('Rated lower'),
  rerated: noted('Rated differently'),
  relinked: noted('Issue changed'),
  retitled: noted('Retitled'),
  renumbered: noted('Renumbered'),
  moved: noted('Moved'),
  edited: noted('Edited'),
  'entered-remaining-work': noted('Now among remaining work'),
  'left-remaining-work': noted('No longer among remaining work'),
  ambiguous: noted('Ambiguous', 'Several rows could be the same finding. A file for --aliases settles which is which.'),
};

export const countedChanges: Words['countedChanges'] = {
  resolved: 'resolved',
  reopened: 'reopened',
  withdrawn: 'with their status withdrawn',
  'rated-higher': 'rated higher',
  'listed-again': 'listed again',
  regressed: 'regressed',
  added: 'new',
  removed: 'no longer listed',
  progressed: 'progressed',
  restated: 'reworded',
  rescheduled: 'with another due date',
  ambiguous: 'ambiguous',
};

export const fields: ComparisonWords['fields'] = {
  status: named('Status'),
  title: named('Title'),
  id: named('Number'),
  issue: named('Issue'),
  tracker: named('Issue'),
  section: named('Section'),
  table: named('Table'),
  severity: named('Severity'),
  owner: named('Owner'),
  due: named('Due'),
  timeCommitment: named('Time'),
  complexity: named('Complexity'),
  benefit: named('Benefit'),
  work: named('Remaining work'),
};

/** Within a sentence, names are in lower case. */
function named(label: string): Named {
  return { label, inText: label.toLowerCase() };
}

function noted(label: string, note: string | null = null): Words['changes'][keyof Words['changes']] {
  return { ...named(label), note };
}

function statusNamed({ label, meaning }: StatusMeaning): Words['statuses'][keyof Words['statuses']] {
  return { ...named(label), meaning };
}
