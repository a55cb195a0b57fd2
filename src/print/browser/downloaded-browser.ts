import type * as Library from '@puppeteer/browsers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { homeFolder } from '../../system/home-folder.ts';
import { makeFolder } from '../../system/make-folder.ts';
import { pinnedBuild } from '../page/puppeteer.ts';
import { withTimeout } from './with-timeout.ts';

/** Finds a browser that was put into Puppeteer's cache before; gives its path, or null. */
export async function findDownloaded(env: NodeJS.ProcessEnv = process.env): Promise<string | null> {
  const library = await loadLibrary();
  if (library === null) return null;
  const { Browser, getInstalledBrowsers, getVersionComparator } = library;
  const all = await getInstalledBrowsers({ cacheDir: cacheFolderOf(env) }).catch(() => []);
  for (const browser of [Browser.CHROMEHEADLESSSHELL, Browser.CHROME]) {
    const newer = getVersionComparator(browser);
    const installed = all.filter((one) => one.browser === browser).sort((a, b) => newer(b.buildId, a.buildId));
    if (installed[0] !== undefined) return installed[0].executablePath;
  }
  return null;
}

/**
 * Downloads the headless browser this program was tested with into Puppeteer's cache, about 110 MB; gives its path.
 * Null where the user forbade it, `@puppeteer/browsers` is not installed, there is no browser for this system, the cache
 * cannot be made, or the server does not answer.
 */
export async function download(
  onProgress: (message: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string | null> {
  if (isForbidden(env)) return null;
  const library = await loadLibrary();
  if (library === null) return null;
  const { Browser, canDownload, detectBrowserPlatform, install } = library;
  const platform = detectBrowserPlatform();
  if (platform === undefined) return null;
  const buildId = await pinnedBuild();
  const options = { browser: Browser.CHROMEHEADLESSSHELL, buildId, platform, cacheDir: cacheFolderOf(env) };
  if (!canMake(options.cacheDir)) return null;
  const reachable = await withTimeout(canDownload(options), 10_000, () => new Error('no answer')).catch(() => false);
  if (!reachable) return null;
  onProgress(`Downloading chrome-headless-shell ${buildId} (once, about 110 MB)…`);
  const downloadProgressCallback = quarters(onProgress);
  const installed = await install({ ...options, downloadProgressCallback });
  return installed.executablePath;
}

/** The package is large and needed only where there is no other browser, so the published program does not bring it. */
async function loadLibrary(): Promise<typeof Library | null> {
  try {
    return await import('@puppeteer/browsers');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}

function cacheFolderOf(env: NodeJS.ProcessEnv): string {
  return env['PUPPETEER_CACHE_DIR'] ?? join(homeFolder() ?? tmpdir(), '.cache', 'puppeteer');
}

/** The package would make it with Node’s recursive `mkdir`, which never returns below `/proc`. */
function canMake(folder: string): boolean {
  try {
    makeFolder(folder);
    return true;
  } catch {
    return false;
  }
}

function isForbidden(env: NodeJS.ProcessEnv): boolean {
  const words = [env['PUPPETEER_SKIP_DOWNLOAD'], env['PUPPETEER_CHROME_HEADLESS_SHELL_SKIP_DOWNLOAD']];
  return words.some((word) => word !== undefined && !['', '0', 'false', 'off'].includes(word.toLowerCase()));
}

/** Says how far a download is at every quarter of it. */
function quarters(onProgress: (message: string) => void): (bytes: number, total: number) => void {
  let said = 0;
  return (bytes, total) => {
    const quarter = total > 0 ? Math.floor((4 * bytes) / total) : 0;
    if (quarter > said) onProgress(`Downloading chrome-headless-shell: ${25 * quarter} %`);
    said = Math.max(said, quarter);
  };
}
