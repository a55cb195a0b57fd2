import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** The families that `fontFaceCss` declares. */
const fontFamilies = { sans: 'IBM Plex Sans', mono: 'IBM Plex Mono', emoji: 'Noto Emoji' } as const;

/**
 * Gives `@font-face` rules that carry their fonts as data: IBM Plex Sans (400, 600, 400 italic), Mono (400) and, for
 * the marks and emoji of `text`, Noto Emoji.
 * Only the writing systems that occur in `text` are carried; without it, Latin, Greek and Cyrillic.
 */
export async function fontFaceCss(text?: string): Promise<string> {
  const codePoints = text === undefined ? null : distinctCodePoints(text);
  const rules = await Promise.all(faces.map((face) => rulesOf(face, codePoints)));
  return rules.flat().join('\n');
}

interface Face {
  readonly family: string;
  readonly package: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
}

const sans = { family: fontFamilies.sans, package: 'ibm-plex-sans' } as const;
const mono = { family: fontFamilies.mono, package: 'ibm-plex-mono' } as const;

const faces: readonly Face[] = [
  { ...sans, weight: 400, style: 'normal' },
  { ...sans, weight: 600, style: 'normal' },
  { ...sans, weight: 400, style: 'italic' },
  { ...mono, weight: 400, style: 'normal' },
  { family: fontFamilies.emoji, package: 'noto-emoji', weight: 400, style: 'normal' },
];

const usualSubsets = new Set(['latin', 'latin-ext', 'greek', 'cyrillic']);
const require = createRequire(import.meta.url);
const contents = new Map<string, Promise<string>>();

async function rulesOf(face: Face, codePoints: readonly number[] | null): Promise<readonly string[]> {
  const ranges = await rangesOf(face.package);
  const wanted = ranges.filter(([subset, range]) =>
    codePoints === null ? usualSubsets.has(subset) : subset === 'latin' || covers(range, codePoints),
  );
  return Promise.all(wanted.map(([subset, range]) => ruleOf(face, subset, range)));
}

async function ruleOf(face: Face, subset: string, range: string): Promise<string> {
  const file = `${face.package}-${subset.replace(/[[\]]/g, '')}-${face.weight}-${face.style}.woff2`;
  const data = await contentOf(`@fontsource/${face.package}/files/${file}`, 'base64');
  return (
    `@font-face{font-family:"${face.family}";font-style:${face.style};font-weight:${face.weight};` +
    `src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${range}}`
  );
}

/** Which code points each subset has, in the order to declare them. */
async function rangesOf(name: string): Promise<readonly (readonly [string, string])[]> {
  const parsed: unknown = JSON.parse(await contentOf(`@fontsource/${name}/unicode.json`, 'utf8'));
  const entries = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [];
  return entries.flatMap(([subset, range]) => (typeof range === 'string' ? [[subset, range] as const] : []));
}

function contentOf(file: string, encoding: BufferEncoding): Promise<string> {
  const known = contents.get(file);
  if (known !== undefined) return known;
  const content = readFile(require.resolve(file), encoding);
  contents.set(file, content);
  return content;
}

function distinctCodePoints(text: string): readonly number[] {
  // What is in every font is no reason to look at each of millions of characters.
  return [...new Set(text.match(/[^\0-\xff]/gu))].map((character) => character.codePointAt(0) ?? 0);
}

function covers(range: string, codePoints: readonly number[]): boolean {
  const spans = range.split(',').map((part) => part.trim().replace('U+', '').split('-'));
  return spans.some(([first = '', last = first]) => {
    const [low, high] = [Number.parseInt(first, 16), Number.parseInt(last, 16)];
    // What a basic font has as well is no reason to carry a whole further file.
    return codePoints.some((point) => point >= low && point <= high && !isInLatin(point));
  });
}

function isInLatin(point: number): boolean {
  return point <= 0xff || (point >= 0x2000 && point <= 0x206f) || point === 0xfe0f || latinMarks.has(point);
}

const latinMarks = new Set([0x304, 0x308, 0x329, 0x20ac, 0x2122]);
