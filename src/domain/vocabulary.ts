import type { Level, Status, StatusKind } from './model.ts';
import { refusalsToAct } from './refusals.ts';

/** The fields under the heading of a finding that have a meaning. */
export const fieldRoles = ['severity', 'status'] as const;

/** A field with a meaning. */
export type FieldRole = (typeof fieldRoles)[number];

/** What a column can be for. */
export const columnRoles = [
  'id',
  'title',
  'issue',
  'status',
  'severity',
  'timeCommitment',
  'complexity',
  'benefit',
  'owner',
  'due',
] as const;

/** The purpose of one column of a table. */
export type ColumnRole = (typeof columnRoles)[number];

/** Phrases that tell of one kind of status. */
export interface StatusPhrases {
  readonly kind: StatusKind;
  /** Plain words or marks; case, apostrophes and punctuation do not matter. */
  readonly phrases: readonly string[];
  /** True where the phrase counts only as the first words of the cell. */
  readonly leading?: boolean;
  /** True where the phrase counts only as the last words of a clause: `Windows open`, not `open redirect`. */
  readonly closing?: boolean;
  /** True where the phrase counts only as a clause of its own: `no change`, not `no change was made to the figures`. */
  readonly alone?: boolean;
  /** True where the phrase takes back what is settled, instead of leaving a part of it: `reopened`. */
  readonly overturns?: boolean;
  /** True where a configuration added the phrase. */
  readonly configured?: boolean;
}

/** Everything the reader knows of words. A configuration file adds to it in the same terms. */
export interface Vocabulary {
  /** Column names for each role, most telling first: where two columns could have a role, the earlier name wins. */
  readonly columns: { readonly [role in ColumnRole]: readonly string[] };
  /** Status columns that are about the fix alone: a pull request there says that it is fixed, `yes` and `no` answer. */
  readonly fixColumns: readonly string[];
  /** Most telling first: of all phrases in a cell, the one that stands highest here decides. */
  readonly statuses: readonly StatusPhrases[];
  /** Words that turn a settling phrase after them into its opposite: `not … fixed`, `no longer … fixed`. */
  readonly negations: readonly string[];
  /** Shapes of ids besides `7`, `C-01` and the like: plain words, in which `#` stands for digits. */
  readonly ids: readonly string[];
  /** Words for each step of the scale. */
  readonly levels: { readonly [level in Level]: readonly string[] };
}

/** What a kind of status means. */
export interface StatusMeaning {
  readonly label: string;
  readonly settled: boolean;
  readonly meaning: string;
}

/** What each kind of status means, in words, and whether it settles a finding. */
export const statusMeanings: { readonly [kind in StatusKind]: StatusMeaning } = {
  fixed: { label: 'Fixed', settled: true, meaning: 'the author says so, or names the change that fixes it' },
  removed: { label: 'Removed', settled: true, meaning: 'the feature it was found in is gone' },
  'not-applicable': { label: 'Not applicable', settled: true, meaning: 'not a defect, invalid, a false positive' },
  accepted: {
    label: 'Accepted',
    settled: true,
    meaning: 'risk accepted, by design, won’t fix, acknowledged, left to the user',
  },
  duplicate: { label: 'Duplicate', settled: true, meaning: 'tracked elsewhere, and nothing more is said' },
  closed: { label: 'Closed, fix not stated', settled: true, meaning: 'closed, without saying that it was fixed' },
  'partially-fixed': { label: 'Partially fixed', settled: false, meaning: 'a part is fixed and a part remains' },
  'in-progress': { label: 'In progress', settled: false, meaning: 'somebody works on it, or a change is under review' },
  'needs-design': {
    label: 'Needs design',
    settled: false,
    meaning: 'a proposal (in Kubernetes: a KEP) has to come first',
  },
  'fix-needed': {
    label: 'Fix needed',
    settled: false,
    meaning: 'open, reopened, deferred, or closed though more is needed',
  },
  unreported: { label: 'Not reported', settled: false, meaning: 'no status column, or an empty cell' },
  unrecognized: {
    label: 'Not recognized',
    settled: false,
    meaning: 'words outside the vocabulary: shown, not guessed',
  },
};

