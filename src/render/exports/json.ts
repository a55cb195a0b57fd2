/**
 * Writes a value as JSON that people can read and compare line by line: what fits on a line of 110 characters stands
 * on one. Same value, same bytes.
 */
export function toJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return `${write(value, 0)}\n`;
  const known = written.get(value);
  if (known !== undefined) return known;
  const json = `${write(value, 0)}\n`;
  written.set(value, json);
  return json;
}

/** A report is written three times over: as a file, into the HTML and into the PDF. */
const written = new WeakMap<object, string>();

/** Columns of a line of JSON that a person reads. */
export const jsonWidth = 110;

function write(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const list = Array.isArray(value);
  const parts: string[] = [];
  let width = depth + 4;
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    const part = list ? write(item, depth + 2) : `${JSON.stringify(key)}: ${write(item, depth + 2)}`;
    parts.push(part);
    width += part.includes('\n') ? jsonWidth : part.length + 2;
  }
  const [open, close] = list ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return `${open}${close}`;
  if (width <= jsonWidth) return list ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
  const indent = ' '.repeat(depth + 2);
  return `${open}\n${parts.map((part) => indent + part).join(',\n')}\n${' '.repeat(depth)}${close}`;
}
