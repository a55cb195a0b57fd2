import { describe, expect, test } from 'vitest';
import { read } from './essence.ts';

/** A table of cells separated by `|`, the header first. */
function table(...rows: readonly string[]): string {
  const [header = '', ...body] = rows;
  const width = header.split('|').length;
  return [header, Array.from({ length: width }, () => '---').join('|'), ...body].map((row) => `| ${row} |`).join('\n');
}

/** What is read: `id title: status`, `work: title`, and the lines of tables that are set aside with a warning. */
async function said(...blocks: readonly string[]): Promise<readonly string[]> {
  const { findings, remainingWork, diagnostics } = await read(`${blocks.join('\n\n')}\n`);
  return [
    ...findings.map(({ id, title, status }) => `${id ?? '–'} ${title.text}: ${status.kind}`),
    ...remainingWork.map(({ title }) => `work: ${title.text}`),
    ...diagnostics.flatMap(({ code, position }) =>
      code === 'table-not-read' ? [`line ${position?.start.line ?? '-'} is not read`] : [],
    ),
  ];
}

describe('Tables of findings, whatever their columns are called', () => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    [
      'a plan of action and milestones',
      [
        '## Open POA&M items',
        table(
          'POA&M ID | Controls | Weakness Description | Detector | Point of Contact | Scheduled Completion | Status',
          'POAM-001 | AC-2 | Accounts of leavers stay active | Interview | ops | 2031-09-30 | Open',
          'POAM-002 | AU-6 | Nobody reads the logs | Scan | ops | 2031-12-31 | In Progress',
        ),
      ],
      ['POAM-001 Accounts of leavers stay active: fix-needed', 'POAM-002 Nobody reads the logs: in-progress'],
    ],
    [
      'a title called weakness, beside an id of the house',
      [table('POA&M Item | Weakness | Status', 'V-01 | Stale keys | Open', 'V-02 | Weak hash | Closed')],
      ['V-01 Stale keys: fix-needed', 'V-02 Weak hash: closed'],
    ],
    [
      'a status by day, under a heading',
      [
        '## Closed Findings',
        table(
          'ID | Control | Description | Closed',
          'PO-04 | SC-8 | Traffic to the cache is not encrypted | 2031-02-03',
          'PO-05 | IA-2 | One factor is enough for operators | 2031-02-09',
        ),
      ],
      ['PO-04 Traffic to the cache is not encrypted: closed', 'PO-05 One factor is enough for operators: closed'],
    ],
    [
      'ids and severities, no title',
      [
        '# Pentest',
        table('C4X ID | Sev | Repo | Status', 'C4-1 | High | gate | Fixed', 'C4-2 | Low | gate | Acknowledged'),
      ],
      ['C4-1 C4-1: fixed', 'C4-2 C4-2: accepted'],
    ],
    [
      'nothing but id, severity and status',
      [table('ID | Severity | Status', 'QA-01 | High | Open', 'QA-02 | Low | Fixed')],
      ['QA-01 QA-01: fix-needed', 'QA-02 QA-02: fixed'],
    ],
    [
      'a finding by its last word',
      [table('Internal9 finding | Current status', 'Hose leaks | Fixed in v2', 'Rope is thin | Open')],
      ['– Hose leaks: fixed', '– Rope is thin: fix-needed'],
    ],
    [
      'two words for one thing',
      [table('Observation / Finding | Status', 'Hose leaks | Fixed', 'Rope is thin | Open')],
      ['– Hose leaks: fixed', '– Rope is thin: fix-needed'],
    ],
    [
      'points of an audit with verdicts',
      [table('# | Audit point | Verdict', '1 | Locks are rusty | Fixed', '2 | Keys are shared | Accepted risk')],
      ['1 Locks are rusty: fixed', '2 Keys are shared: accepted'],
    ],
    [
      'a list of vulnerabilities with ids of two houses',
      [
        '# Internal audit',
        table(
          'internal7 | vuln-list | Item | Where | Status',
          'I7-1 | V-3 | Reward is counted twice | a.rs | Fixed',
          'I7-2 | V-9 | Owner can be anybody | b.rs | Open',
        ),
      ],
      ['I7-1 Reward is counted twice: fixed', 'I7-2 Owner can be anybody: fix-needed'],
    ],
    [
      'keys of a tracker',
      [
        '## Audit findings',
        table('Jira Key | Details | Priority | Status', 'ORCH-12 | Hose leaks at the tap | High | Closed'),
      ],
      ['ORCH-12 Hose leaks at the tap: closed'],
    ],
    [
      'gaps',
      [table('Gap ID | Gap | Owner | Status', 'GAP-1 | No backups are tested | ops | Open')],
      ['GAP-1 No backups are tested: fix-needed'],
    ],
    [
      'a problem statement',
      [
        '# Security assessment',
        table(
          'Report ID | Problem statement | Recommended remediation | Rating | Status',
          'R-1 | Pears are stored in plain sight | Put a cloth on them, and then another one | High | Fixed',
          'R-2 | Apples roll away | A rim | Low | Open',
        ),
      ],
      ['R-1 Pears are stored in plain sight: fixed', 'R-2 Apples roll away: fix-needed'],
    ],
    [
      'the wordiest column is the title',
      [
        table(
          'ID | Category | Attack | Severity | Status',
          'AT-1 | Temporal | Replay of an old token | High | Fixed',
          'AT-2 | Temporal | Clock set back by an hour | Low | Open',
        ),
      ],
      ['AT-1 Replay of an old token: fixed', 'AT-2 Clock set back by an hour: fix-needed'],
    ],
    [
      'ids under “Finding”, issues under “Issue”',
      [
        table(
          'Finding | Issue | PR | Status',
          'C-01 | [#3](https://github.com/o/r/issues/3) | [#9](https://github.com/o/r/pull/9) | Fixed',
          'C-02 | [#4](https://github.com/o/r/issues/4) | – | Open',
        ),
      ],
      ['C-01 C-01: fixed', 'C-02 C-02: fix-needed'],
    ],
    [
      'a column of references that are mostly words is no id',
      [
        table(
          'Orchard key | Title | Severity | Status | Reference',
          'OR-1 | Hose leaks | High | Open | Tracked in the pear repository',
          'OR-2 | Rope is thin | Low | Open | ca9203a',
          'OR-3 | Gate is open | Low | Open | ca9203a',
        ),
      ],
      ['OR-1 Hose leaks: fix-needed', 'OR-2 Rope is thin: fix-needed', 'OR-3 Gate is open: fix-needed'],
    ],
    [
      'status of a heading',
      [
        '# Audit',
        '## Closed findings',
        table('ID | Weakness', 'W-1 | Stale keys'),
        '## Open findings (1/2)',
        table('ID | Weakness', 'W-2 | Weak hash'),
      ],
      ['W-1 Stale keys: closed', 'W-2 Weak hash: fix-needed'],
    ],
    [
      'issues fixed and pending, with counts',
      [
        '# Audit findings',
        '## Issues fixed (2/3)',
        table('ID | Issue', 'K-1 | Stale keys', 'K-2 | Weak hash'),
        '## Pending (1/3)',
        table('ID | Issue', 'K-3 | Open port'),
      ],
      ['K-1 Stale keys: fixed', 'K-2 Weak hash: fixed', 'K-3 Open port: fix-needed'],
    ],
    [
      'a status column before the heading',
      ['## Closed findings', table('ID | Weakness | Status', 'W-1 | Stale keys | Reopened')],
      ['W-1 Stale keys: fix-needed'],
    ],
    [
      'a day of closing, and none',
      [table('ID | Finding | Date closed', 'W-1 | Stale keys | 12 March 2031', 'W-2 | Weak hash | ')],
      ['W-1 Stale keys: closed', 'W-2 Weak hash: unreported'],
    ],
    [
      'a day on which it is to be closed says nothing',
      [table('ID | Finding | Severity | Target close date', 'W-1 | Stale keys | High | 2031-03-12')],
      ['W-1 Stale keys: unreported'],
    ],
    [
      'code and deployment: the less settled counts',
      [
        table(
          'ID | Finding | Code status | Deployment status',
          'D-1 | Stale keys | Fixed | Deployed',
          'D-2 | Weak hash | Fixed | Not deployed',
          'D-3 | Open port | Fixed | Pending',
          'D-4 | Thin rope | Won’t fix | N/A',
          'D-5 | Long hose | Fixed | Branch of the gardener',
        ),
      ],
      [
        'D-1 Stale keys: fixed',
        'D-2 Weak hash: fix-needed',
        'D-3 Open port: fix-needed',
        'D-4 Thin rope: accepted',
        'D-5 Long hose: unrecognized',
      ],
    ],
    [
      'the same header has the same roles',
      [
        table('# | Defect | Fix', '1 | Gate squeaks | Fixed in #7', '2 | Lock is stiff | Fixed in #8'),
        table('# | Defect | Fix', '1 | Hose leaks | New washer'),
      ],
      ['1 Gate squeaks: fixed', '2 Lock is stiff: fixed', '1 Hose leaks: fix-needed'],
    ],
    [
      'a fix that is described is no status',
      [
        '## Defects found',
        table(
          'ID | Defect | Fix',
          'D-1 | Hose leaks | Put a new washer between tap and hose',
          'D-2 | Rope is thin | Removed the empty block of the pulley',
          'D-3 | Gate is open | Added a spring and a latch to it',
        ),
      ],
      ['D-1 Hose leaks: unreported', 'D-2 Rope is thin: unreported', 'D-3 Gate is open: unreported'],
    ],
    [
      'rows of a template that wait for words',
      [
        table(
          'ID | Finding | Severity | Status',
          'F-1 | Hose leaks | High | Open',
          '[Add rows as needed] | | | ',
          'F-2 | [Title] | [High/Low] | [Open/Closed]',
        ),
      ],
      ['F-1 Hose leaks: fix-needed'],
    ],
  ])('%s', async (_, blocks, expected) => {
    expect(await said(...blocks)).toEqual(expected);
  });
});

