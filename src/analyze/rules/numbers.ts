/** A number in digits or in English words, up to ninety-nine, as the source of a pattern; no part of a version, date or id. */
export const numberPattern = String.raw`(?<![\p{L}\d.,#/$€£_-])(?:\d{1,5}(?![\d.,]*\d|%|[\p{L}_-])|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)\b`;

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Reads a number that `numberPattern` has found. */
export function toNumber(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  const [first = '', second = 'zero'] = words.toLowerCase().split(/[- ]/);
  const ten = tens.indexOf(first);
  return ten < 0 ? units.indexOf(first) : (ten + 2) * 10 + units.indexOf(second);
}
