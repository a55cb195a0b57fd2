import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  compress,
  nameFor,
} from './pdf-library.ts';

/** Objects of a PDF in the order in which they are written. */
export interface ObjectPlan {
  readonly context: PDFContext;
  readonly refs: readonly PDFRef[];
  /** How many numbers they take, with those of the streams that hold the small ones (ISO 32000-1, 7.5.7). */
  readonly numbers: number;
}

/** Objects as they stand in a file. */
export interface WrittenObjects {
  readonly bytes: Uint8Array;
  /** Four numbers for each: its own, 1 and its offset in `bytes`, or 2, the number of its stream and its place in it. */
  readonly entries: readonly number[];
}

/** Plans to write all that can be reached from `roots`. References of another generation lead elsewhere. */
export function planObjects(context: PDFContext, roots: readonly (PDFObject | null)[]): ObjectPlan {
  const refs = new Set<PDFRef>();
  const visit = (value: PDFObject | null | undefined): void => {
    if (value instanceof PDFRef) {
      if (value.generationNumber === 0) refs.add(value);
    } else if (value instanceof PDFArray) for (const item of value.asArray()) visit(item);
    else if (value instanceof PDFDict) for (const [, entry] of value.entries()) visit(entry);
  };
  for (const root of roots) visit(root);
  // A set goes on with what is added while it is gone through.
  for (const ref of refs) {
    const object = context.lookup(ref);
    // Chromium puts it into an object of its own, which nobody refers to any more then.
    if (object instanceof PDFRawStream) object.dict.delete(nameFor('Length'));
    visit(object instanceof PDFRawStream ? object.dict : object);
  }
  return planOf(context, [...refs]);
}

/** Plans to write all objects that there are. */
export function planAll(context: PDFContext): ObjectPlan {
  return planOf(
    context,
    context.enumerateIndirectObjects().map(([ref]) => ref),
  );
}

function planOf(context: PDFContext, refs: readonly PDFRef[]): ObjectPlan {
  const small = refs.filter((ref) => !(context.lookup(ref) instanceof PDFRawStream)).length;
  return { context, refs, numbers: refs.length + Math.ceil(small / objectsPerGroup) };
}

const objectsPerGroup = 1500;

/** Numbers the objects of a plan one after another from `first`. */
export function numberFrom(plan: ObjectPlan, first: number): ReadonlyMap<PDFRef, number> {
  return new Map(plan.refs.map((ref, at) => [ref, first + at]));
}

/** Gives an object as it is written, with the numbers of those it refers to. */
export type Writer = (object: PDFObject) => string;

/** Makes a writer; `numberOf` gives the new numbers. */
export function writerFor(numberOf: (ref: PDFRef) => number): Writer {
  const written = (object: PDFObject): string => {
    if (object instanceof PDFRef) return `${numberOf(object)} 0 R`;
    if (object instanceof PDFArray) return `[${object.asArray().map(written).join(' ')}]`;
    if (!(object instanceof PDFDict)) return object.toString();
    let entries = '';
    for (const [key, value] of object.entries()) entries += `${key.toString()} ${written(value)}\n`;
    return `<<${entries}>>`;
  };
  return written;
}

/** Writes the objects of a plan, the small ones in compressed streams, whose own numbers begin with `firstGroup`. */
export async function writeObjects(
  { context, refs }: ObjectPlan,
  numberOf: (ref: PDFRef) => number,
  firstGroup: number,
): Promise<WrittenObjects> {
  const written = writerFor(numberOf);
  const body = startBody();
  const groups: Promise<ObjectGroup>[] = [];
  let small: NumberedBody[] = [];
  const closeGroup = (): void => {
    if (small.length > 0) groups.push(makeGroup(small));
    small = [];
  };
  for (const ref of refs) {
    const object = context.lookup(ref);
    if (object instanceof PDFRawStream) {
      object.dict.delete(nameFor('Length'));
      appendStream(body, numberOf(ref), written(object.dict).slice(2, -2), object.contents);
    } else small.push({ number: numberOf(ref), text: object === undefined ? 'null' : written(object) });
    if (small.length === objectsPerGroup) closeGroup();
  }
  closeGroup();
  // Compressed all at once, and written in order.
  for (const [at, group] of groups.entries()) appendGroup(body, firstGroup + at, await group);
  return { bytes: Buffer.concat(body.pieces), entries: body.entries };
}

/** What is written so far. */
interface Body {
  readonly pieces: Uint8Array[];
  length: number;
  readonly entries: number[];
}

function startBody(): Body {
  return { pieces: [], length: 0, entries: [] };
}

function append(body: Body, bytes: Uint8Array): void {
  body.pieces.push(bytes);
  body.length += bytes.length;
}

function appendStream(body: Body, number: number, entries: string, contents: Uint8Array): void {
  body.entries.push(number, 1, body.length, 0);
  for (const piece of streamPieces(number, entries, contents)) append(body, piece);
}

/** Writes a stream; `entries` are those of its dictionary, without its length. */
export function streamPieces(number: number, entries: string, contents: Uint8Array): readonly Uint8Array[] {
  const head = `${number} 0 obj\n<<${entries}/Length ${contents.length}>>\nstream\n`;
  // The library keeps what is not ASCII as escapes or as one character a byte.
  return [Buffer.from(head, 'latin1'), contents, Buffer.from('\nendstream\nendobj\n')];
}

interface NumberedBody {
  readonly number: number;
  readonly text: string;
}

/** Objects that are kept in one stream. */
interface ObjectGroup {
  readonly numbers: readonly number[];
  /** Entries of the stream's dictionary. */
  readonly entries: string;
  readonly contents: Uint8Array;
}

async function makeGroup(objects: readonly NumberedBody[]): Promise<ObjectGroup> {
  let [places, texts] = ['', ''];
  for (const { number, text } of objects) {
    places += `${number} ${texts.length} `;
    texts += `${text}\n`;
  }
  const contents = await compress(Buffer.from(places + texts, 'latin1'));
  const entries = `/Type /ObjStm\n/N ${objects.length}\n/First ${places.length}\n/Filter /FlateDecode\n`;
  return { numbers: objects.map(({ number }) => number), entries, contents };
}

function appendGroup(body: Body, self: number, { numbers, entries, contents }: ObjectGroup): void {
  for (const [index, number] of numbers.entries()) body.entries.push(number, 2, self, index);
  appendStream(body, self, entries, contents);
}