describe('Packages to upgrade are not fixes made', () => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    [
      'a release to upgrade to',
      [table('ID | Package | Severity | Fixed In | Affected Code', 'GO-2099-4012 | net/made | High | 9.9.8 | b.go:89')],
      ['GO-2099-4012 net/made: unreported'],
    ],
    [
      'installed and fixed version',
      [
        table(
          'Library | Vulnerability | Severity | Installed Version | Fixed Version | Title',
          'made | CVE-2099-1001 | HIGH | 1.0.0 | 1.0.3 | Overflow in made',
          'maid | CVE-2099-1002 | LOW | 2.0.0 | | Loop in maid',
        ),
      ],
      ['CVE-2099-1001 Overflow in made: unreported', 'CVE-2099-1002 Loop in maid: unreported'],
    ],
    [
      'the status of a scanner: a fix exists',
      [
        table(
          'Library | Vulnerability | Severity | Status | Installed Version | Fixed Version',
          'made | CVE-2099-1001 | HIGH | fixed | 1.0.0 | 1.0.3',
          'maid | CVE-2099-1002 | LOW | affected | 2.0.0 | ',
        ),
      ],
      ['CVE-2099-1001 made: unreported', 'CVE-2099-1002 maid: unreported'],
    ],
    [
      'patched versions of advisories',
      [
        table(
          'Advisory | Package | Severity | Patched versions',
          'GHSA-2222-3333-4444 | made | high | >= 1.2.3, < 2',
          'GHSA-2222-3333-5555 | maid | low | none',
        ),
      ],
      ['GHSA-2222-3333-4444 made: unreported', 'GHSA-2222-3333-5555 maid: unreported'],
    ],
    [
      'a status of the project’s own counts',
      [
        table(
          'CVE | Package | Severity | Fixed in | Status',
          'CVE-2099-1001 | made | High | 1.2.3 | Upgraded to 1.2.3',
          'CVE-2099-1002 | maid | Low | 2.0.0 | Open',
        ),
      ],
      ['CVE-2099-1001 made: fixed', 'CVE-2099-1002 maid: fix-needed'],
    ],
    [
      'releases beside changes: only the changes are made',
      [
        table(
          'ID | Title | Package | Severity | Fixed in',
          'C-01 | Hose leaks | made | High | 4.17.21',
          'C-02 | Rope is thin | maid | Low | [#12](https://github.com/o/r/pull/12)',
        ),
      ],
      ['C-01 Hose leaks: fix-needed', 'C-02 Rope is thin: fixed'],
    ],
    [
      'a version beside ids of the project’s own is a fix',
      [table('ID | Finding | Fixed in', 'C-01 | Hose leaks | v1.2', 'C-02 | Rope is thin | ')],
      ['C-01 Hose leaks: fixed', 'C-02 Rope is thin: unreported'],
    ],
    [
      'a version in the status column is one too',
      [table('ID | Finding | Status', 'C-01 | Hose leaks | Fixed in v1.2.0')],
      ['C-01 Hose leaks: fixed'],
    ],
    [
      'known issues of the product itself',
      [table('Issue | Affected versions | Fixed in', 'Crash on empty input | < 1.2 | 1.2.0')],
      ['– Crash on empty input: fixed'],
    ],
  ])('%s', async (_, blocks, expected) => {
    expect(await said(...blocks)).toEqual(expected);
  });
});

