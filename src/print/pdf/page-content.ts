import { type ArtifactWriter, artifactWriter } from './artifacts.ts';
import { type PageContent, contentKey, decodeText } from './content.ts';
import { type Operand, type Operation, operandName, operationsIn, stringsIn } from './content-stream.ts';
import { type FontReader, readFont } from './font-reader.ts';
import { correctTextMap } from './text-map.ts';
import { joinGlyphs } from './joined-glyphs.ts';
import { addArea, type PaintWatcher, watchPaint } from './painted-area.ts';
import {
  PDFDict,
  PDFName,
  PDFRawStream,
  type PDFRef,
  dictAt,
  nameAt,
  numberAt,
  refAt,
  streamBytes,
  streamWith,
} from './pdf-library.ts';

/** Reads what streams show, fonts and forms once each, and marks as artifact what is not part of the structure. */
export interface ContentReader {
  /** Gives the bytes with all content marked; `isCovered` tells that it will stand within marked content. */
  mark(bytes: Uint8Array, resources: PDFDict | null, holder: PDFRef, isCovered?: boolean): Uint8Array;
  readonly content: PageContent;
  /** Kept when the forms that were drawn, and what fonts say of their glyphs, are rewritten as well. */
  restDone(): Promise<unknown>;
}

/** Makes a reader for one document. */
export function makeContentReader(): ContentReader {
  const content: PageContent = {
    texts: new Map(),
    areas: new Map(),
    shown: new Set(),
    glyphs: 0,
    missing: 0,
    scale: 1,
  };
  const shared: Shared = { content, fonts: new Map(), forms: new Map(), rewrites: [] };
  return {
    content,
    mark: (bytes, resources, holder, isCovered = false) =>
      markStream(shared, bytes, resources, holder, isCovered).bytes,
    restDone: () => Promise.all([...shared.rewrites, ...[...shared.fonts.keys()].map(correctTextMap)]),
  };
}

interface Shared {
  readonly content: PageContent;
  readonly fonts: Map<PDFDict, FontReader>;
  /** Forms that were read already, and whether they hold content of the structure. */
  readonly forms: Map<PDFRawStream, boolean>;
  readonly rewrites: Promise<void>[];
}

/** A marked-content sequence that is open, with what it has from those around it. */
interface Mark {
  /** The innermost that has one. */
  readonly key: string | null;
  /** Its text is given by itself, not by its glyphs. */
  readonly isSpelled: boolean;
  /** Part of the structure, or marked as artifact already. */
  readonly isCovered: boolean;
  /** Whether it is, or stands within, a figure. */
  readonly isFigure: boolean;
}

interface State {
  readonly shared: Shared;
  readonly resources: PDFDict | null;
  readonly holder: PDFRef;
  readonly marks: Mark[];
  readonly fonts: (FontReader | null)[];
  /** Follows what is painted; null where there is no figure, and nobody asks. */
  readonly paint: PaintWatcher | null;
  font: FontReader | null;
  hasStructure: boolean;
  /** Whether it is known how large the page is drawn. */
  isPlaced: boolean;
}

function markStream(
  shared: Shared,
  bytes: Uint8Array,
  resources: PDFDict | null,
  holder: PDFRef,
  covered: boolean,
): { bytes: Uint8Array; hasStructure: boolean } {
  const bottom: Mark = { ...outside, isCovered: covered };
  const state: State = {
    shared,
    resources,
    holder,
    marks: [bottom],
    fonts: [],
    paint: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('/Figure') ? watchPaint() : null,
    font: null,
    hasStructure: false,
    isPlaced: false,
  };
  const joined = joinGlyphs(bytes, (name) => fontNamed(state, { name })?.widths ?? null);
  const artifacts = artifactWriter(joined);
  for (const operation of operationsIn(joined)) step(state, artifacts, operation);
  return { bytes: artifacts.finish(), hasStructure: state.hasStructure };
}

function step(state: State, artifacts: ArtifactWriter, operation: Operation): void {
  const { operator, operands } = operation;
  const isCovered = innermost(state).isCovered;
  switch (operator) {
    case 'BMC':
    case 'BDC':
      openMark(state, operands);
      break;
    case 'EMC':
      if (state.marks.length > 1) state.marks.pop();
      break;
    case 'cm':
      if (!state.isPlaced) place(state, operands);
      break;
    case 'q':
      state.fonts.push(state.font);
      break;
    case 'Q':
      state.font = state.fonts.pop() ?? null;
      break;
    case 'Tf':
      state.font = fontNamed(state, operands[0]);
      break;
    case 'Tj':
    case 'TJ':
    case "'":
    case '"':
      for (const string of stringsIn(operands.at(-1))) show(state, string);
      break;
    case 'Do':
      // A form may hold content of the structure: then it is marked within, not around.
      if (drawXObject(state, operands[0], isCovered)) return;
      break;
    default:
  }
  outline(state, operation);
  artifacts.pass(operation, isCovered);
}

