import { diffArrays } from 'diff';
import { matchRows } from '../../../src/analyze/compare/match/index.ts';
import { rowsOfFindings } from '../../../src/analyze/compare/match/row.ts';
import type { Finding, StatusReport } from '../../../src/domain/model.ts';

/** Says which rows of two snapshots are the same: indices before and after. */
export type Contestant = (before: StatusReport, after: StatusReport) => readonly (readonly [number, number])[];

/** Lists our own matching, the line diff everybody has, and the peers that are installed. */
export async function contestants(say: (line: string) => void): Promise<ReadonlyMap<string, Contestant>> {
  const found = new Map<string, Contestant>([
    ['audit-status', matched],
    ['line diff', lineDiff],
  ]);
  for (const [name, load] of Object.entries({ daff: loadDaff, jsondiffpatch: loadJsonDiffPatch })) {
    try {
      found.set(name, await load());
    } catch {
      say(`${name} is not installed: npm install --no-save ${name}`);
    }
  }
  return found;
}

function matched(before: StatusReport, after: StatusReport): readonly (readonly [number, number])[] {
  const { pairing } = matchRows(rowsOfFindings(before), rowsOfFindings(after), []);
  return pairing.pairs.map((pair) => [pair.before, pair.after]);
}

/** Pairs equal lines, and within a changed stretch the lines that stand side by side. */
function lineDiff(before: StatusReport, after: StatusReport): readonly (readonly [number, number])[] {
  const pairs: [number, number][] = [];
  let [row, other] = [0, 0];
  let gone = 0;
  for (const { added, removed, count } of diffArrays(table(before).map(String), table(after).map(String))) {
    const size = count;
    if (removed) gone = size;
    const together = added ? Math.min(gone, size) : removed ? 0 : size;
    const start = added ? row - gone : row;
    for (let step = 0; step < together; step += 1) pairs.push([start + step, other + step]);
    if (!added) row += size;
    if (!removed) other += size;
    if (!removed) gone = 0;
  }
  return pairs;
}

/** Shows a report as people see it: number, title, issue, status. */
function table(report: StatusReport): string[][] {
  return report.findings.map((finding) => [
    finding.id ?? '',
    finding.title.text,
    finding.tracker?.verbatim.text ?? '',
    finding.status.verbatim?.text ?? '',
  ]);
}

async function loadDaff(): Promise<Contestant> {
  const name = 'daff';
  const { default: daff } = await import(name);
  const header = ['#', 'Title', 'Issue', 'Status'];
  return (before, after) => {
    const [one, other] = [before, after].map((report) => new daff.TableView([header, ...table(report)]));
    const units: { l: number; r: number }[] = daff.compareTables(one, other).align().toOrder().getList();
    return units.filter(({ l, r }) => l > 0 && r > 0).map(({ l, r }) => [l - 1, r - 1]);
  };
}

async function loadJsonDiffPatch(): Promise<Contestant> {
  const name = 'jsondiffpatch';
  const { create } = await import(name);
  const keyOf = ({ id, issue, title }: Finding): string => (/[A-Z]/.test(id ?? '') ? id : issue?.url) ?? title.text;
  const patcher = create({ objectHash: ({ key }: { key: string }) => key, arrays: { detectMove: true } });
  return (before, after) => {
    const [one, other] = [before, after].map((report) => {
      const rows = table(report);
      return report.findings.map((finding, index) => ({ key: keyOf(finding), cells: rows[index] }));
    });
    const delta: Record<string, unknown[]> = patcher.diff(one, other) ?? {};
    return pairsOfDelta(delta, before.findings.length, after.findings.length);
  };
}

/** `_3: [row, 0, 0]` is gone, `_3: ['', 5, 3]` has moved to 5, `5: [row]` is new; all others keep their order. */
function pairsOfDelta(
  delta: Record<string, unknown[]>,
  before: number,
  after: number,
): readonly (readonly [number, number])[] {
  const moved = new Map<number, number>();
  const gone = new Set<number>();
  const fresh = new Set<number>();
  for (const [key, value] of Object.entries(delta)) {
    if (key === '_t') continue;
    if (key.startsWith('_') && value[2] === 3) moved.set(Number(key.slice(1)), Number(value[1]));
    else if (key.startsWith('_')) gone.add(Number(key.slice(1)));
    else if (Array.isArray(value) && value.length === 1) fresh.add(Number(key));
  }
  const arrived = new Set(moved.values());
  const staying = [...Array(before).keys()].filter((row) => !gone.has(row) && !moved.has(row));
  const standing = [...Array(after).keys()].filter((row) => !fresh.has(row) && !arrived.has(row));
  return [...moved, ...staying.map((row, index) => [row, standing[index] ?? -1] as const)];
}
