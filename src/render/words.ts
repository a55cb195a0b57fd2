/** A number with its noun: `1 finding`, `2 findings`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** A list in words: `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** A share as whole percent; only all is 100 and only none is 0. */
export function percent(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0%';
  if (part === whole) return '100%';
  return `${Math.min(99, Math.max(1, Math.round((100 * part) / whole)))}%`;
}

/** A day in words, whatever the locale of the machine: `5 October 2022`. */
export function dayInWords(date: string | null): string | null {
  const [year, month, day] = (date ?? '').split('-');
  const name = months[Number(month) - 1];
  return year === undefined || day === undefined || name === undefined ? date : `${Number(day)} ${name} ${year}`;
}

/** The first characters of a digest, enough to tell sources apart by eye. */
export function shortDigest(digest: string): string {
  return digest.replace(/^sha256:/, '').slice(0, 12);
}

const months = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
]; // prettier-ignore
