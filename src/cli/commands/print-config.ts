import type { Command } from '../commander.ts';
import { dirname } from 'node:path';
import { printConfiguration } from '../../configuration/print.ts';
import { UserError } from '../../errors.ts';
import type { Reading } from '../../pipeline/snapshot.ts';
import type { Context } from './context.ts';
import type { Input } from './inputs.ts';

/** Prints the configuration that is in effect for one post, as YAML, and the options of the command in comments. */
export async function printConfig(
  inputs: readonly Input[],
  reading: Reading,
  command: Command,
  { print, environment }: Context,
): Promise<void> {
  const [input, ...others] = inputs;
  if (input === undefined || others.length > 0)
    throw new UserError('--print-config prints the configuration of one post: name that post alone');
  const configuration = await printConfiguration(dirname(input.path), reading);
  const lines = [`# ${input.shown}`, configuration, '# Options', ...options(command), ...variables(environment), ''];
  // Values are quoted as in JSON, and escaped like it.
  print(lines.join('\n'), 'json');
}

function options(command: Command): readonly string[] {
  return command.options.flatMap((option) => {
    const name = option.attributeName();
    const value: unknown = command.getOptionValue(name);
    if (value === undefined || name === 'printConfig') return [];
    const from = command.getOptionValueSource(name) === 'cli' ? 'command line' : 'built in';
    return [`# ${option.long ?? name}: ${JSON.stringify(value)} (${from})`];
  });
}

/** Variables of the environment that have an effect on reports, and hold no secret. */
const shownVariables = [
  'PUPPETEER_EXECUTABLE_PATH', 'PUPPETEER_CACHE_DIR', 'PUPPETEER_SKIP_DOWNLOAD', 'PUPPETEER_CHROME_HEADLESS_SHELL_SKIP_DOWNLOAD',
  'XDG_CACHE_HOME', 'TMPDIR', 'NO_COLOR', 'FORCE_COLOR', 'CI', 'AUDIT_STATUS_DEBUG',
] as const; // prettier-ignore

function variables(environment: Context['environment']): readonly string[] {
  return shownVariables.flatMap((name) => {
    const value = environment[name];
    return value === undefined ? [] : [`# ${name}: ${JSON.stringify(value)} (environment)`];
  });
}
