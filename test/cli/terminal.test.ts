import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openTerminal, printable, printableJson, printableLines, screenOf } from '../../src/cli/terminal.ts';

/** What a runner of GitHub Actions or Azure Pipelines takes for a command, or a terminal for more than text. */
const command = /^\s*::|##\w*\[/;
const control = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]/;

const hostile = fc.array(
  fc.constantFrom('::', ':', '#', '##[', '##vso[', ' ', '\t', '\n', '\r', '\u001b]0;x\u0007', '\u202e', '\u009b', '\u00a0', '\u{e0041}', 'a', '[', '"', '\\'), // prettier-ignore
  { maxLength: 12 },
);

describe('a line', () => {
  test.each([
    ['::error::no', ': :error::no'],
    [' \t::stop-commands::x', '  : :stop-commands::x'],
    ['\u00a0::add-mask::x', '\u00a0: :add-mask::x'],
    ['a ##[error]b ##[group]c', 'a # #[error]b # #[group]c'],
    ['###[error]', '## #[error]'],
    ['##vso[task.complete]', '# #vso[task.complete]'],
    ['one\r\ntwo', 'one two'],
    ['\u001b]0;pwn\u0007x', ']0;pwnx'],
    ['std::vector and ## heading', 'std::vector and ## heading'],
  ])('is printed without commands and controls, %#', (line, printed) => expect(printable(line)).toBe(printed));

  test('holds no command and no control, whatever it is made of', () => {
    fc.assert(
      fc.property(hostile, (pieces) => {
        const line = printable(pieces.join(''));
        expect(line).not.toMatch(command);
        expect(line).not.toMatch(control);
        for (const one of printableLines(pieces.join('')).split('\n')) expect(one).not.toMatch(command);
      }),
    );
  });
});

test('JSON keeps its value, and holds no command and no control', () => {
  fc.assert(
    fc.property(fc.array(hostile), (lists) => {
      const value = lists.map((pieces) => pieces.join(''));
      const json = printableJson(JSON.stringify(value, null, 2));
      expect(JSON.parse(json)).toEqual(value);
      for (const line of json.split('\n')) {
        expect(line).not.toMatch(command);
        expect(line).not.toMatch(control);
      }
    }),
  );
});

test('every way of speaking goes through it', () => {
  const written: string[] = [];
  const stream = { write: (text: string) => written.push(text), isTTY: true, columns: 80 };
  const terminal = openTerminal({ stdout: stream, stderr: stream }, false);
  for (const speak of [terminal.print, terminal.warn, terminal.note, terminal.progress]) speak('::x::##[y]\u009b');
  expect(written.filter((text) => /::x::##\[|\u009b/.test(text))).toEqual([]);
});

describe('on a terminal', () => {
  const screen = { isTTY: true, columns: 40 };
  const speak = (environment: { readonly [name: string]: string }, columns = 40): string => {
    let text = '';
    const stream = { ...screen, columns, write: (part: string | Uint8Array) => (text += String(part)) };
    openTerminal({ stdout: stream, stderr: stream }, false, environment).print(
      'one two three four five six seven eight nine',
    );
    return text.replaceAll('\r\u001b[K', '');
  };

  test('lines are wrapped at words; in CI and elsewhere they are one', () => {
    expect(speak({})).toBe('one two three four five six seven\n  eight nine\n');
    expect(speak({ CI: 'true' })).toBe('one two three four five six seven eight nine\n');
  });

  test.each([
    [{}, true],
    [{ NO_COLOR: '1' }, false],
    [{ NO_COLOR: '' }, true],
    [{ TERM: 'dumb' }, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    [{ FORCE_COLOR: '0' }, false],
  ])('%j', (environment, color) => {
    expect(screenOf({ ...screen, write: () => {} }, environment)).toEqual({ columns: 40, color });
  });

  test('none is a pipe, or one of CI', () => {
    expect(screenOf({ write: () => {} }, {})).toBeNull();
    expect(screenOf({ ...screen, write: () => {} }, { CI: '1' })).toBeNull();
  });
});