const finding = table(
  'ID | Finding | Severity | Status',
  'A-1 | Hose leaks | High | Open',
  'A-2 | Thin rope | Low | Fixed',
);
const packages = table('Package | Severity | Fixed in', 'made | High | 1.0.3', 'maid | Low | 2.1.0');
const scanned = table('ID | Issue | Instances', 'NC-1 | Spelling in comments | 4', 'NC-2 | Long lines | 31');
const read1 = ['A-1 Hose leaks: fix-needed', 'A-2 Thin rope: fixed'];

describe('An appendix is not the audit', () => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    ['packages in an appendix', ['# Audit', finding, '## Appendix A', packages], read1],
    ['packages in a section of their own', ['# Audit', finding, '## Dependency scan', packages], read1],
    ['the output of a tool', ['# Audit', finding, '## Automated findings', scanned], read1],
    [
      'findings under headings, a scanner in the appendix',
      [
        '# Audit',
        '## Findings',
        '### [H-01] Hose leaks',
        'It does.',
        '### [M-01] Thin rope',
        'It is.',
        '# Appendix',
        '## 4analyser report',
        scanned,
      ],
      ['H-01 Hose leaks: unreported', 'M-01 Thin rope: unreported'],
    ],
    ['nothing else: the appendix is the audit', ['# Audit', '## Appendix: findings', finding], read1],
    [
      'a dependency scan alone',
      ['# Dependency scan', table('Package | CVE | Severity | Fixed in', 'made | CVE-2099-1001 | High | 1.0.3')],
      ['CVE-2099-1001 made: unreported'],
    ],
  ])('%s', async (_, blocks, expected) => {
    expect(await said(...blocks)).toEqual(expected);
  });
});

