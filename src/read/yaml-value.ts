import { LineCounter, parseDocument } from 'yaml';
import { UserError } from '../errors.ts';

/** Reads YAML as plain values: no tags, no merging, hardly any anchors. Loaded only where a file needs it. */
export function readYamlValue(text: string, shown: string): unknown {
  const lineCounter = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter, schema: 'core', prettyErrors: false, logLevel: 'silent' });
    const [error] = document.errors;
    if (error === undefined) return document.toJS({ maxAliasCount: 100 });
    const { line } = lineCounter.linePos(error.pos[0]);
    throw new UserError(`${shown}: line ${line}: is not valid YAML (${error.message.split('\n')[0] ?? ''})`);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${shown}: cannot be read as YAML: it is nested or repeated too deeply`);
  }
}