/** Whether a finding of this status needs nothing more. */
export function isSettled(kind: StatusKind): boolean {
  return statusMeanings[kind].settled;
}

/** Returns a kind of status with what follows from it. */
export function describeKind(kind: StatusKind): Pick<Status, 'kind' | 'settled' | 'label'> {
  const { settled, label } = statusMeanings[kind];
  return { kind, settled, label };
}

/** Reader's words for each step of the scale. */
export const levelLabels: { readonly [level in Level]: string } = {
  none: 'None',
  informational: 'Informational',
  'very-low': 'Very low',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  'very-high': 'Very high',
  critical: 'Critical',
};

/** Words that put a settling phrase close after them into doubt or the future: `will be closed`, `once fixed`. */
export const reservations: ReadonlySet<string> = new Set(
  (
    'be being get gets getting will would should could might must shall until unless if when once before awaiting pending ' +
    'expected planned scheduled almost nearly previously formerly incorrectly supposedly allegedly hopefully instead rather needs need ' +
    'whether unclear unsure claimed claims reportedly apparently presumably maybe perhaps possibly probably believed assumed'
  ).split(' '),
);

/** Words that say what others make of a finding, right before a settling phrase: `considered fixed`, `reported as fixed`. */
export const attributions: ReadonlySet<string> = new Set(
  'considered deemed regarded reported marked flagged listed labeled labelled declared called treated said noted'.split(
    ' ',
  ),
);

/** Words of the past: `fixed when the parser was replaced` depends on nothing. */
export const past: ReadonlySet<string> = new Set('was were had did previously formerly'.split(' '));

/** Answers that confirm a settling phrase before them: `fixed? yes`. */
export const affirmations: ReadonlySet<string> = new Set('yes yep y true done ✅ ✔ ✓ ☑ 👍'.split(' '));

/** Words that begin a new thought, to which a negation before them does not reach: `not exploitable, but fixed`. */
export const turns: ReadonlySet<string> = new Set(
  'but however although though since because after then later now anyway'.split(' '),
);

/** Answers that take a settling phrase before them back: `fixed? no`. */
export const refusals: ReadonlySet<string> = new Set([
  'no',
  'not',
  'nope',
  'false',
  'never',
  '❌',
  '✗',
  '✘',
  '✖',
  '👎',
]);

/** Words before a role's name that do not change what the column is for: `Current DD status`. */
export const qualifiers: ReadonlySet<string> = new Set(
  (
    'the original orig current new latest final overall initial updated reported audit auditor auditors dd due diligence ' +
    'finding findings vulnerability vulnerabilities issue issues bug weakness advisory alert risk item security remediation resolution fix mitigation team client project ' +
    'vendor developer review triage github tracking tracker upstream public assessed rated'
  ).split(' '),
);

/** Labels of the fields under the heading of a finding: `**Status:** Fixed`. What is to be done (`Fix:`) is no status. */
export const fieldLabels: { readonly [role in FieldRole]: readonly string[] } = {
  severity: [
    'severity', 'severity level', 'severity rating', 'risk', 'risk level', 'risk rating', 'criticality', 'threat level',
  ], // prettier-ignore
  status: [
    'status', 'state', 'fix status', 'remediation status', 'resolution status', 'mitigation status', 'finding status',
    'issue status', 'disposition',
  ], // prettier-ignore
};

