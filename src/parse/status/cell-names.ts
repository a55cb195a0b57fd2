/** What a name in a cell points at; none of them says how a finding stands. */
export type NameKind =
  | 'link'
  | 'reference'
  | 'code'
  | 'version'
  | 'date'
  | 'number'
  | 'fraction'
  | 'percent'
  | 'person';

/** Longest name that is looked at as a whole, in characters: no id, path or version is longer, and prose has spaces. */
export const longestCellName = 200;

/** What a run of characters without spaces names; null where it is made of words. `alone`: it is the whole cell. */
export function nameKind(core: string, alone: boolean): NameKind | null {
  if (core === '' || core.length > longestCellName || plainWord.test(core)) return null;
  return shapes.find(([kind, shape]) => shape.test(core) && !(alone && kind === 'code'))?.[0] ?? null;
}

/** A word as most are: nothing more has to be looked at. */
const plainWord = /^[A-Za-z]?[a-z]*$/;

const shapes: readonly (readonly [NameKind, RegExp])[] = [
  ['link', /^(?:www\.|mailto:)/i],
  ['link', /^[^\s@]+@[^\s@]+\.[a-z]+$/i],
  ['link', /^[\w-]+(?:\.[\w-]+)+\/\S*$/],
  ['person', /^@[\w-]+$/],
  ['date', /^\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2}(?:t[\d:.z+-]*)?)?$/i],
  ['date', /^\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})$/],
  ['date', /^(?:\d{4}-)?q[1-4](?:[-/]\d{4})?$/i],
  ['fraction', /^\d{1,4}\/\d{1,4}$/],
  ['percent', /^\d+(?:[.,]\d+)?%$/],
  ['version', /^v\d+$/i],
  ['version', /^v?\d+(?:\.(?:\d+|x))+[\w.+-]*$/i],
  ['version', /^[\w-]+[@=]v?\d+(?:\.\d+)+[\w.+-]*$/i],
  ['reference', /^(?=[\da-f]*\d)[\da-f]{7,64}(?:\.{2,3}[\da-f]{7,64})?$/i],
  ['number', /^\d+(?:,\d+)*$/],
  ['reference', /^(?:[\w.-]+\/)?[\w.-]*#\d+$/],
  ['reference', /^(?:!\d+|gh-\d+|ghsa-[\w-]+)$/i],
  ['reference', /^(?!(?:phase|step|part|stage|round)-)[a-z]\w*(?:-\w+)*-\d+\w*(?:\/\d+)*$/i],
  ['link', /^(?:\/[\w./-]+|\.{1,2}\/[\w./-]+)$/],
  ['code', /^(?:--?[a-z][\w-]*|\$\w+)$/i],
  ['link', /^(?:src|path|lib|pkg|cmd|tests?|docs|internal|apps?|packages|contracts)\/[\w./-]+$/],
  ['link', /^[\w/.-]+\.(?:go|rs|[tj]sx?|py|sol|c|h|cpp|java|md|ya?ml|json|toml|sh|rb|php|cs|kt|swift|html|css|sql|proto|txt|cfg|xml|move|vy)(?::\d+)?$/],
  ['code', /^(?!(?:e\.g|i\.e|n\.a)$)[a-z]\w*(?:\.[a-z]\w*)+(?:\(\))?$/],
  ['code', /^\w+(?:_\w+)+(?:\(\))?$/],
  ['code', /^\w[\w.]*(?:::|->)[\w.:<>()-]+$/],
  ['code', /^[\w.]+\(\)?$/],
  ['code', /^(?!wontfix$)[a-z]+[A-Z]\w*$/],
  ['code', /^(?!WontFix$|WontDo$|InProgress$|ByDesign$|NotFixed$|FalsePositive$)[A-Z][a-z]+(?:[A-Z][a-z]+)+\d*$/],
]; // prettier-ignore
