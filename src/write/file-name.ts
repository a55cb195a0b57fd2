import { cutToBytes } from '../text/shorten.ts';

/** Returns a name that is safe for a file on every system, and leaves room for suffixes. */
export function safeName(name: string): string {
  const clean = name.replace(forbidden, '-').replace(/^[.\s-]+(?=.)/, '');
  const short = cutToBytes(clean, longestFileName).replace(/[.\s]+$/, '');
  return short === '' ? 'report' : short.replace(deviceName, '$&-');
}

/** What Windows forbids; controls; and what cannot be seen, such as signs that turn the direction of writing. */
const forbidden = /[<>:"/\\|?*]|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Names that Windows takes for a device, whatever ending follows: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
const deviceName = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\s*(?:\.|$))/i;

/** In bytes: file systems allow 255, and endings such as `.remaining-work.csv` follow. */
export const longestFileName = 180;