/** The vocabulary every project starts from. */
export const builtIn: Vocabulary = {
  columns: {
    id: [
      'id', 'finding id', 'identifier', 'finding no', 'ref', 'reference', 'key', 'code', '#', 'no', 'nr', 'number', 'num',
      's no', 'sr no', 'sl no', 'cve', 'cve id', 'ghsa', 'advisory',
    ], // prettier-ignore
    title: [
      'title', 'finding', 'finding title', 'vulnerability', 'vulnerability name', 'finding name', 'issue name', 'issue',
      'issue title', 'problem', 'weakness', 'bug', 'defect', 'flaw', 'observation', 'findings', 'vulnerabilities', 'issues',
      'finding description', 'issue description', 'vulnerability description', 'headline', 'point', 'short description', 'name',
      'summary', 'description', 'component', 'package', 'dependency', 'threat', 'alert', 'recommendation',
    ], // prettier-ignore
    issue: [
      'issue', 'issues', 'github issue', 'tracking issue', 'issue link', 'issue tracker', 'tracker', 'ticket', 'tickets',
      'bug', 'jira', 'gh issue',
    ], // prettier-ignore
    status: [
      'status', 'state', 'dd status', 'verdict', 'disposition', 'fix status', 'remediation status', 'resolution status',
      'mitigation status', 'current state', 'outcome', 'resolution', 'action', 'action taken', 'decision', 'response',
      'fix', 'fixed', 'fixed in', 'fixed by', 'fixes', 'fix commit', 'fix pr', 'fix version', 'fixed version', 'patched in',
      'patched version', 'patched versions', 'resolved', 'mitigated', 'mitigation', 'addressed', 'remediated', 'remediation',
      'closed', 'date closed', 'closed date', 'closed on', 'closure date', 'close date', 'date of closure', 'date fixed', 'fixed date',
      'fixed on', 'date resolved', 'resolved date', 'resolved on', 'date remediated', 'remediated on', 'first patched', 'fixed versions',
    ], // prettier-ignore
    severity: [
      'severity', 'severity level', 'severity rating', 'risk rating', 'risk level', 'criticality', 'level', 'rating',
      'threat level', 'cvss severity', 'sev', 'risk', 'importance', 'priority', 'impact',
    ], // prettier-ignore
    timeCommitment: [
      'time commitment',
      'time',
      'effort',
      'estimated effort',
      'level of effort',
      'estimate',
      'time estimate',
      'cost',
    ],
    complexity: ['complexity', 'difficulty'],
    benefit: ['benefit to ecosystem', 'benefit', 'benefits', 'impact', 'value', 'payoff', 'gain'],
    owner: [
      'owner', 'owners', 'assignee', 'assignees', 'assigned to', 'assigned', 'responsible', 'responsible party',
      'responsible person', 'responsible team', 'responsibility', 'point of contact', 'dri', 'action owner', 'owned by',
    ], // prettier-ignore
    due: [
      'due date', 'due', 'due by', 'due on', 'date due', 'deadline', 'target date', 'target completion date', 'target fix date',
      'target resolution date', 'planned fix date', 'planned date', 'planned completion date', 'scheduled completion date',
      'estimated completion date', 'expected completion date', 'expected fix date', 'expected date', 'eta', 'target', 'planned fix',
      'planned completion', 'planned for', 'target completion', 'scheduled completion', 'estimated completion', 'expected completion',
      'expected fix', 'fix by', 'resolve by',
    ], // prettier-ignore
  },
  fixColumns: [
    'fix', 'fixes', 'fixed', 'fixed in', 'fixed by', 'fix commit', 'fix pr', 'fix version', 'fixed version', 'patched in',
    'patched version', 'patched versions', 'resolved', 'mitigated', 'mitigation', 'addressed', 'remediated', 'remediation',
    'first patched', 'fixed versions',
  ], // prettier-ignore
  statuses: [
    {
      kind: 'fix-needed',
      overturns: true,
      phrases: [
        'reopened', 're-opened', 'open again', 'broken again', 'broke again', 'back again', 'came back', 'reappeared', 'reverted', 'fix reverted', 'regressed', 'rolled back',
        'not fixed', 'unfixed', 'unresolved', 'unmitigated', 'not mitigated', 'unpatched', 'unaddressed', 'unremediated',
        'not addressed', 'not resolved', 'not remediated', 'not implemented', 'not started', 'no fix', 'no patch',
        'fix needed', 'needs a fix', 'needs fix', 'needs fixing', 'fix required', 'requires a fix', 'fix is needed',
        'still needs', 'work needed', 'needs work', 'more work', 'action required', 'needs attention',
        'fix failed', 'failed fix', 'wrong fix', 'no mitigation', 'unfinished', 'incomplete', 'regression',
        'risk acceptance pending', 'risk acceptance required', 'risk acceptance needed', 'risk acceptance expired', 'acceptance pending',
        'acceptance expired', 'then restored', 'later restored', 're-added', 'readded', 'reinstated', 'added back',
        'mitigation error', 'still vulnerable', 'still present', 'still exploitable',
      ], // prettier-ignore
    },
    {
      kind: 'needs-design',
      phrases: [
        'needs a kep', 'need a kep', 'needs kep', 'requires a kep', 'requires kep', 'kep needed', 'kep required',
        'needs design', 'needs a design', 'design needed', 'needs a proposal', 'proposal needed', 'requires a proposal',
        'needs an rfc', 'rfc needed', 'needs discussion', 'under discussion',
      ], // prettier-ignore
    },
    {
      kind: 'accepted',
      phrases: [
        'risk accepted', 'accepted risk', 'accept risk', 'accept the risk', 'accepted the risk', 'risk acceptance',
        'accepted as is', 'wontfix', 'wont fix', 'will not fix', 'wont be fixed', 'will not be fixed', 'not going to fix',
        'wont do', 'no fix planned', 'ignored', 'declined', 'dismissed', 'tolerated', 'not planned', 'by design', 'as designed', 'works as designed', 'working as designed',
        'as intended', 'works as intended', 'working as intended', 'intended behavior', 'intended behavior',
        'expected behavior', 'expected behavior', 'end user exercise', 'largely left as an end user exercise', 'left as is', 'left as it is', 'left to the user', 'left to users',
        'left to the end user', 'left to the operator', 'left to operators', 'users responsibility', 'user responsibility',
      ], // prettier-ignore
    },
    { kind: 'accepted', phrases: refusalsToAct() },
    {
      kind: 'accepted',
      alone: true,
      phrases: ['no action', 'no change', 'no changes', 'no action taken', 'no change needed'],
    },
    {
      kind: 'partially-fixed',
      phrases: [
        'partially',
        'partial',
        'partly',
        'in part',
        'fixed in part',
        'addressed in part',
        'resolved in part',
        'half fixed',
        'mostly fixed',
        'in fork only',
        'incomplete fix',
        'workaround',
        'not fully fixed',
        'not fully resolved',
        'not completely fixed',
        'not entirely fixed',
        'not fully mitigated',
        'not fully addressed',
        '🟡',
        '🟠',
      ],
    },
    {
      kind: 'in-progress',
      phrases: [
        'in progress', 'work in progress', 'wip', 'ongoing', 'under way', 'underway', 'being fixed', 'being worked on', 'being discussed', 'being reviewed', 'being tested', 'being investigated', 'being considered',
        'being addressed', 'working on', 'working on it', 'fix in progress', 'fix in review', 'in review', 'under review',
        'under investigation', 'investigating', 'pr open', 'open pr', 'pr submitted', 'fix submitted', 'pr opened', 'started', 'in development', 'in testing',
        'ready for review', 'awaiting review', 'ready to merge', 'awaiting merge', 'fix pending release',
        'proposed fix', 'fix proposed', 'in discussion', 'looking into', 'working towards', 'under evaluation', 'under consideration', 'being evaluated',
        '🔧', '🚧', '🏗', '⏳', '🔄', '👷',
      ], // prettier-ignore
    },
    {
      kind: 'fix-needed',
      phrases: [
        'pending', 'todo', 'to do', 'deferred', 'postponed', 'backlog', 'backlogged', 'scheduled', 'tracking', 'tracked',
        'outstanding', 'remaining', 'remains', 'remain', 'remains open', 'still open', 'open in', 'open on', 'open for', 'is affected', 'are affected', 'still affected', 'is vulnerable', 'are vulnerable', 'is open', 'currently open', 'unassigned',
        'help wanted', 'flagged', 'follow up', 'followup', 'future work', 'to be fixed', 'to be done', 'awaiting fix',
        'awaiting a fix', 'not yet', 'will fix', 'fix later', 'next release', 'blocked', 'on hold', 'stalled', 'paused',
        'needs review', 'needs triage', 'needs verification', 'needs verifying', 'needs testing', 'needs tests', 'needs backport',
        'needs a backport', 'needs backporting', 'untriaged', 'unverified', 'untested', '❌', '✗', '✘', '✖', '👎', '⛔', '🛑', '🔜', '🔴', '⏸', '☐', '⬜', '🆕',
      ], // prettier-ignore
    },
    { kind: 'fix-needed', closing: true, phrases: ['open', 'missing', 'needed'] },
    { kind: 'fix-needed', leading: true, phrases: ['open', 'opened', 'planned', 'to fix'] },
    {
      kind: 'not-applicable',
      phrases: [
        'not a defect', 'not a bug', 'not an issue', 'not a vulnerability', 'not a finding', 'not a problem', 'not applicable',
        'n/a', 'na', 'invalid', 'false positive', 'not reproducible', 'cannot reproduce', 'could not reproduce', 'not valid',
        'no fix needed', 'no fix required', 'no action needed', 'no action required', 'not required', 'not needed', 'rejected',
        'withdrawn', 'out of scope', 'not affected', 'not exploitable', 'no longer applicable', 'no longer relevant', 'obsolete',
      ], // prettier-ignore
    },
    {
      kind: 'removed',
      phrases: ['removed', 'feature removed', 'was removed', 'deleted', 'code removed', 'no longer exists', 'retired'],
    },
    {
      kind: 'fixed',
      phrases: [
        'fixed', 'fixed by', 'fixed in', 'addressed', 'addressed by', 'addressed in', 'resolved', 'resolved by', 'resolved in',
        'resolved with', 'mitigated', 'mitigation confirmed', 'remediated', 'patched', 'corrected', 'solved', 'implemented',
        'merged', 'completed', 'complete', 'done', 'shipped', 'repaired', 'rectified', 'landed', 'released', 'fix merged', 'fix applied', 'fix deployed', 'fix implemented', 'fix released', 'fix landed', 'fix shipped',
        'fix confirmed', 'fix verified', 'already fixed', 'upgraded to', 'verified fixed', '✅', '✔', '✓', '☑', '🟢', '💚', '🆗', '🎉', '👍',
      ], // prettier-ignore
    },
    { kind: 'accepted', phrases: ['accepted', 'acknowledged', 'acknowledge', 'noted', 'ack'] },
    {
      kind: 'duplicate',
      phrases: ['duplicate', 'duplicate of', 'dup of', 'duplicated', 'dupe', 'superseded', 'superseded by'],
    },
    { kind: 'closed', phrases: ['closed', 'issue closed', 'closed as'] },
    {
      kind: 'fix-needed',
      leading: true,
      phrases: [
        'new', 'active', 'reported', 'confirmed', 'disputed', 'undetermined', 'undecided', 'unknown', 'triaged',
        'assigned', 'valid', 'unclear',
      ], // prettier-ignore
    },
  ],
  negations: (
    'not no never none nothing neither nor cannot cant isnt arent aint wasnt werent hasnt havent hadnt didnt dont doesnt ' +
    'wont couldnt wouldnt shouldnt mustnt without un non zero hardly barely far anything'
  ).split(' '),
  ids: ['CVE-#-#', 'Finding #', 'Issue #'],
  levels: {
    none: ['none', 'no risk'],
    informational: [
      'non critical',
      'noncritical',
      'informational',
      'info',
      'information',
      'note',
      'notice',
      'advisory',
    ],
    'very-low': ['very low', 'trivial', 'negligible', 'minimal'],
    low: ['low', 'minor', 'easy', 'small'],
    medium: ['medium', 'moderate', 'med', 'middle'],
    high: ['high', 'major', 'hard', 'large', 'difficult', 'severe', 'important'],
    'very-high': ['very high', 'very large', 'very hard'],
    critical: ['critical', 'crit', 'blocker'],
  },
};
