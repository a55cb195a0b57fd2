import { UserError } from '../../errors.ts';
import { renderContext, catalogueOf } from '../../render/index.ts';
import { readSide, type Reading } from '../../pipeline/snapshot.ts';
import type { Context } from './context.ts';
import type { Input } from './inputs.ts';

/** Prints what the templates see of one post, as JSON. */
export async function printContext(inputs: readonly Input[], reading: Reading, { print }: Context): Promise<void> {
  const [input, ...others] = inputs;
  if (input === undefined || others.length > 0)
    throw new UserError('--context prints what the templates see of one post: name that post alone');
  const { report, language } = await readSide(input.bytes === undefined ? input.path : '-', reading);
  print(await renderContext(report, await catalogueOf(language)), 'json');
}
