/** Whether an address may stand in a report as a link or is at least harmless as text: web, mail, or relative. */
export function isSafeAddress(url: string): boolean {
  const scheme = schemeOf(url);
  return scheme === null || scheme === 'http' || scheme === 'https' || scheme === 'mailto';
}

/** Whether an address can be followed from a report, which stands nowhere: web and mail, no relative ones. */
export function isLinkable(url: string): boolean {
  return isSafeAddress(url) && /^(?:https?:\/\/[^\s/]|mailto:[^\s])/i.test(url);
}

/** Whether an address is meant from where a text stands: a path, a name or a place in the text. */
export function isRelative(url: string): boolean {
  return schemeOf(url) === null;
}

/** HTML elements that are carried over from cells, with the attributes they keep. */
export const harmlessElements: { readonly [element: string]: readonly string[] } = {
  abbr: ['title'],
  b: [],
  br: [],
  code: [],
  del: [],
  em: [],
  i: [],
  kbd: [],
  strong: [],
  sub: [],
  sup: [],
};

/** Whether a tag or comment in a cell needs no remark: a harmless element without surprising attributes. */
export function isHarmlessElement(tag: string): boolean {
  const [, name, rest] =
    /^<\/?([a-z][a-z\d-]*)((?:\s+[a-z-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>$/i.exec(tag) ?? [];
  const attributes = Object.hasOwn(harmlessElements, name?.toLowerCase() ?? '')
    ? harmlessElements[name?.toLowerCase() ?? '']
    : undefined;
  if (attributes === undefined) return false;
  return [...(rest ?? '').matchAll(/\s([a-z-]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/gi)].every(([, attribute]) =>
    attributes.includes(attribute?.toLowerCase() ?? ''),
  );
}

/** The scheme of an address as a browser would see it: it skips spaces and control characters. */
function schemeOf(url: string): string | null {
  // What browsers skip.
  const seen = url.replace(/[\u0000-\u0020\u007f-\u00a0]/g, '');
  if (/^[\\/]{2}/.test(seen)) return 'protocol-relative';
  return /^([a-z][a-z\d+.-]*):/i.exec(seen)?.[1]?.toLowerCase() ?? null;
}
