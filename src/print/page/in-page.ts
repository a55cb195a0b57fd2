// What runs within a page, and so may use nothing of this file but its own arguments.

/** As much of a node as is used here. */
interface PageNode {
  append(...children: readonly PageNode[]): void;
  before(...siblings: readonly PageNode[]): void;
  replaceWith(other: PageNode): void;
}

/** As much of an element as is used here. */
interface PageElement extends PageNode {
  readonly children: Iterable<PageElement>;
  readonly dataset: Record<string, string | undefined>;
  id: string;
  hidden: boolean;
  textContent: string;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  setAttribute(name: string, value: string): void;
  toggleAttribute(name: string, force: boolean): void;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  replaceChildren(...children: readonly PageElement[]): void;
}

declare const document: {
  readonly body: PageElement;
  readonly documentElement: PageElement;
  readonly fonts: Iterable<{ load(): Promise<unknown> }>;
  readonly styleSheets: ArrayLike<{
    readonly cssRules: ArrayLike<unknown>;
    insertRule(rule: string, at: number): void;
    deleteRule(at: number): void;
  }>;
  createComment(text: string): PageNode;
  createDocumentFragment(): PageNode;
  createElement(name: string): PageElement;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
};

/**
 * Loads the fonts of a page that shows nothing on its screen: it has asked for none yet, and printing would not wait.
 * Tells whether the page has parts, and a table of contents that waits for its page numbers.
 */
export async function makeReady(): Promise<{ readonly hasParts: boolean; readonly hasContents: boolean }> {
  await Promise.allSettled([...document.fonts].map((font) => font.load()));
  const has = (selector: string): boolean => document.querySelector(selector) !== null;
  return { hasParts: has('[data-new-part]'), hasContents: has('[data-page-of]') };
}

/** Neighbours that belong to one part. */
interface Run {
  readonly part: number;
  readonly elements: PageElement[];
  /** Stands in the page for them, while they are away. */
  readonly place: PageNode;
  away: PageNode | null;
}

/** An element that holds runs of several parts, from the first of them to the last. */
interface Holder {
  readonly element: PageElement;
  readonly first: number;
  readonly last: number;
}

/** A page that is divided into parts. */
export interface Division {
  readonly parts: number;
  readonly runs: readonly Run[];
  readonly holders: readonly Holder[];
  /** The ids that links of any part lead to. */
  readonly targets: ReadonlySet<string>;
  /** Stands, unseen, for links between the part that is shown and others. */
  readonly bridges: PageElement;
}

/** Divides a page into parts, which begin with elements that have `data-new-part`. */
export function divide(): Division {
  let part = 0;
  let isEmpty = true;
  const runs: Run[] = [];
  const holders: Holder[] = [];
  const visit = (element: PageElement): void => {
    let begun = -1;
    for (const child of element.children) {
      if (!isEmpty && child.hasAttribute('data-new-part')) part += 1;
      // What holds the beginning of a part belongs to several.
      if (child.querySelector('[data-new-part]') !== null) {
        const from = runs.length;
        visit(child);
        holders.push({ element: child, first: runs[from]?.part ?? part, last: part });
        begun = -1;
        continue;
      }
      isEmpty = false;
      if (begun !== part) runs.push({ part, elements: [], place: document.createComment(''), away: null });
      runs.at(-1)?.elements.push(child);
      begun = part;
    }
  };
  visit(document.body);
  const links = [...document.querySelectorAll('a[href^="#"]')];
  const targets = new Set(links.map((link) => link.getAttribute('href')?.slice(1) ?? ''));
  const bridges = document.createElement('div');
  bridges.hidden = true;
  return { parts: part + 1, runs, holders, targets, bridges };
}

/**
 * Leaves but one part in the page: what is only hidden still takes its time. Parts are shown in order, and only the
 * first once more. All others come after a page that is not printed: what holds for the first page holds for no other.
 */
export function showPart({ runs, holders, targets, bridges }: Division, part: number): void {
  for (const { element, first, last } of holders)
    element.toggleAttribute('data-elsewhere', part < first || part > last);
  for (const run of runs) {
    if (run.part === part && run.away !== null) {
      run.place.replaceWith(run.away);
      run.away = null;
    } else if (run.part !== part && run.away === null) {
      run.elements[0]?.before(run.place);
      run.away = document.createDocumentFragment();
      run.away.append(...run.elements);
    }
    if (run.part > 0 && run.part < part) {
      // Needs no memory any more.
      run.away = document.createDocumentFragment();
      run.elements.length = 0;
    }
  }
  bridges.replaceChildren();
  const own = new Set([...document.querySelectorAll('[id]')].map(({ id }) => id));
  const links = [...document.querySelectorAll('a[href^="#"]')];
  const outside = new Set(links.map((link) => link.getAttribute('href')?.slice(1) ?? '').filter((id) => !own.has(id)));
  const bridge = (name: 'id' | 'href', value: string): PageElement => {
    const element = document.createElement('a');
    element.setAttribute(name, value);
    return element;
  };
  // Chromium makes a link of one whose target is there, and a destination of a target that a link leads to.
  const ends = [...outside].map((id) => bridge('id', id));
  const starts = [...targets].filter((id) => own.has(id)).map((id) => bridge('href', `#${id}`));
  bridges.replaceChildren(...ends, ...starts);
  document.body.append(bridges);
  document.documentElement.toggleAttribute('data-later', part > 0);
}

/** Writes page numbers into the table of contents; an anchor that is not known stays open. */
export function fillContents(division: Division | null, pages: { readonly [anchor: string]: number }): void {
  const all = division?.runs.flatMap(({ elements }) => elements) ?? [document.body];
  const places = all.flatMap((one) => [...one.querySelectorAll('[data-page-of]')]);
  for (const place of places) place.textContent = String(pages[place.dataset['pageOf'] ?? ''] ?? '');
}

/** Changes how the page looks. */
export function addRules(rules: readonly string[]): void {
  const sheet = document.styleSheets[0];
  for (const rule of rules) sheet?.insertRule(rule, sheet.cssRules.length);
}

/** Takes back the rules that were added last. */
export function dropRules(count: number): void {
  const sheet = document.styleSheets[0];
  for (let left = count; left > 0; left--) sheet?.deleteRule(sheet.cssRules.length - 1);
}

/** Leaves nothing but so many empty pages. */
export function showBlank(pages: number): void {
  const blanks = Array.from({ length: pages }, () => {
    const blank = document.createElement('div');
    blank.dataset['blank'] = '';
    return blank;
  });
  document.body.replaceChildren(...blanks);
  document.documentElement.toggleAttribute('data-later', false);
}
