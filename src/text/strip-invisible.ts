import { diagnose } from '../domain/diagnostics.ts';
import type { Diagnostic } from '../domain/model.ts';
import { span } from '../domain/span.ts';

/** The lines of a text without what cannot be seen, and what was left out. */
export interface CleanText {
  readonly lines: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Splits a text into lines (LF, CRLF or CR) without byte order mark, and takes out characters that cannot be seen but
 * change what is read: controls, terminal escapes, direction overrides, tag characters. Emoji, joiners and the marks of
 * right-to-left scripts stay; NUL becomes U+FFFD, as CommonMark has it.
 */
export function cleanLines(text: string): CleanText {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  if (!hidden.test(text)) return { lines, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const clean = lines.map((line, at) => {
    const found = hidden.test(line) ? [...line.matchAll(flagOrHidden)].filter(([piece]) => !isFlag(piece)) : [];
    const [first] = found;
    if (first === undefined) return line;
    const column = first.index + 1;
    diagnostics.push(
      diagnose(
        'hidden-characters',
        `${listCodes(found.map(([piece]) => piece))} cannot be seen and ${found.length === 1 ? 'was' : 'were'} left out`,
        span(at + 1, column, column),
      ),
    );
    return cleanText(line);
  });
  return { lines: clean, diagnostics };
}

/** A text without the characters that `cleanLines` takes out. */
export function cleanText(text: string): string {
  return text.replace(flagOrHidden, (piece) => (piece === '\0' ? '\ufffd' : isFlag(piece) ? piece : ''));
}

/** JSON in which those characters are written as escapes, and so can be seen. */
export function escapeInvisible(json: string): string {
  return json.replace(flagOrHidden, (piece) => (isFlag(piece) ? piece : escapeUnits(piece)));
}

function escapeUnits(text: string): string {
  return text.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The flag of a region, such as Scotland's, is spelled in tag characters: those are seen. */
const flag = String.raw`\u{1f3f4}[\u{e0030}-\u{e007a}]{1,8}\u{e007f}`;
const unseen = String.raw`[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufff9-\ufffb\u{e0000}-\u{e007f}]`;
const hidden = new RegExp(unseen, 'u');
const flagOrHidden = new RegExp(`${flag}|${unseen}`, 'gu');

function isFlag(piece: string): boolean {
  return piece.length > 2;
}

function listCodes(characters: readonly string[]): string {
  const codes = [...new Set(characters)].map(
    (one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  const shown = codes.slice(0, 4).join(', ');
  return codes.length > 4 ? `${shown} and ${codes.length - 4} more` : shown;
}
