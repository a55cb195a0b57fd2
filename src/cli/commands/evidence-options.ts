import type { Command } from '../commander.ts';
import { resolve } from 'node:path';
import { UserError } from '../../errors.ts';
import type { EvidenceChoice } from '../../pipeline/evidence.ts';
import type { Context } from './context.ts';

/** The options of everything that holds posts against evidence. */
export interface EvidenceOptions {
  readonly evidence?: string | false;
}

/** Adds the options of everything that holds posts against evidence. */
export function addEvidenceOptions(command: Command): Command {
  return command
    .option('--evidence <file>', 'what the tracker answered (default: <name>.evidence.json beside the post)')
    .option('--no-evidence', 'leave out what the tracker answered');
}

/** Returns where evidence comes from. Throws `UserError` where one file is named for several posts. */
export function evidenceOf({ evidence }: EvidenceOptions, { folder }: Context, posts: number): EvidenceChoice {
  if (evidence === undefined) return 'beside';
  if (evidence === false) return 'none';
  if (posts > 1) throw new UserError('--evidence names the answers about one post: name that post alone');
  return { path: resolve(folder, evidence) };
}
