import { grammarOf } from '../grammar.ts';

/** In the order of British English: `5 October 2022`, `a, b and c`. */
export const grammar = grammarOf({
  months: 'January February March April May June July August September October November December'.split(' '),
  afterDay: '',
  and: 'and',
  percentSign: '%',
});
