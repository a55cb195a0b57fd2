import { diagnose } from '../../../domain/diagnostics.ts';
import type { Diagnostic } from '../../../domain/model.ts';
import type { Alias } from '../../../domain/settings.ts';
import type { Pairing } from './pairing.ts';
import { normalize } from '../normalize.ts';
import type { MatchRow } from './row.ts';

/** Pairs what the aliases say, and tells which of them say nothing. */
export function pairByAlias(pairing: Pairing, aliases: readonly Alias[]): readonly Diagnostic[] {
  if (aliases.length === 0) return [];
  const before = byName(pairing.before);
  const after = byName(pairing.after);
  return aliases.flatMap((alias): readonly Diagnostic[] => {
    const [first, second] = [normalize(alias.before), normalize(alias.after)];
    const directions =
      first === second
        ? [[first, second]]
        : [
            [first, second],
            [second, first],
          ];
    const ways = directions
      .map(([from = '', to = '']) => [before.get(from), after.get(to)])
      .filter(([one, other]) => one !== undefined && other !== undefined);
    const [one, other] = ways[0] ?? [];
    if (ways.length > 1 || one === null || other === null) return [unclear(alias)];
    if (one !== undefined && other !== undefined) {
      pairing.take({ before: one, after: other, by: 'alias', identity: alias.after, likeness: null });
      return [];
    }
    return saidOfUnknown(alias, before, after);
  });
}

/** A name that both sides have needs no alias any more: a file of aliases outlives the change it was written for. */
function saidOfUnknown(alias: Alias, before: Names, after: Names): readonly Diagnostic[] {
  const isIn = (names: Names, name: string): boolean => names.has(normalize(name));
  const both = [alias.before, alias.after];
  const unknown = both.filter((name) => !isIn(before, name) && !isIn(after, name));
  if (unknown.length === 2) return [unused(alias, null)];
  const isPaired = both.some((name) => isIn(before, name) && isIn(after, name));
  return isPaired ? [] : unknown.map((name) => unused(alias, name));
}

type Names = ReadonlyMap<string, number | null>;

/** Finds the one row of each name; null where several bear it. */
function byName(rows: readonly MatchRow[]): Names {
  const named = new Map<string, number | null>();
  rows.forEach((row, index) => {
    for (const name of namesOf(row)) named.set(name, named.has(name) ? null : index);
  });
  return named;
}

function namesOf(row: MatchRow): ReadonlySet<string> {
  const inRepository = row.issue.replace(/^[^/]+\//u, '');
  const inShort = row.issue.replace(/^[^#]*/u, '');
  const issues = [row.issue, inRepository, inShort, row.bareIssue];
  const names = [row.key, row.id, row.number, ...issues, row.title, ...row.advisories];
  return new Set(names.map(normalize).filter((name) => name !== ''));
}

function unclear({ before, after }: Alias): Diagnostic {
  const message = `The alias “${before}” = “${after}” pairs nothing, because it fits several rows: name the finding by its issue or its whole title.`;
  return diagnose('alias-unclear', message, null);
}

function unused({ before, after }: Alias, name: string | null): Diagnostic {
  const what = name === null ? 'fits' : `pairs nothing, because “${name}” fits`;
  const message = `The alias “${before}” = “${after}” ${what} no row of either snapshot.`;
  return diagnose('alias-unused', message, null);
}
