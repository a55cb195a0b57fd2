import { circlesOf, importsOf, readSources, roomOf } from './imports.ts';
import { breachesOf, rooms } from './rules.ts';

/** Prints the folders of `src` in their order with their files, lines and imports, and counts what breaks the rules. */
export function main(root: string): void {
  const sources = readSources(root);
  const imports = importsOf(sources);
  const lines: string[] = [];
  const arrows = new Set<string>();
  for (const { from, to, kind } of imports)
    if (kind === 'file' && roomOf(from) !== roomOf(to)) arrows.add(`${roomOf(from)} > ${roomOf(to)}`);
  for (const [room, because] of rooms) {
    const files = [...sources].filter(([path]) => roomOf(path) === room);
    const length = files.reduce((sum, [, text]) => sum + text.split('\n').length - 1, 0);
    const known = [...arrows].flatMap((arrow) => (arrow.startsWith(`${room} > `) ? [arrow.split(' > ')[1] ?? ''] : []));
    lines.push(
      `${room.padEnd(14)}${String(files.length).padStart(4)} files ${String(length).padStart(6)} lines  ${because}`,
    );
    if (known.length > 0) lines.push(`${' '.repeat(14)}imports ${known.toSorted().join(', ')}`);
  }
  const back = breachesOf(imports);
  lines.push(
    `${rooms.length} folders and files of src, ${arrows.size} arrows between them, ${circlesOf(imports).length} circles, ${back.length} breaches`,
    ...back,
  );
  process.stdout.write(`${lines.join('\n')}\n`);
}
