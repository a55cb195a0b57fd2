/** Too common to tell one title from another. */
const fillers = new Set(
  'a an and are as at be been by can could do does for from has have in into is it its may of on or that the their this to was were when where which while will with'.split(
    ' ',
  ),
);

/** Scripts written without spaces, where pairs of characters do what words do elsewhere. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Lists the distinct words of a plain text in order, bare of endings, without the most common ones unless nothing else is left. */
export function wordsOf(text: string): readonly string[] {
  const all = (text.match(/[\p{L}\p{M}\p{N}]+[+#]*/gu) ?? []).flatMap(split);
  const telling = all.filter((word) => !fillers.has(word));
  return [...new Set((telling.length > 0 ? telling : all).map(stem))];
}

function split(word: string): readonly string[] {
  if (!unspaced.test(word)) return [word];
  const characters = [...word];
  return characters.length < 2 ? characters : characters.slice(1).map((next, index) => `${characters[index]}${next}`);
}

/** Cuts the endings that rewording changes first: `logs`, `logged` and `logging` are one word. */
function stem(word: string): string {
  if (word.length < 4 || /\d/u.test(word)) return word;
  const bare = word
    .replace(/(?:'s|ies|es|s)$/u, (ending) => (ending === 'ies' ? 'y' : ''))
    .replace(/(?:ing|ed|ly)$/u, '');
  const trimmed = bare.replace(/e$/u, '').replace(/([^aeiou])\1$/u, '$1');
  return trimmed.length < 3 ? word : trimmed;
}
