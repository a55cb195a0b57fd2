import { plainWords } from '../../text/words.ts';
import type { TableWords } from './table-words.ts';

// A scanner of dependencies lists, for each package, the release that would fix it. It is about an upgrade to make, not
// of a fix made: nothing in such a column settles a finding.

/** Columns of a dependency table that name releases to upgrade to, by their index. */
export function upgradeColumns(table: TableWords): ReadonlySet<number> {
  const names = table.headers.map(plainWords);
  const columns = names.flatMap((name, column) => (release.test(name) ? [column] : []));
  if (columns.length === 0 || !isOfDependencies(names, table)) return new Set();
  const upgrades = columns.filter((column) => holdsReleases(table.cells(column)));
  return new Set([...upgrades, ...(upgrades.length > 0 ? scannerStatus(names, table) : [])]);
}

/** Whether a table lists packages and the releases to upgrade to, and tells no status of its own. */
export function isPackageList(table: TableWords, status: number | null): boolean {
  return (
    (status === null || upgradeColumns(table).has(status)) &&
    table.headers.some((header) => dependency.test(plainWords(header)) || installed.test(plainWords(header)))
  );
}

/** Names of a column that says which release has the fix. */
const release =
  /^(?:first )?(?:fix|fixed|patched|resolved|safe|secure)(?: (?:in|version|versions|release|releases|in version|in versions|in release))?$/;
/** Names of a column that says which release of something else is used. */
const installed =
  /^(?:(?:currently )?(?:installed|current|used|our|locked)(?: (?:versions?|releases?))|installed|version (?:installed|used|in use))$/;
/** Names of a column that says which package is meant. */
const dependency =
  /^(?:(?:affected |vulnerable |go |npm )?(?:package|library|module|dependency|crate|gem|artifact)(?: name)?|packages|libraries|modules|dependencies|pkg|lib)$/;
/** Ids that databases of vulnerabilities give out, not the author. */
const catalogued =
  /^\[?(?:CVE-\d{4}-\d+|GHSA(?:-\w{4}){3}|GO-\d{4}-\d+|RUSTSEC-\d{4}-\d+|PYSEC-\d{4}-\d+|OSV-\d{4}-\d+|SNYK-[\w-]+)\b/i;

function isOfDependencies(names: readonly string[], table: TableWords): boolean {
  if (names.some((name) => dependency.test(name) || installed.test(name))) return true;
  return names.some((_, column) => {
    const filled = table.cells(column).filter((text) => text !== '');
    return filled.length > 0 && filled.every((text) => catalogued.test(text));
  });
}

/** One release: `v1.2.3`, `>= 1.2`, `go1.24.2`, `1.2.3 (LTS)`. */
const oneRelease =
  /^(?:(?:upgrade|update|bump)d?(?: to)?\s+)?[<>=^~≥≤\s]*(?:v|go|release[- ])?\d[\w.+-]*(?:\s*\([^()]*\))?$/i;
const day = /^\d{4}-\d{2}-\d{2}/;
/** What stands where there is no such release. */
const noRelease =
  /^(?:[\s–—-]*|n\/?a|none|no(?: known)? fix(?: available)?|not (?:yet )?(?:fixed|patched|available)|unfixed|unpatched|tbd|\(?won['’]?t[ _]fix\)?|pending|latest)$/i;

function holdsReleases(cells: readonly string[]): boolean {
  return cells.every((text) => noRelease.test(text) || text.split(/\s*[,;|/&]\s*|\s+(?:and|or)\s+/).every(isRelease));
}

function isRelease(text: string): boolean {
  return oneRelease.test(text) && !day.test(text);
}

/** Words by which a scanner says whether a release with the fix exists: `fixed` does not mean that it is installed. */
const availability =
  /^(?:fixed|affected|not_affected|will_not_fix|fix_deferred|end_of_life|under_investigation|unknown)?$/;

function scannerStatus(names: readonly string[], table: TableWords): readonly number[] {
  if (!names.some((name) => installed.test(name))) return [];
  return names.flatMap((name, column) =>
    /^(?:fix )?(?:status|state)$/.test(name) && table.cells(column).every((text) => availability.test(text))
      ? [column]
      : [],
  );
}
