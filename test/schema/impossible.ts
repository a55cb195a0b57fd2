import type { StatusReport } from '../../src/domain/model.ts';

/** A value of a report, by its JSON pointer, that cannot be. */
export type Impossible = readonly [pointer: string, value: unknown];

const addresses = ['', 'javascript:alert(1)', 'data:text/html,x', '//e.invalid', 'e.invalid', 'https://', 'https:// x'];
const digests = ['x', '', 'sha256:', `sha256:${'A'.repeat(64)}`, `sha256:${'a'.repeat(63)}`, `md5:${'a'.repeat(64)}`];
const days = ['2031-99-99', '2031-02-29', '2031-1-1', '', 'today', '2031-01-01T00:00:00Z'];
const counts = [-1, 1.5, '1', null];
const ordinals = [...counts, 0, 2 ** 31, 2 ** 53];
const at = (pointer: string, values: readonly unknown[]): Impossible[] => values.map((value) => [pointer, value]);

/** What neither the schema nor the loader may take. */
export const impossible: readonly Impossible[] = [
  ...at('/snapshot/digest', digests),
  ...at('/snapshot/url', addresses),
  ...at('/snapshot/date', days),
  ...at('/snapshot/slug', ['', '../x', '/x', 'a/b']),
  ...at('/snapshot/source', ['']),
  ...at('/snapshot/repository', ['', 'x', 'a/b/c', '../x/y', 'a b/c']),
  ...at('/summary/total', counts),
  ...at('/summary/settled', counts),
  ...at('/summary/byStatus/0/count', counts),
  ...at('/summary/byStatus/0/kind', ['open', '']),
  ...at('/findings', [[]]),
  ...at('/findings/0/identity/key', ['']),
  ...at('/findings/0/identity/by', ['guess']),
  ...at('/findings/0/issue/number', ordinals),
  ...at('/findings/0/issue/url', addresses),
  ...at('/findings/0/issue/kind', ['link']),
  ...at('/findings/0/status/kind', ['open']),
  ...at(
    '/findings/0/table',
    counts.filter((value) => value !== null),
  ),
  ...at('/findings/0/remainingWork', [-1, 1.5, '0']),
  ...at('/findings/0/position/start/line', ordinals),
  ...at('/findings/0/position/end/column', ordinals),
  ...at('/findings/0/title/position/start/column', ordinals),
  ...at('/findings/0/tracker/references/0/url', addresses),
  ...at('/tables/0/rows', counts),
  ...at('/tables/0/records', counts),
  ...at('/tables/0/role', ['finding']),
  ...at('/tables/0/setAside', [[{ line: 0, text: '', because: '' }]]),
  ...at('/findings/0/status/references', [[{ kind: 'advisory', id: 'CVE-1', label: '', url: null }]]),
  ...at('/diagnostics/0/code', ['', 'no-such-rule', 'Two titles']),
  ...at('/diagnostics/0/severity', ['fatal']),
  ...at('/diagnostics/0/position', [{ start: { line: 0, column: 1 }, end: { line: 1, column: 1 } }]),
  ...at('/schemaVersion', [0, 5, '4']),
];

/** What holds one value against another: a schema cannot say it, the loader can. */
export const contradictory: readonly Impossible[] = [
  ['/summary/total', 999],
  ['/findings/0/table', 999],
  ['/findings/0/remainingWork', 999],
  ['/findings/0/position/end', { line: 1, column: 1 }],
  ['/findings/0/identity/key', 'HBR-2'],
];

/** A report that holds every kind of value. */
export function sample(report: StatusReport): StatusReport {
  const position = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
  const diagnostic = { severity: 'error', code: 'two-titles', message: 'x', subject: null, position } as const;
  return { ...report, diagnostics: [diagnostic] };
}

/** A copy of a value with another at a JSON pointer. */
export function withValue<T>(whole: T, [pointer, value]: Impossible): T {
  const copy = structuredClone(whole);
  const names = pointer.split('/').slice(1);
  const last = names.pop() ?? '';
  const holder = names.reduce<unknown>((one, name) => Reflect.get(one as object, name), copy);
  Reflect.set(holder as object, last, value);
  return copy;
}
