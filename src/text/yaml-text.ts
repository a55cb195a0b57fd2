/** What is wrong with a text as YAML, and where. */
export interface YamlProblem {
  readonly problem: string;
  /** Index into the text. */
  readonly offset: number;
}

/** Brackets within brackets, marks of lists on one line, or columns of indent: no file for people has nearly as many. */
const deepest = 100;

/**
 * Returns where a text nests so deep that no parser should be given it; null elsewhere. The YAML library calls itself for
 * each level, and V8 ends the whole process where a pattern is compiled on a full stack.
 */
export function deepNesting(text: string): YamlProblem | null {
  const found = [deepBrackets(text), text.search(deepLine)].find((offset) => offset >= 0);
  return found === undefined ? null : { problem: 'nests too deep', offset: found };
}

/** Returns the first fault that the YAML library reports. */
export function yamlFault(
  errors: readonly { readonly message: string; readonly pos: readonly number[] }[],
): YamlProblem | null {
  const [error] = errors;
  if (error === undefined) return null;
  return { problem: `is not valid YAML (${error.message.split('\n')[0] ?? ''})`, offset: error.pos[0] ?? 0 };
}

const deepLine = new RegExp(String.raw`^[ \t]{${deepest},}\S|^[ \t]*(?:[-?:][ \t]+){${deepest}}`, 'm');

function deepBrackets(text: string): number {
  let depth = 0;
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > deepest) return index;
  }
  return -1;
}