describe('Findings as tables of fields and values', () => {
  const card = (id: string, title: string, severity: string, status: string): string =>
    table(
      'Field | Value',
      `Item ID | ${id}`,
      `Weakness | ${title}`,
      `Severity | ${severity}`,
      `Current Status | ${status}`,
      'Owner | ops',
    );
  test.each<readonly [string, readonly string[], readonly string[]]>([
    [
      'one finding each',
      [
        '### POAM-001',
        card('POAM-001', 'Stale keys', 'High', 'Open'),
        '### POAM-002',
        card('POAM-002', 'Weak hash', 'Low', 'Closed'),
      ],
      ['POAM-001 Stale keys: fix-needed', 'POAM-002 Weak hash: closed'],
    ],
    [
      'the title is the heading',
      [
        '### Hose leaks',
        table('Severity | High', 'Status | Fixed', 'Type | Water'),
        '### Thin rope',
        table('Severity | Low', 'Status | Open', 'Type | Air'),
      ],
      ['– Hose leaks: fixed', '– Thin rope: fix-needed'],
    ],
    [
      'a row of a table is told once',
      [
        '# Audit',
        finding,
        '### A-1',
        card('A-1', 'Hose leaks', 'High', 'Open'),
        '### A-2',
        card('A-2', 'Thin rope', 'Low', 'Fixed'),
      ],
      read1,
    ],
    [
      'what a report says of itself is no finding',
      [
        table(
          'Field | Value',
          'Document ID | SEC-01',
          'Title | Audit of the orchard',
          'Version | 1.2',
          'Status | Final',
          'Classification | High',
        ),
        finding,
      ],
      read1,
    ],
    [
      'a legend is no finding',
      [
        table('Severity | Meaning', 'High | Somebody may be hurt', 'Low | Nobody is hurt'),
        table('Status | Meaning', 'Open | Nothing was done', 'Fixed | All is well'),
      ],
      [],
    ],
  ])('%s', async (_, blocks, expected) => {
    expect(await said(...blocks)).toEqual(expected);
  });
});

