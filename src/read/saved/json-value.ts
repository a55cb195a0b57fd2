import { cleanText } from '../../text/strip-invisible.ts';
import { UserError } from '../../errors.ts';

/**
 * A value out of a file that anybody may have written, read field by field into what is known: the rest is left alone.
 * Throws `UserError` with a JSON pointer to what is not as it should be.
 */
export class JsonValue {
  readonly #value: unknown;
  readonly #pointer: string;
  readonly #shown: string;

  constructor(value: unknown, shown: string, pointer = '') {
    this.#value = value;
    this.#shown = shown;
    this.#pointer = pointer;
  }

  /** Reads JSON. */
  static parse(text: string, shown: string): JsonValue {
    try {
      return new JsonValue(JSON.parse(text), shown);
    } catch (error) {
      const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
      const place = at === undefined ? '' : ` (line ${text.slice(0, Number(at)).split('\n').length})`;
      throw new UserError(`${shown}: is not valid JSON${place}`);
    }
  }

  /** The value of a field; one that is missing fails as soon as it is read. */
  field(name: string): JsonValue {
    const holder = this.#value;
    if (typeof holder !== 'object' || holder === null || Array.isArray(holder)) return this.fail('an object');
    const value: unknown = Object.hasOwn(holder, name) ? Reflect.get(holder, name) : undefined;
    return new JsonValue(value, this.#shown, `${this.#pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }

  /** Whether the value is there at all. */
  get isThere(): boolean {
    return this.#value !== undefined;
  }

  /** Whether the value has fields. */
  get isObject(): boolean {
    return typeof this.#value === 'object' && this.#value !== null && !Array.isArray(this.#value);
  }

  /** Whether the value is a list. */
  get isList(): boolean {
    return Array.isArray(this.#value);
  }

  list<T>(read: (item: JsonValue) => T): readonly T[] {
    if (!Array.isArray(this.#value)) return this.fail('a list');
    return this.#value.map((item: unknown, at) => read(new JsonValue(item, this.#shown, `${this.#pointer}/${at}`)));
  }

  /** Null, or what is read of the value. */
  orNull<T>(read: (value: JsonValue) => T): T | null {
    return this.#value === null ? null : read(this);
  }

  /** A text, without what cannot be seen. */
  text(): string {
    return typeof this.#value === 'string' ? cleanText(this.#value) : this.fail('a text');
  }

  /** A text; null for anything else. */
  textOrNull(): string | null {
    return typeof this.#value === 'string' ? this.text() : null;
  }

  /** A text, or a number as one. */
  textOrNumber(): string {
    return typeof this.#value === 'number' ? String(this.#value) : this.text();
  }

  /** Returns a text that is not empty and fits a pattern; `what` names such texts. */
  matching(pattern: RegExp, what: string): string {
    return typeof this.#value === 'string' && pattern.test(this.#value)
      ? this.text() || this.fail(what)
      : this.fail(what);
  }

  /** A whole number from `least` to `most`. */
  count(least = 0, most = Number.MAX_SAFE_INTEGER): number {
    const value = this.#value;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most) return value;
    const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
    return this.fail(least === 0 ? 'a whole number' : `a whole number ${range}`);
  }

  /** An index into a list of that length. */
  index(length: number): number {
    const value = this.count();
    return value < length ? value : this.fail(`an index below ${length}`);
  }

  /** One of the words that are known. */
  oneOf<T extends string>(known: readonly T[]): T {
    return (
      known.find((word) => word === this.#value) ?? this.fail(`one of ${known.map((word) => `"${word}"`).join(', ')}`)
    );
  }

  /** Says what was expected here. */
  fail(expected: string): never {
    const what = this.#value === undefined ? 'is missing; there should be' : 'is not';
    throw new UserError(`${this.#shown}: ${this.#pointer === '' ? 'the whole' : this.#pointer} ${what} ${expected}`);
  }
}
