import { join } from 'node:path';
import { prepareFolder } from '../../write/write-file.ts';
import type { Terminal } from '../terminal.ts';

/** Makes sure of a folder before any work is done for it. Says which files of a killed run were put in their places. */
export function prepareOutput(folder: string, shown: string, terminal: Terminal): void {
  for (const name of prepareFolder(folder, shown))
    terminal.note(`${join(shown, name)}: replaced by what a run wrote that was killed before it could replace it`);
}
