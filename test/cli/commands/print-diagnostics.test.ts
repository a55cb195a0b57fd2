import { expect, test } from 'vitest';
import { mostPrintedDiagnostics, printDiagnostics } from '../../../src/cli/commands/print-diagnostics.ts';
import { openTerminal, type Output } from '../../../src/cli/terminal.ts';
import { diagnose } from '../../../src/domain/diagnostics.ts';

const at = (line: number) => ({ start: { line, column: 1 }, end: { line, column: 1 } });
const info = diagnose('alias-unused', 'An alias fits no row', null);
const warning = diagnose('two-titles', 'Finding 1 has another title in the remaining work', at(7));

function shown(
  diagnostics: Parameters<typeof printDiagnostics>[0],
  isTTY: boolean,
  environment = {},
  quiet = false,
): string {
  let text = '';
  const stderr: Output = { isTTY, columns: 60, write: (part) => (text += String(part)) };
  printDiagnostics(diagnostics, 'a.md', openTerminal({ stdout: { write: () => {} }, stderr }, quiet, environment));
  return text.replaceAll('\r\u001b[K', '');
}

const compilers =
  'a.md: info: An alias fits no row [alias-unused]\na.md:7:1: warning: Finding 1 has another title in the remaining work [two-titles]\n';

test('are grouped on a terminal, and as compilers print them elsewhere', () => {
  const text = shown([info, warning], true, { NO_COLOR: '1' });
  expect(text).toBe(
    [
      'a.md',
      `          ${info.severity.padEnd(7)}  An alias fits no row alias-unused`,
      '     7:1  warning  Finding 1 has another title in the',
      '                   remaining work two-titles',
      '',
      '',
    ].join('\n'),
  );
  expect(shown([info, warning], true)).toContain('\u001b[33mwarning');
  const lines = compilers.replace('info', info.severity);
  expect(shown([info, warning], false)).toBe(lines);
  expect(shown([info, warning], true, { CI: 'true' })).toBe(lines);
});

test('are not printed where there are none', () => {
  expect(shown([], true)).toBe('');
});

test.each([true, false])('are cut after twenty of a kind (terminal: %s)', (isTTY) => {
  const many = (count: number) => Array.from({ length: count }, (_, line) => ({ ...warning, position: at(line + 1) }));
  expect(shown(many(mostPrintedDiagnostics), isTTY)).not.toContain('more');
  expect(shown(many(mostPrintedDiagnostics + 1), isTTY)).toContain(
    'a.md: 1 more [two-titles]; the report lists them\n',
  );
});
