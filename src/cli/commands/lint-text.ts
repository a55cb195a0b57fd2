import { styleText } from 'node:util';
import { formatDiagnostic } from '../../domain/diagnostics.ts';
import type { Diagnostic, Severity } from '../../domain/model.ts';
import { counted } from '../../render/words.ts';
import { wrapWords } from '../../text/wrap.ts';
import { printable, type Screen } from '../terminal.ts';

/** A post that was checked, and how its user calls it. */
export interface CheckedPost {
  readonly shown: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Returns one line a diagnostic, `file:line:column: severity: sentence [code]`, and a line of counts if that is wanted. */
export function compilerLines({ shown, diagnostics }: CheckedPost, isCounted = true): string {
  const lines = [
    ...diagnostics.map((diagnostic) => formatDiagnostic(shown, diagnostic)),
    ...(isCounted ? [`${shown}: ${counts(diagnostics)}`] : []),
  ];
  return lines.map((line) => `${printable(line)}\n`).join('');
}

/** Returns a block for a post, for a terminal: its name, its diagnostics wrapped at words, its counts. */
export function groupedLines(post: CheckedPost, screen: Screen): string {
  return `${groupedDiagnostics(post, screen)}${' '.repeat(placeWidth)}  ${counts(post.diagnostics)}\n\n`;
}

/** The same without the counts. */
export function groupedDiagnostics({ shown, diagnostics }: CheckedPost, { columns, color }: Screen): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    color ? styleText(style, text, { validateStream: false }) : text;
  const blocks = diagnostics.map(({ position, severity, message, code }) => {
    const place = position === null ? '' : `${position.start.line}:${position.start.column}`;
    const head = `${place.padStart(placeWidth)}  ${paint(styles[severity], severity.padEnd(severityWidth))}  `;
    // Each may come to stand at the beginning of a line.
    const words = [...printable(message).split(' ').map(printable), paint('dim', code)];
    const indent = ' '.repeat(placeWidth + severityWidth + 4);
    return `${head}${wrapWords(words, columns - indent.length).join(`\n${indent}`)}\n`;
  });
  return `${paint('underline', printable(shown))}\n${blocks.join('')}`;
}

/** Columns for a place such as `1234:56` and a space. */
export const placeWidth = 8;
/** Columns for the longest severity, `warning`. */
const severityWidth = 'warning'.length;

const styles = { error: 'red', warning: 'yellow', info: 'cyan' } as const satisfies {
  readonly [name in Severity]: string;
};

/** Returns a workflow command of GitHub Actions for each diagnostic, which shows it beside the line in a pull request. */
export function githubLines({ path, diagnostics }: Omit<CheckedPost, 'shown'> & { readonly path: string }): string {
  return diagnostics
    .map(({ severity, code, message, position }) => {
      const level = severity === 'info' ? 'notice' : severity;
      const place = position === null ? '' : `,line=${position.start.line},col=${position.start.column}`;
      return `::${level} file=${property(path)}${place},title=${property(code)}::${data(message)}\n`;
    })
    .join('');
}

/** GitHub's own escapes (actions/toolkit, `core/src/command.ts`). */
function data(text: string): string {
  return printable(text).replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

function counts(diagnostics: readonly Diagnostic[]): string {
  const count = (wanted: Severity, noun: string): string =>
    counted(diagnostics.filter(({ severity }) => severity === wanted).length, noun);
  return [count('error', 'error'), count('warning', 'warning'), count('info', 'remark')].join(', ');
}