describe('Findings that are told twice are read once', () => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    [
      'a plan that names their ids',
      [finding, '## Plan', table('Finding | Owner | Status', 'A-1 | ops | In progress', 'A-2 | dev | Done')],
      read1,
    ],
    [
      'phases with several ids',
      [finding, '## Plan', table('Phase | Finding IDs | Status', '1 | A-1, A-2 | In progress', '2 | A-9 | Open')],
      read1,
    ],
    [
      'but not those that only stand there',
      [finding, table('ID | Severity | Status', 'A-3 | High | Open', 'A-1 | High | Open')],
      [...read1, 'A-3 A-3: fix-needed', 'A-1 A-1: fix-needed'],
    ],
    [
      'a card below a heading that has other tables is no finding of that name',
      [
        finding,
        '## Plan',
        table('Phase | Owner', '1 | ops'),
        table('Field | Value', 'Severity | High', 'Status | Open', 'Team | ops'),
      ],
      read1,
    ],
  ])('%s', async (_, blocks, expected) => {
    expect(await said(...blocks)).toEqual(expected);
  });
});

describe('Tables that only look like findings stay aside, without a word', () => {
  test.each<readonly [string, readonly string[]]>([
    ['controls', [table('Control ID | Control name | Status', 'AC-2 | Accounts | Open', 'AC-3 | Access | Fixed')]],
    [
      'controls with severities',
      [table('Control | Severity | Status', 'Locked gate | High | Fixed', 'High fence | Low | Open')],
    ],
    [
      'controls with findings',
      [
        table(
          'Control ID | Control Name | Finding(s) | Disposition',
          'AC-2 | Accounts | None | Closed',
          'AC-3 | Access | 2 | Open',
        ),
      ],
    ],
    [
      'requirements',
      [table('Req ID | Description | Status', 'REQ-1 | Users log in | Done', 'REQ-2 | Users log out | Open')],
    ],
    [
      'milestones',
      [
        table(
          'ID | Milestone | Target | Status',
          'M1 | Kickoff | 2031-01 | Done',
          'M2 | Report | 2031-04 | In progress',
        ),
      ],
    ],
    [
      'tests',
      [
        table(
          'Test ID | Scenario | Result | Status',
          'TC-1 | Wrong word | refused | Closed',
          'TC-2 | Right word | let in | Open',
        ),
      ],
    ],
    [
      'tasks',
      [
        '# Audit',
        table('ID | Task | Owner | Status', 'T-1 | Write the report | ops | Done', 'T-2 | Read it | dev | Open'),
      ],
    ],
    ['a legend of statuses', [table('Status | Meaning', 'Open | Nothing was done', 'Fixed | All is well')]],
    [
      'a legend of severities',
      [
        table(
          'Severity | Definition | Response',
          'High | Bad | Fixed in a week',
          'Low | Not bad | Fixed when possible',
        ),
      ],
    ],
    ['totals by severity', [table('Severity | Count | Open | Closed', 'High | 3 | 1 | 2', 'Low | 4 | 4 | 0')]],
    ['totals by status', [table('Status | Count', 'Open | 3', 'Closed | 4')]],
    ['risks by likelihood', [table('Likelihood | Low | High', 'Rare | Low | Medium', 'Certain | Medium | Critical')]],
    ['gas', [table('Function | Gas before | Gas after', 'mint | 1000 | 900', 'burn | 900 | 800')]],
    ['files in scope', [table('File | SLOC | Purpose', 'a.sol | 20 | Gate', 'b.sol | 30 | Fence')]],
    [
      'a registry of decisions',
      [table('ID | Decision | Status', 'ADR-1 | Use pears | Accepted', 'ADR-2 | Use apples | Superseded')],
    ],
    [
      'proposals',
      [table('KEP | Title | Status', 'KEP-1 | Signed pears | implementable', 'KEP-2 | Peeled pears | provisional')],
    ],
    [
      'a changelog',
      [
        '## Changelog',
        table('Version | Date | Changes', '1.1 | 2031-02-01 | Fixed the gate', '1.0 | 2031-01-01 | First'),
      ],
    ],
    ['pull requests', [table('PR | Description | Status', '#12 | New gate | merged', '#13 | New fence | open')]],
    ['features', [table('Feature | Status | Notes', 'Gates | done | ', 'Fences | in progress | ')]],
    [
      'services',
      ['# Security', table('ID | Service | Owner | Status', 'S-1 | Pump | ops | Open', 'S-2 | Tap | ops | Closed')],
    ],
    ['criteria', [table('Criterion | Status | Evidence', 'Tests pass | Done | CI', 'Docs exist | Open | –')]],
    ['environments', [table('Environment | Version | Status', 'prod | 1.2 | deployed', 'test | 1.3 | pending')]],
    ['contents', [table('# | Title | Page', '1 | Introduction | 1', '2 | Findings | 4')]],
    ['documents', [table('Document ID | Title | Status', 'D-1 | Policy | Closed', 'D-2 | Plan | Open')]],
  ])('%s', async (_, blocks) => {
    expect(await said(...blocks)).toEqual([]);
  });
});

