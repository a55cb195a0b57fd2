/**
 * Returns a function that makes a pattern when it is first called, and then returns the same. V8 takes up to a millisecond to
 * make one with classes such as `\p{L}`, used or not, and most posts need few of them. Throws `SyntaxError` at the first call
 * where the source is no pattern.
 */
export function latePattern(source: string, flags: string): () => RegExp {
  let pattern: RegExp | undefined;
  return () => (pattern ??= new RegExp(source, flags));
}
