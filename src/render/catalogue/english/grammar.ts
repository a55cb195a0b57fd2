import { grammarOf } from '../grammar.ts';

/** In the order of British English: `5 October 2022`, `a, b and c`. */
export const grammar = grammarOf('en-GB');
