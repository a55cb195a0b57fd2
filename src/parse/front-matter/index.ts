import { diagnose } from '../../domain/diagnostics.ts';
import type { Diagnostic } from '../../domain/model.ts';
import type { SourceFacts } from '../../read/source.ts';
import type { FrontMatterField } from './fields.ts';
import { isDay } from '../../text/day.ts';
import { languageTag } from '../../text/language-tag.ts';
import { isDelimiterRow } from '../tables/cut-tables.ts';
import { span } from '../../domain/span.ts';

/** The fields of the front matter that a report uses; absent ones are null. */
export interface FrontMatter {
  readonly title: string | null;
  /** The day of the state: that of the last change, else that of publication. */
  readonly date: string | null;
  readonly url: string | null;
  readonly repository: string | null;
  /** The tag of the language it is written in. */
  readonly language: string | null;
  /** Lines it takes up, fences included; 0 where there is none. */
  readonly lines: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads YAML (`---`) or TOML (`+++`) front matter; what is no front matter is left in the text. */
export async function readFrontMatter(lines: readonly string[]): Promise<FrontMatter> {
  const fence = /^(---|\+\+\+)[ \t]*$/.exec(lines[0] ?? '')?.[1];
  if (fence === undefined) return foreign(lines[0] ?? '');
  const end = lines.findIndex(
    (line, at) => at > 0 && (line.trimEnd() === fence || (fence === '---' && line.trimEnd() === '...')),
  );
  if (end < 0) return none;
  const between = lines.slice(1, end);
  const text = between.join('\n');
  if (text.length > largestFrontMatter)
    return isText(between) ? none : unreadable(`is longer than ${largestFrontMatter / 1024} KiB`, 1, end + 1);
  const read =
    fence === '---'
      ? (await import('./yaml-fields.ts')).readYamlFields(text)
      : (await import('./toml-fields.ts')).readToml(text);
  if (!('problem' in read)) return { ...useFields(read.fields), lines: end + 1 };
  if (isText(between) || (read.line === null && between.some((line) => line.trim() === ''))) return none;
  if (read.line !== null) return unreadable(read.problem, read.line + 1, end + 1);
  const message = `what stands between the lines ${fence} is not front matter: ${read.problem}; it is read as text`;
  return { ...none, diagnostics: [complain(message, 1)] };
}

/** What is known of a text from elsewhere, as its front matter would say it; of no host but GitHub a bare `#123` is certain. */
export function frontMatterOf({ title, date, url, repository }: SourceFacts): FrontMatter {
  const isGitHub = /^https?:\/\/(?:www\.)?github\.com\//i.test(url ?? '');
  return {
    title: title.replace(/\s+/g, ' ').trim().slice(0, 500),
    date: readDate(date ?? ''),
    url: /^https?:\/\/[^\s<>"]+$/.test(url ?? '') ? url : null,
    repository: isGitHub ? repository : null,
    language: null,
    lines: 0,
    diagnostics: [],
  };
}

/** Whether what stands between two rules is text: it begins as no front matter does, or holds a table. */
function isText(lines: readonly string[]): boolean {
  const first = lines[0] ?? '';
  return first.trim() === '' || /^#{1,6} /.test(first) || lines.some(isDelimiterRow);
}

/** Far more than any front matter needs; bounds what a crafted one can cost. */
export const largestFrontMatter = 64 * 1024;

const none: FrontMatter = {
  title: null,
  date: null,
  url: null,
  repository: null,
  language: null,
  lines: 0,
  diagnostics: [],
};

function foreign(first: string): FrontMatter {
  const language = /^---\s*([a-z]+)\s*$/i.exec(first)?.[1];
  return language === undefined
    ? none
    : { ...none, diagnostics: [complain(`front matter in “${language}” is not read; it is taken as text`, 1)] };
}

function unreadable(problem: string, line: number, lines: number): FrontMatter {
  return { ...none, lines, diagnostics: [complain(`the front matter ${problem}; it is left out`, line)] };
}

function complain(message: string, line: number): Diagnostic {
  return diagnose('front-matter-unreadable', message.charAt(0).toUpperCase() + message.slice(1), span(line, 1, 1));
}

function useFields(fields: ReadonlyMap<string, FrontMatterField>): Omit<FrontMatter, 'lines'> {
  const diagnostics: Diagnostic[] = [];
  const text = (names: readonly string[], what: string, fits: (value: string) => string | null): string | null => {
    const name = names.find((one) => fields.has(one));
    const field = name === undefined ? undefined : fields.get(name);
    if (name === undefined || field === undefined || field.value === null || field.value === '') return null;
    const value = typeof field.value === 'string' ? fits(field.value.replace(/\s+/g, ' ').trim()) : null;
    if (value === null)
      diagnostics.push(complain(`“${name}” in the front matter is not ${what}; it is left out`, field.line));
    return value;
  };
  return {
    title: text(['title'], 'a text', (value) => value.slice(0, 500)),
    date: latest(
      text(['date', 'publishDate', 'published'], 'a date (YYYY-MM-DD)', readDate),
      text(['lastmod', 'modified', 'last_modified_at'], 'a date (YYYY-MM-DD)', readDate),
    ),
    url: text(['canonicalUrl', 'canonicalURL', 'canonical_url', 'canonical'], 'a web address', (value) =>
      /^https?:\/\/[^\s<>"]+$/.test(value) ? value : null,
    ),
    repository: text(['repository'], 'owner/name of a repository', (value) =>
      /^[\w.-]+\/[\w.-]+$/.test(value) ? value : null,
    ),
    language: text(['lang'], 'the tag of a language, such as “de”', languageTag) ?? languageNamed(fields),
    diagnostics,
  };
}

/** A field that may be about any other language as well, of which nothing is said: `language: rust`. */
function languageNamed(fields: ReadonlyMap<string, FrontMatterField>): string | null {
  const value = fields.get('language')?.value;
  return typeof value === 'string' ? languageTag(value) : null;
}

/** The later of two days: a post that is edited in place says the state of its last change. */
function latest(one: string | null, other: string | null): string | null {
  return one !== null && (other === null || other < one) ? one : other;
}

/** The day as written, in whatever time zone it was meant. */
export function readDate(value: string): string | null {
  const [day] = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(value) ?? [];
  return day !== undefined && isDay(day) ? day : null;
}
