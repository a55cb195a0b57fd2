/** What an invented post holds. */
export interface PostShape {
  readonly findings: number;
  readonly title?: string;
  /** Whether there is a column of severities; the first one in twenty is critical. */
  readonly severities?: boolean;
  /** How remaining work is estimated; without it there is none. */
  readonly work?: 'levels' | 'times';
  /** Columns besides those with a role. */
  readonly extra?: readonly string[];
  /** Moves statuses on, as a later version of the same audit does. */
  readonly later?: boolean;
}

/** Writes a post of any size; the same shape gives the same text. */
export function inventedPost(shape: PostShape): string {
  const { findings, title = `Audit of ${findings} findings`, severities = true, work, extra = [], later } = shape;
  const header = ['#', 'Finding', 'Issue', ...(severities ? ['Severity'] : []), 'Status', ...extra];
  const rows = numbers(findings).map((at) => [
    `OR-${at}`,
    titleOf(at),
    `[#${1000 + at}](https://github.com/harbour/crane/issues/${1000 + at})`,
    ...(severities ? [pick(severityWords, at)] : []),
    statusOf(at, later === true),
    ...extra.map((column) => (at % 3 === 0 ? '' : `${column} ${at}`)),
  ]);
  return [
    `---\ntitle: "${title}"\ndate: ${later === true ? '2032-04-01' : '2031-10-01'}\n---\n\n## Findings\n`,
    ...table(header, rows),
    ...(work === undefined ? [] : ['\n## Remaining work\n', ...workTable(findings, work)]),
    '',
  ].join('\n');
}

/** The same with remaining work, and with owners and days until when findings are due: some before the date of the post. */
export function plannedPost(shape: PostShape): string {
  return inventedPost({ work: 'levels', extra: ['Owner', 'Due'], ...shape })
    .replace(/\bOwner \d+/g, 'Mira Okafor')
    .replace(/\bDue (\d+)/g, (_, at) => `2031-${10 + (Number(at) % 3)}-02`);
}

/** Writes what a tracker answers about the issues of an invented post: often something else than the post says. */
export function inventedEvidence(findings: number): string {
  const answers = numbers(findings).map((at) => {
    const url = `https://github.com/harbour/crane/issues/${1000 + at}`;
    return at % 2 === 0
      ? { url, state: 'open', kind: 'issue', title: titleOf(at) }
      : {
          url,
          state: 'closed',
          kind: 'issue',
          reason: 'completed',
          title: titleOf(at),
          closed: '2031-11-02T08:00:00Z',
        };
  });
  const from = ['https://api.github.com/graphql'];
  return JSON.stringify({ kind: 'evidence', schemaVersion: 1, post: 'harbour.md', asked: '2031-11-20', from, answers });
}

function workTable(findings: number, kind: 'levels' | 'times'): readonly string[] {
  const rows = numbers(findings)
    .filter((at) => at % 3 === 1)
    .map((at) => [
      `OR-${at}`,
      titleOf(at),
      kind === 'times' ? pick(times, at) : pick(levelWords, at),
      pick(levelWords, at + 1),
      pick(levelWords, Math.floor(at / 2)),
    ]);
  return table(['#', 'Title', 'Time', 'Complexity', 'Benefit'], rows);
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)];
}

function titleOf(at: number): string {
  return `${pick(parts, at)} ${pick(faults, Math.floor(at / 3))}${at % 7 === 0 ? ', in every version since the first release' : ''}`;
}

function statusOf(at: number, later: boolean): string {
  return pick(statuses, later && at % 6 === 0 ? at + 1 : at).replaceAll('%', String(2000 + at));
}

const parts = ['The crane', 'A winch', 'The signal box', 'Every lock', 'The harbour light', 'A ferry', 'The register'];
const faults = [
  'accepts orders without a name',
  'writes its key to the log',
  'follows links out of its folder',
  'can be kept busy by one long word',
  'trusts the clock of its peer',
];
const severityWords = ['Medium', 'Low', 'High', 'Low', 'Informational', 'Medium', 'Low', 'High', 'Medium', 'Low',
  'Medium', 'Informational', 'Critical', 'Low', 'Medium', 'Low', 'High', 'Low', 'Medium', 'Low']; // prettier-ignore
const statuses = [
  'fixed in [#%](https://github.com/harbour/crane/pull/%)',
  'open',
  'fixed in [#%](https://github.com/harbour/crane/pull/%), released with the next version',
  'in progress, see [#%](https://github.com/harbour/crane/pull/%)',
  'accepted: the operator decides',
  '',
  'closed',
  'not a defect',
  'partially fixed by [#%](https://github.com/harbour/crane/pull/%)',
];
const levelWords = ['Low', 'Medium', 'High'];
const times = ['6 months', '1 hour', '2 weeks', '3 days', '1-2 days', '3 PM', '2w'];

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at + 1);
}

function pick(list: readonly string[], at: number): string {
  return list[at % list.length] ?? '';
}
