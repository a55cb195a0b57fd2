import { quoted } from '../text/shorten.ts';
import { UserError } from '../errors.ts';
import { suggest } from '../text/suggest.ts';
import type { YamlNode } from '../read/yaml.ts';

/** A value of a configuration file that is read into what is known; anything else is refused with its place. */
export class Entry {
  readonly #node: YamlNode;
  readonly #file: string;
  /** How the value is called in a sentence. */
  readonly name: string;

  constructor(node: YamlNode, file: string, name: string) {
    this.#node = node;
    this.#file = file;
    this.name = name;
  }

  /** The fields of a map of which only these are known; those without a value are left out. */
  fields<T extends string>(known: readonly T[], what = 'key'): Map<T, Entry> {
    const { value, keys } = this.#node;
    if (!(value instanceof Map)) return value === null ? new Map() : this.fail('has to be a map of keys to values');
    const fields = new Map<T, Entry>();
    for (const [key, node] of value) {
      const name = known.find((one) => one === key);
      if (name === undefined) this.#refuse(key, known, what, keys.get(key) ?? node);
      else if (node.value !== null) fields.set(name, new Entry(node, this.#file, `“${key}”`));
    }
    return fields;
  }

  list(): readonly Entry[] {
    const { value } = this.#node;
    if (!Array.isArray(value)) return this.fail('has to be a list');
    return value.map((node: YamlNode) => new Entry(node, this.#file, `an entry of ${this.name}`));
  }

  /** A text that is not empty, on one line. */
  text(longest = 200): string {
    const { value } = this.#node;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      return this.fail('has to be a text');
    const text = String(value).normalize('NFC').replace(/\s+/g, ' ').trim();
    if (text === '') return this.fail('is empty');
    return text.length > longest ? this.fail(`is longer than ${longest} characters`) : text;
  }

  /** Texts, or one text alone. */
  texts(): readonly string[] {
    return Array.isArray(this.#node.value) ? this.list().map((entry) => entry.text()) : [this.text()];
  }

  /** One of the words that are known. */
  oneOf<T extends string>(known: readonly T[], what: string): T {
    const word = this.text();
    return known.find((one) => one === word) ?? this.#refuse(word, known, what, this.#node);
  }

  /** Says what is wrong with the value. */
  fail(problem: string): never {
    return this.#say(`${this.name} ${problem}`, this.#node);
  }

  #refuse(word: string, known: readonly string[], what: string, place: { line: number; column: number }): never {
    const meant = suggest(word, known);
    const hint = meant === null ? `there are ${known.join(', ')}` : `did you mean “${meant}”?`;
    return this.#say(`${quoted(word)} is no ${what} of ${this.name}; ${hint}`, place);
  }

  #say(message: string, { line, column }: { readonly line: number; readonly column: number }): never {
    throw new UserError(`${this.#file}:${line}:${column}: ${message}`);
  }
}
