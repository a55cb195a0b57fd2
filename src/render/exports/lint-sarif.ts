import { createHash } from 'node:crypto';
import type { Log, PhysicalLocation, ReportingDescriptor, Result, Run } from 'sarif';
import { isRule, rules } from '../../domain/rules.ts';
import type { Diagnostic, Position, Severity, Snapshot } from '../../domain/model.ts';
import { toJson } from './json.ts';
import { escapeBraces, messageText, relativeUri } from './sarif-text.ts';

/** What a SARIF file has to know beyond the report. */
export interface SarifContext {
  /** The version of this program. */
  readonly version: string;
  /** The post's path within its repository, so that its place can be shown on a pull request. */
  readonly path: string;
}

/** A post with what its rules found, and its path within its repository. */
export interface LintedPost {
  readonly snapshot: Snapshot;
  readonly diagnostics: readonly Diagnostic[];
  readonly path: string;
}

/** Writes the diagnostics of posts as SARIF 2.1.0, each at its line and column, with the rules that made them. */
export function lintSarif(posts: readonly LintedPost[], version: string): string {
  const codes = [...new Set(posts.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)))].toSorted();
  const results = posts.flatMap((post, at) => resultsOf(post, at, codes));
  return sarifLog({ rules: codes.map(describeRule), results, posts, version, category: 'lint' });
}

function resultsOf({ snapshot, diagnostics, path }: LintedPost, artifact: number, codes: readonly string[]): Result[] {
  const seen = new Map<string, number>();
  return diagnostics.map(({ code, severity, message, subject, position }) => {
    const about = `${code}\n${subject ?? message}`;
    const nth = seen.get(about) ?? 0;
    seen.set(about, nth + 1);
    return {
      ruleId: code,
      ruleIndex: codes.indexOf(code),
      level: sarifLevels[severity],
      message: { text: messageText(sentence(message)) },
      locations: [{ physicalLocation: sarifPlace(path, artifact, position) }],
      partialFingerprints: { 'diagnostic/v1': fingerprint(`${snapshot.slug}\n${about}\n${nth}`) },
    };
  });
}

/** What goes into one SARIF file. */
interface Content {
  readonly rules: ReportingDescriptor[];
  readonly results: Result[];
  readonly posts: readonly { readonly snapshot: Snapshot; readonly path: string }[];
  /** The version of this program. */
  readonly version: string;
  readonly category: 'lint' | 'findings';
}

/** Writes a SARIF file with one run. */
export function sarifLog({ rules, results, posts, version, category }: Content): string {
  const about = posts.length === 1 ? posts.map(({ snapshot }) => `${snapshot.slug}/`).join('') : '';
  const run: Run = {
    tool: { driver: { name: 'audit-status', semanticVersion: version, rules } },
    // What is uploaded later under the same name takes the place of what was there.
    automationDetails: { id: `audit-status/${category}/${about}` },
    artifacts: posts.map(({ snapshot, path }) => ({
      location: { uri: relativeUri(path), uriBaseId: 'SRCROOT' },
      mimeType: 'text/markdown',
      hashes: { 'sha-256': snapshot.digest.replace(/^sha256:/, '') },
    })),
    originalUriBaseIds: { SRCROOT: { description: { text: 'The root of the repository that holds the post.' } } },
    columnKind: 'utf16CodeUnits',
    results,
  };
  const log: Log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return toJson(log);
}

/** Where something stands. What is about a whole document stands on its first line: code scanning asks for one. */
export function sarifPlace(path: string, artifact: number, position: Position | null): PhysicalLocation {
  return {
    artifactLocation: { uri: relativeUri(path), uriBaseId: 'SRCROOT', index: artifact },
    region:
      position === null
        ? { startLine: 1 }
        : {
            startLine: position.start.line,
            startColumn: position.start.column,
            endLine: position.end.line,
            endColumn: position.end.column,
          },
  };
}

/** A digest that is the same for the same thing in every run. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** A text that ends as sentences do, on one line. */
export function sentence(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return /[.!?…]$/.test(line) ? line : `${line}.`;
}

const sarifLevels: { readonly [severity in Severity]: 'error' | 'warning' | 'note' } = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

function describeRule(code: string): ReportingDescriptor {
  if (!isRule(code)) return { id: code };
  const { severity, title, what, why, fix } = rules[code];
  return {
    id: code,
    name: code.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: messageText(sentence(title)) },
    fullDescription: { text: messageText(`${what} ${why}`) },
    help: {
      text: messageText(`${what} ${why} To fix it: ${fix}`),
      markdown: escapeBraces(`${what} ${why}\n\n**To fix it:** ${fix}`),
    },
    defaultConfiguration: { level: sarifLevels[severity] },
    properties: { tags: ['audit-post'] },
  };
}
