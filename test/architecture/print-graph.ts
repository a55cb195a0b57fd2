import { circlesOf, importsOf, readSources, folderOf } from './imports.ts';
import { breachesOf, folders } from './rules.ts';

/** Prints the folders of `src` in their order with their files, lines and imports, and counts what breaks the rules. */
export function main(root: string): void {
  const sources = readSources(root);
  const imports = importsOf(sources);
  const lines: string[] = [];
  const arrows = new Set<string>();
  for (const { from, to, kind } of imports)
    if (kind === 'file' && folderOf(from) !== folderOf(to)) arrows.add(`${folderOf(from)} > ${folderOf(to)}`);
  for (const [folder, because] of folders) {
    const files = [...sources].filter(([path]) => folderOf(path) === folder);
    const length = files.reduce((sum, [, text]) => sum + text.split('\n').length - 1, 0);
    const known = [...arrows].flatMap((arrow) =>
      arrow.startsWith(`${folder} > `) ? [arrow.split(' > ')[1] ?? ''] : [],
    );
    lines.push(
      `${folder.padEnd(14)}${String(files.length).padStart(4)} files ${String(length).padStart(6)} lines  ${because}`,
    );
    if (known.length > 0) lines.push(`${' '.repeat(14)}imports ${known.toSorted().join(', ')}`);
  }
  const back = breachesOf(imports);
  lines.push(
    `${folders.length} folders and files of src, ${arrows.size} arrows between them, ${circlesOf(imports).length} circles, ${back.length} breaches`,
    ...back,
  );
  process.stdout.write(`${lines.join('\n')}\n`);
}
