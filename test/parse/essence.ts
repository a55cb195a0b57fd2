import { parse, type ParsedPost } from '../../src/parse/index.ts';
import type { Rating, Reference } from '../../src/domain/model.ts';
import { defaultSettings, type Settings } from '../../src/domain/settings.ts';

/** What matters of a post's reading, a line for each table, record and diagnostic. */
export interface Essence {
  readonly title: string;
  readonly date: string | null;
  /** `role records/rows: columns`, and the rows set aside. */
  readonly tables: readonly string[];
  /** `id · title · severity · status kind (because) · references · section`, as far as there. */
  readonly findings: readonly string[];
  /** `id · title · time · complexity · benefit · references`, as far as there. */
  readonly remainingWork: readonly string[];
  /** `line code`. */
  readonly diagnostics: readonly string[];
}

/** Reads a text as a post named `post.md`. */
export async function read(text: string, settings: Settings = defaultSettings): Promise<ParsedPost> {
  return parse({ name: 'post.md', text, digest: 'sha256:0' }, settings);
}

/** Reads a text and keeps what matters. */
export async function essenceOf(text: string, settings: Settings = defaultSettings): Promise<Essence> {
  const { snapshot, tables, findings, remainingWork, diagnostics } = await read(text, settings);
  return {
    title: snapshot.title,
    date: snapshot.date,
    tables: tables.flatMap(({ role, records, rows, columns, setAside }) => [
      `${role} ${records}/${rows}: ${columns.join(' | ')}`,
      ...setAside.map(({ line, because, text }) => `  line ${line} is ${because}: ${text}`),
    ]),
    findings: findings.map(({ id, title, severity, status, tracker, section }) =>
      line(
        id,
        title.text,
        rating(severity),
        `${status.kind}${status.because === '' ? '' : ` (${status.because})`}`,
        references([...(tracker?.references ?? []), ...status.references]),
        section.length === 0 ? null : `under ${section.join(' > ')}`,
      ),
    ),
    remainingWork: remainingWork.map(({ id, title, timeCommitment, complexity, benefit, tracker }) =>
      line(
        id,
        title.text,
        rating(timeCommitment),
        rating(complexity),
        rating(benefit),
        references(tracker?.references ?? []),
      ),
    ),
    diagnostics: diagnostics.map(({ code, position }) => `${position?.start.line ?? '-'} ${code}`),
  };
}

function rating(rated: Rating | null): string | null {
  return rated === null ? null : (rated.level ?? `? ${rated.verbatim.text}`);
}

function references(list: readonly Reference[]): string | null {
  return list.length === 0 ? null : list.map(({ url, label }) => url ?? label).join(' ');
}

function line(...parts: readonly (string | null)[]): string {
  return parts.map((part) => part ?? '–').join(' · ');
}
