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
  if (typeof value !== 'object' || value === null) return writeScalar(value);
  const list = Array.isArray(value);
  const parts = list ? itemsOf(value, depth + 2) : fieldsOf(value, depth + 2);
  const [open, close] = list ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return `${open}${close}`;
  let width = depth + 4;
  // A part of several lines is itself too long for one.
  for (const { length } of parts) width += length + 2;
  if (width <= jsonWidth) return list ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
  const indent = `\n${' '.repeat(depth + 2)}`;
  // The report and its lists are nearly all of the text: to join their parts would copy it once more each.
  const joined = depth < indentOfRows ? concatenate(parts, `,${indent}`) : parts.join(`,${indent}`);
  return `${open}${indent}${joined}\n${' '.repeat(depth)}${close}`;
}

/** Spaces before a record of one of the lists of a report. */
export const indentOfRows = 4;

function concatenate(parts: readonly string[], separator: string): string {
  return parts.reduce((text, part) => text + separator + part);
}

function itemsOf(list: readonly unknown[], depth: number): readonly string[] {
  return list.filter((item) => item !== undefined).map((item) => write(item, depth));
}

function fieldsOf(value: object, depth: number): readonly string[] {
  const parts: string[] = [];
  for (const [name, item] of Object.entries(value))
    if (item !== undefined) parts.push(`${fieldName(name)}: ${write(item, depth)}`);
  return parts;
}

/** `JSON.stringify` takes most of the time of a long report: names are few, and nearly all texts need no escapes. */
function writeScalar(value: unknown): string {
  if (typeof value === 'string' && plain.test(value)) return `"${value}"`;
  return Number.isInteger(value) ? String(value) : (JSON.stringify(value) ?? 'null');
}

const plain = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

function fieldName(name: string): string {
  const known = fieldNames.get(name);
  if (known !== undefined) return known;
  const quoted = JSON.stringify(name);
  fieldNames.set(name, quoted);
  return quoted;
}

const fieldNames = new Map<string, string>();