/**
 * Learns how large the content of a page is drawn: Chromium moves to the place of its body by a matrix of its own, and
 * makes it smaller where it is wider than the paper. What stands in the margins begins at the corner of the page.
 */
function place(state: State, operands: readonly Operand[]): void {
  const [a, b, c, d, x, y] = operands;
  if (typeof a !== 'number' || a <= 0 || b !== 0 || c !== 0 || a !== d || (x === 0 && y === 0)) return;
  const { content } = state.shared;
  state.isPlaced = true;
  content.scale = Math.min(content.scale, Math.round((100 * a) / fullSize) / 100);
}

/** How many units of its pages Chromium draws a pixel with: 72 points in 96 pixels, in units of 0.24 points. */
const fullSize = 0.75 / 0.24;

/** Learns where the content of figures stands on its page. */
function outline(state: State, operation: Operation): void {
  const box = state.paint?.pass(operation, state.font?.widths ?? null) ?? null;
  const { key, isFigure } = innermost(state);
  if (box !== null && key !== null && isFigure) addArea(state.shared.content.areas, key, box);
}

function openMark(state: State, operands: readonly Operand[]): void {
  const tag = operandName(operands[0]);
  const properties = propertiesOf(state, operands[1]);
  if (properties.mcid !== null) state.hasStructure = true;
  const key = properties.mcid === null ? null : contentKey(state.holder, properties.mcid);
  const outer = innermost(state);
  state.marks.push({
    key: key ?? outer.key,
    isSpelled: outer.isSpelled || properties.actualText !== null,
    isCovered: outer.isCovered || key !== null || tag === 'Artifact',
    isFigure: outer.isFigure || tag === 'Figure',
  });
  if (properties.actualText !== null) addText(state, properties.actualText);
}

function propertiesOf(state: State, operand: Operand | undefined): { mcid: number | null; actualText: string | null } {
  if (operand instanceof Map) {
    const [mcid, text] = [operand.get('MCID'), operand.get('ActualText')];
    return {
      mcid: typeof mcid === 'number' ? mcid : null,
      actualText: text instanceof Uint8Array ? decodeText(text) : null,
    };
  }
  const named = resourceNamed(state, 'Properties', operand);
  return { mcid: named instanceof PDFDict ? numberAt(named, 'MCID') : null, actualText: null };
}

function show(state: State, string: Uint8Array): void {
  const { content } = state.shared;
  let words = '';
  state.font?.read(string, (text, isMissing) => {
    content.glyphs++;
    if (isMissing) content.missing++;
    else for (const character of text) content.shown.add(character);
    words += text;
  });
  if (!innermost(state).isSpelled) addText(state, words);
}

function addText(state: State, text: string): void {
  const { texts } = state.shared.content;
  const { key } = innermost(state);
  if (key !== null) texts.set(key, (texts.get(key) ?? '') + text);
}

function innermost({ marks }: State): Mark {
  return marks.at(-1) ?? outside;
}

const outside: Mark = { key: null, isSpelled: false, isCovered: false, isFigure: false };

function fontNamed(state: State, operand: Operand | undefined): FontReader | null {
  const font = resourceNamed(state, 'Font', operand);
  if (!(font instanceof PDFDict)) return null;
  const reader = state.shared.fonts.get(font) ?? readFont(font);
  state.shared.fonts.set(font, reader);
  return reader;
}

/** Reads a form that is drawn, and marks its content where that is needed; true where nothing is left to mark outside. */
function drawXObject(state: State, operand: Operand | undefined, isCovered: boolean): boolean {
  const form = resourceNamed(state, 'XObject', operand);
  if (!(form instanceof PDFRawStream) || nameAt(form.dict, 'Subtype') !== 'Form') return false;
  const known = state.shared.forms.get(form);
  if (known !== undefined) return known;
  state.shared.forms.set(form, false);
  const holder = refNamed(state, 'XObject', operand) ?? state.holder;
  const resources = dictAt(form.dict, 'Resources') ?? state.resources;
  const marked = markStream(state.shared, streamBytes(form), resources, holder, isCovered);
  state.shared.forms.set(form, marked.hasStructure);
  if (marked.hasStructure) state.shared.rewrites.push(rewrite(form, holder, marked.bytes));
  return marked.hasStructure;
}

async function rewrite(form: PDFRawStream, place: PDFRef, bytes: Uint8Array): Promise<void> {
  const { context } = form.dict;
  context.assign(place, await streamWith(context, form.dict, bytes));
}

function refNamed(state: State, category: string, operand: Operand | undefined): PDFRef | null {
  const name = operandName(operand);
  const dict = state.resources === null ? null : dictAt(state.resources, category);
  return name === null || dict === null ? null : refAt(dict, name);
}

function resourceNamed(state: State, category: string, operand: Operand | undefined): unknown {
  const name = operandName(operand);
  const dict = state.resources === null ? null : dictAt(state.resources, category);
  return name === null ? undefined : dict?.lookup(PDFName.of(name));
}
