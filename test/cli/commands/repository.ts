import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// A process costs more than what git does in it: a repository is made without any, and its commits in one.

/** A commit in the format of git fast-import, to the branch that was checked out when it was made. */
export interface Commit {
  readonly branch: string;
  readonly head: string;
  readonly files: readonly Buffer[];
}

/** Makes a folder a repository, as git init does. */
export function initialize(folder: string): void {
  for (const name of ['objects', 'refs/heads']) mkdirSync(join(folder, '.git', name), { recursive: true });
  writeFileSync(join(folder, '.git/HEAD'), 'ref: refs/heads/main\n');
  writeFileSync(join(folder, '.git/config'), '[core]\n\trepositoryformatversion = 0\n\tbare = false\n');
}

/** Returns a commit of all files as they are now but those `without`; null where only git knows what has to be done. */
export function commitOf(folder: string, name: string, without: readonly string[]): Commit | null {
  const branch = /^ref: (.*)\n/.exec(readFileSync(join(folder, '.git/HEAD'), 'utf8'))?.[1];
  if (branch === undefined || existsSync(join(folder, '.git/MERGE_HEAD'))) return null;
  const moment = momentOf(name);
  const zone = /[+-]\d{4}$/.exec(moment)?.[0] ?? '+0000';
  const message = `data ${Buffer.byteLength(name) + 1}\n${name}\n\n`;
  const head = `commit ${branch}\ncommitter A <a@example.org> ${Date.parse(moment) / 1000} ${zone}\n${message}`;
  return { branch, head, files: filesIn(folder, '', ['.git', ...without]) };
}

/** Writes the commits, the earliest first, and makes the index what the last one holds. */
export function writeCommits(folder: string, commits: readonly Commit[]): void {
  if (commits.length === 0) return;
  const begun = new Set<string>();
  const stream = commits.flatMap(({ branch, head, files }) => {
    const follows = !begun.has(branch) && existsSync(join(folder, '.git', branch));
    begun.add(branch);
    return [Buffer.from(`${head}${follows ? `from ${branch}^0\n` : ''}deleteall\n`), ...files];
  });
  const git = 'git -C "$1"';
  execFileSync('sh', ['-c', `${git} fast-import --quiet && ${git} reset --quiet`, 'sh', folder], {
    input: Buffer.concat(stream),
    stdio: ['pipe', 'ignore', 'inherit'],
    env: { ...process.env, ...withoutSettings },
  });
}

/** Runs git in a folder, with a clock that stands at noon (UTC) of that day, or at that moment. */
export function runGit(folder: string, words: readonly string[], day: string): string {
  const moment = momentOf(day);
  return execFileSync('git', ['-C', folder, '-c', 'commit.gpgsign=false', '-c', 'maintenance.auto=false', ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      ...withoutSettings,
      GIT_AUTHOR_NAME: 'A',
      GIT_AUTHOR_EMAIL: 'a@example.org',
      GIT_COMMITTER_NAME: 'A',
      GIT_COMMITTER_EMAIL: 'a@example.org',
      GIT_AUTHOR_DATE: moment,
      GIT_COMMITTER_DATE: moment,
    },
  });
}

/** Those of the machine are not asked for. */
const withoutSettings = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };

function momentOf(day: string): string {
  return day.includes('T') ? day : `${day}T12:00:00Z`;
}

function filesIn(folder: string, below: string, without: readonly string[]): readonly Buffer[] {
  const names = readdirSync(join(folder, below)).filter((name) => !without.includes(name));
  return names.flatMap((name) => {
    const path = `${below}${name}`;
    const stats = lstatSync(join(folder, path));
    if (stats.isDirectory()) return filesIn(folder, `${path}/`, ['.git']);
    const isLink = stats.isSymbolicLink();
    const content = isLink ? Buffer.from(readlinkSync(join(folder, path))) : readFileSync(join(folder, path));
    const mode = isLink ? '120000' : '100644';
    return [Buffer.from(`M ${mode} inline ${quoted(path)}\ndata ${content.length}\n`), content, Buffer.from('\n')];
  });
}

const quoted = (path: string): string => `"${path.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
