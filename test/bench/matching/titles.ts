import type { Random } from './random.ts';
import { components, consequences, deeds, flaws } from './vocabulary.ts';

/** What a title says, apart from how it says it: two titles of one idea are one finding. */
export interface Idea {
  readonly component: readonly string[];
  readonly flaw: readonly string[] | null;
  readonly deed: readonly string[] | null;
  readonly consequence: readonly string[] | null;
}

/** Which spelling of each part, and in which order. */
interface Wording {
  readonly component: number;
  readonly what: number;
  readonly consequence: number;
  readonly frame: number;
  readonly slip: boolean;
}

/** A title with what is needed to say it in other words. */
export interface Title {
  readonly idea: Idea;
  readonly wording: Wording;
  readonly text: string;
}

/** Invents a title; every fifth one is nearly that of `sibling`: the same flaw elsewhere, or another one there. */
export function invent(random: Random, sibling: Title | null): Title {
  const isDeed = random.chance(0.4);
  const fresh: Idea = {
    component: random.pick(components),
    flaw: isDeed ? null : random.pick(flaws),
    deed: isDeed ? random.pick(deeds) : null,
    consequence: random.chance(0.35) ? random.pick(consequences) : null,
  };
  const near = sibling !== null && random.chance(0.2);
  const idea = near
    ? random.chance(0.75)
      ? { ...sibling.idea, component: fresh.component }
      : { ...fresh, component: sibling.idea.component }
    : fresh;
  const wording = { component: 0, what: 0, consequence: 0, frame: random.below(3), slip: false };
  return { idea, wording, text: phrase(idea, wording) };
}

/** Says the same in other words: one or two of another spelling of a part, another order, a part more or less, a slip of the pen. */
export function reword(random: Random, title: Title): Title {
  let { idea, wording } = title;
  for (let times = random.chance(0.35) ? 2 : 1; times > 0; times -= 1) {
    const way = random.below(6);
    const other = (index: number): number => index + 1 + random.below(2);
    if (way <= 1) wording = { ...wording, what: other(wording.what) };
    else if (way === 2) wording = { ...wording, component: other(wording.component) };
    else if (way === 3) wording = { ...wording, frame: other(wording.frame) };
    else if (way === 4) idea = { ...idea, consequence: idea.consequence === null ? random.pick(consequences) : null };
    else wording = { ...wording, slip: !wording.slip };
  }
  const text = phrase(idea, wording);
  return text === title.text ? reword(random, title) : { idea, wording, text };
}

/** Says one half of what the title says, as when a finding is split. */
export function half(title: Title, which: 'reads' | 'writes'): Title {
  return { ...title, text: `${title.text} (${which})` };
}

function phrase({ component, flaw, deed, consequence }: Idea, wording: Wording): string {
  const spell = (part: readonly string[], index: number): string => part[index % part.length] ?? '';
  const where = spell(component, wording.component);
  const so = consequence === null ? '' : ` ${spell(consequence, wording.consequence)}`;
  const joint = so === '' ? '' : [' and', ', which', ':'][wording.frame % 3];
  if (deed !== null) return slipped(capital(`${where} ${spell(deed, wording.what)}${joint}${so}`), wording.slip);
  const what = spell(flaw ?? [], wording.what);
  const frames = [
    `${what} in ${where}${so}`,
    `${capital(where)}: ${what}${joint === ':' ? ',' : joint}${so}`,
    `${what} (${where})${joint}${so}`,
  ];
  return slipped(frames[wording.frame % 3] ?? '', wording.slip);
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** Swaps two letters in the middle of the longest word. */
function slipped(text: string, slip: boolean): string {
  const longest = text.split(' ').toSorted((one, other) => other.length - one.length)[0] ?? '';
  if (!slip || longest.length < 5) return text;
  const at = Math.floor(longest.length / 2);
  const typo = `${longest.slice(0, at)}${longest[at + 1] ?? ''}${longest[at]}${longest.slice(at + 2)}`;
  return text.replace(longest, typo);
}
