import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliDecompress } from 'node:zlib';
import {
  isOurs,
  makeTemporaryFolder,
  namesIn,
  removeFolder,
  sweepTemporaryFolders,
  touch,
  unusedFor,
} from './temporary-folder.ts';

/** The Chromium that npm installs beside the program, still packed. */
export interface EmbeddedPackage {
  /** Version of the npm package, such as `143.0.4`; its first number is Chromium's. */
  readonly version: string;
  /** The folder that holds its archives. */
  readonly archives: string;
  /** Name of the unpacked folder: another package never shares it. */
  readonly key: string;
}

/** The Chromium of that package, unpacked. */
export interface EmbeddedBrowser {
  readonly executable: string;
  /** Its shared libraries. */
  readonly libraries: string;
  /** Its fonts: with none at all, Chromium prints no text. */
  readonly fonts: string;
}

/** Gives the version of the embedded build, such as `143.0.4`; null where it is not installed or cannot run here. */
export function embeddedVersion(): string | null {
  return findEmbedded()?.version ?? null;
}

/** Finds the embedded build; null where it is not installed or is not made for this system. */
export function findEmbedded(): EmbeddedPackage | null {
  // Musl systems have no such loader, and the build needs it.
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync('/lib64/ld-linux-x86-64.so.2')) return null;
  try {
    const root = packageRoot(createRequire(import.meta.url).resolve('@sparticuz/chromium'));
    const archives = join(root, 'bin');
    const version = versionIn(readFileSync(join(root, 'package.json'), 'utf8'));
    const sizes = archiveNames.map((name) => statSync(join(archives, name)).size);
    const hash = createHash('sha256')
      .update(JSON.stringify([version, sizes]))
      .digest('hex')
      .slice(0, 8);
    return { version, archives, key: `chromium-${version}-${hash}` };
  } catch {
    return null;
  }
}

/** Gives the unpacked build, where an earlier run has left it in `cache`. */
export function findUnpacked(embedded: EmbeddedPackage, cache: string): EmbeddedBrowser | null {
  const browser = browserIn(join(cache, embedded.key));
  const whole = [browser.executable, join(browser.libraries, 'libnss3.so'), browser.fonts].every(existsSync);
  return whole ? browser : null;
}

/** Unpacks the build into `cache`, about 190 MB; fine when several runs do so at once. */
export async function unpackEmbedded(embedded: EmbeddedPackage, cache: string): Promise<EmbeddedBrowser> {
  sweepTemporaryFolders(cache, partialPrefix);
  const partial = makeTemporaryFolder(cache, partialPrefix);
  try {
    const { default: tar } = await import('tar-fs');
    // The package's own unpacking trusts any /tmp/chromium it finds, so its archives are read directly.
    const untar = (folder: string): Writable =>
      tar.extract(join(partial, folder), {
        dmode: 0o700,
        chown: false,
        ignore: (_name, header) => header !== undefined && header.type !== 'file' && header.type !== 'directory',
      });
    const files: readonly (readonly [string, () => Writable])[] = [
      ['chromium.br', () => createWriteStream(join(partial, 'chromium'), { mode: 0o700 })],
      ['al2023.tar.br', () => untar('libraries')],
      ['fonts.tar.br', () => untar('fonts')],
    ];
    // All of them end before the folder may go, even if one fails.
    const results = await Promise.allSettled(files.map(([name, open]) => inflate(join(embedded.archives, name), open)));
    for (const result of results) if (result.status === 'rejected') throw result.reason;
    publish(partial, join(cache, embedded.key), () => findUnpacked(embedded, cache) !== null);
  } finally {
    removeFolder(partial);
  }
  return browserIn(join(cache, embedded.key));
}

/**
 * Marks the unpacked build as in use, and removes builds of other versions that no run has used for a day: two projects on
 * one machine may use different versions of this program.
 */
export function removeOldBuilds(embedded: EmbeddedPackage, cache: string): void {
  touch(join(cache, embedded.key));
  for (const name of namesIn(cache).filter((one) => buildName.test(one) && one !== embedded.key)) {
    const folder = join(cache, name);
    if (isOurs(folder) && unusedFor(folder) > outdatedAfter) removeWhole(folder, cache);
  }
}

const buildName = /^chromium-[\d.]+-[0-9a-f]{8}$/;

/** In milliseconds: a day. */
const outdatedAfter = 86_400_000;

/** Takes the name away first, so that no run ever starts half a browser. */
function removeWhole(folder: string, cache: string): void {
  const partial = makeTemporaryFolder(cache, partialPrefix);
  try {
    renameSync(folder, join(partial, 'old'));
  } catch {
    // Removed by another run.
  } finally {
    removeFolder(partial);
  }
}

const archiveNames = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'] as const;
const partialPrefix = 'unpacking-';

function packageRoot(file: string): string {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'bin', 'chromium.br'))) return folder;
  }
  throw new Error(`no archives above ${file}`);
}

function versionIn(json: string): string {
  const parsed: unknown = JSON.parse(json);
  if (typeof parsed === 'object' && parsed !== null && 'version' in parsed && typeof parsed.version === 'string') {
    return parsed.version;
  }
  throw new Error('no version');
}

function browserIn(folder: string): EmbeddedBrowser {
  return {
    executable: join(folder, 'chromium'),
    libraries: join(folder, 'libraries', 'lib'),
    fonts: join(folder, 'fonts', 'fonts'),
  };
}

async function inflate(archive: string, open: () => Writable): Promise<void> {
  const inflater = createBrotliDecompress({
    chunkSize: 1 << 20,
    params: { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 },
  });
  await pipeline(createReadStream(archive, { highWaterMark: 1 << 20 }), inflater, open());
}

/** Renames in one step, so that no run ever sees half a browser. */
function publish(partial: string, final: string, isWhole: () => boolean): void {
  try {
    renameSync(partial, final);
  } catch (error) {
    if (isWhole()) return;
    // What stands there lost some of its files: take it away, and try once more.
    removeFolder(final);
    if (existsSync(final)) throw error;
    renameSync(partial, final);
  }
}
