/** Which of two snapshots of the same audit: the second has moved on in every seventh row. */
export type Revision = 'before' | 'after';

/** Writes a post with `count` findings and a third as many rows of remaining work; same arguments, same text. */
export function makePost(count: number, revision: Revision = 'before'): string {
  const rows = Array.from({ length: count }, (_, at) => at + 1).filter(
    (number) => revision === 'before' || number % 97 !== 0,
  );
  const work = rows.filter((number) => number % 3 === 0);
  return [
    '---',
    `title: "Current State: ${count} Findings of a Security Audit"`,
    `date: ${revision === 'before' ? '2021-10-05' : '2022-10-05'}`,
    '---',
    '',
    'The audit looked at **every part** of the program; [the report](https://example.org/report) has the details.',
    '',
    '## Findings',
    '',
    '| # | Title | Issue | Status |',
    '|---|---|---|---|',
    ...rows.map((number) => finding(number, revision)),
    '',
    '## Remaining work',
    '',
    '| # | Title | Issue | Time Commitment | Complexity | Benefit to User |',
    '|---|---|---|---|---|---|',
    ...work.map(workItem),
    '',
  ].join('\n');
}

const parts = ['kubelet', 'kubectl', 'the API server', 'etcd', 'the scheduler', 'kube-proxy', 'the cloud provider'];
const faults = [
  'leaks credentials in its logs',
  'does not verify the certificate of its peer',
  'can be made to use all memory by a crafted manifest',
  'follows symbolic links out of its folder',
  'compares secrets in time that depends on them',
];
const statuses = [
  'closed, addressed by [kubernetes/website#%](https://github.com/kubernetes/website/issues/%)',
  'fixed in [#%](https://github.com/kubernetes/kubernetes/pull/%)',
  'closed, assigned [CVE-2019-11%](https://nvd.nist.gov/vuln/detail/CVE-2019-11%) and fixed in [#%](https://github.com/kubernetes/kubernetes/pull/%)',
  '**not fixed**, see [#%](https://github.com/kubernetes/kubernetes/issues/%)',
  'in progress, `--feature-gates` needed',
];

function finding(number: number, revision: Revision): string {
  const changed = revision === 'after' && number % 7 === 0;
  const status = pick(statuses, number + (changed ? 1 : 0)).replaceAll('%', String(100000 + number));
  return `| ${number} | ${titleOf(number)}${revision === 'after' && number % 53 === 0 ? ' again' : ''} | ${issue(number)} | ${status} |`;
}

function workItem(number: number): string {
  const level = (step: number): string => pick(['Low', 'Medium', 'High'], number + step);
  return `| ${number} | ${titleOf(number)} | ${issue(number)} | ${level(0)} | ${level(1)} | ${level(2)} |`;
}

function titleOf(number: number): string {
  return `${pick(parts, number)} ${pick(faults, Math.floor(number / 7))}, case ${number} of \`module-${number % 31}\``;
}

function issue(number: number): string {
  return `[#${80000 + number}](https://github.com/kubernetes/kubernetes/issues/${80000 + number})`;
}

function pick(list: readonly string[], number: number): string {
  return list[number % list.length] ?? '';
}