describe('Tables that may be findings are said not to be read', () => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    [
      'a status by area',
      [finding, table('Area | Severity | Status', 'Gate | High | Open', 'Fence | Low | Fixed')],
      [...read1, 'line 6 is not read'],
    ],
    [
      'risks with ids and statuses, called risks',
      [finding, table('Risk ID | Area | Severity | Status', 'R-1 | Gate | High | Open')],
      [...read1, 'R-1 Gate: fix-needed'],
    ],
    [
      'marks alone tell no status of a finding',
      [finding, table('Area | Severity | Status', 'Gate | High | ✅', 'Fence | Low | ✅')],
      read1,
    ],
  ])('%s', async (_, blocks, expected) => {
    expect(await said(...blocks)).toEqual(expected);
  });
});

describe('Ids', () => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    [
      'two numbers after a prefix, in titles',
      [
        table(
          'Finding | Severity',
          'FAL-01-001 Driver: Undetected crash | High',
          'FAL-01-002 Loop in rules | Low',
          'FAL-01-003 Weak defaults | Low',
        ),
      ],
      [
        'FAL-01-001 Driver: Undetected crash: unreported',
        'FAL-01-002 Loop in rules: unreported',
        'FAL-01-003 Weak defaults: unreported',
      ],
    ],
    [
      'names of algorithms are none',
      [table('Finding | Severity', 'SHA-1 collision | High', 'UTF-8 bug | Low', 'OAUTH2 bearer bypass | Low')],
      ['– SHA-1 collision: unreported', '– UTF-8 bug: unreported', '– OAUTH2 bearer bypass: unreported'],
    ],
    [
      'one alone is none either',
      [table('Finding | Status', 'SHA-1: collision | Open', 'Thin rope | Fixed')],
      ['– SHA-1: collision: fix-needed', '– Thin rope: fixed'],
    ],
    [
      'low ones are still ids',
      [table('Finding | Status', 'L1: Thin rope | Open', 'H1: Hose leaks | Fixed')],
      ['L1 Thin rope: fix-needed', 'H1 Hose leaks: fixed'],
    ],
  ])('%s', async (_, blocks, expected) => {
    expect(await said(...blocks)).toEqual(expected);
  });
});
