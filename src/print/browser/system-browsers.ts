import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { homeFolder } from '../../system/home-folder.ts';

/** Lists the browsers installed on this system that can print, quickest to start first. */
export function systemBrowsers(env: NodeJS.ProcessEnv = process.env): readonly string[] {
  return [...new Set(placesOf(process.platform, env))].filter(isExecutable);
}

/** Tells whether a file can be run. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

const commands = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'headless_shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

// The binaries themselves: the scripts around them only cost time.
const linuxPlaces = ['/usr/lib/chromium/chromium-headless-shell', '/usr/lib64/chromium-browser/headless_shell'];

const macPlaces = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const windowsPlaces = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

function placesOf(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): readonly string[] {
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    return crossed(
      roots.filter((root) => root !== undefined),
      windowsPlaces,
    );
  }
  const onPath = crossedByName((env['PATH'] ?? '').split(delimiter).filter(isTrusted));
  if (platform !== 'darwin') return [...linuxPlaces, ...onPath];
  return [...crossed(['/Applications', join(homeFolder() ?? '/', 'Applications')], macPlaces), ...onPath];
}

/** npm puts the programs of a project’s dependencies before all others; a relative folder is that of whoever wrote the post. */
function isTrusted(folder: string): boolean {
  return isAbsolute(folder) && !/[\\/]node_modules[\\/]\.bin[\\/]*$/.test(folder);
}

function crossed(roots: readonly string[], places: readonly string[]): readonly string[] {
  return places.flatMap((place) => roots.map((root) => join(root, place)));
}

function crossedByName(folders: readonly string[]): readonly string[] {
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)));
}
