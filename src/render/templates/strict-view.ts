import { UnknownField } from './template-error.ts';

/**
 * A view that does not bear being asked for a field it does not have: Handlebars itself lets that pass within `#if` and
 * `#each`. Only for templates of users, since it takes time.
 */
export function strictView(view: object): object {
  return new Proxy(view, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof name === 'string' && value === undefined && !(name in target) && !asked.has(name))
        throw new UnknownField(name);
      return isPlain(value) ? strictView(value) : value;
    },
  });
}

/** What Handlebars and the language ask any value for. */
const asked: ReadonlySet<string> = new Set(['toHTML', 'toJSON', 'then', 'length']);

/** Whether a value is an object of fields or a list: what is ready for its format is neither. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}
