import { isLinkable } from '../../markdown/safety.ts';

/**
 * Returns words as the text of a SARIF message, in which nothing is a link or a placeholder: square brackets have a
 * backslash before them, braces are doubled (SARIF 2.1.0, 3.11.5 and 3.11.6).
 */
export function messageText(words: string): string {
  return escapeBraces(words).replace(/(\\*)([[\]])/g, String.raw`$1$1\$2`);
}

/** Returns Markdown as the formatted text of a SARIF message: it has links of its own, and the same placeholders. */
export function escapeBraces(words: string): string {
  return words.replace(/[{}]/g, '$&$&');
}

/** Returns an address as RFC 3986 wants it; null where it is none of the web or of mail. */
export function sarifUri(address: string): string | null {
  if (!isLinkable(address) || !URL.canParse(address)) return null;
  const { origin, protocol, href } = new URL(address);
  const start = href.startsWith(origin) ? origin.length : protocol.length;
  const [path = '', ...fragments] = href.slice(start).split('#');
  const fragment = fragments.length === 0 ? '' : `#${fragments.map(encodeRest).join('%23')}`;
  return `${href.slice(0, start)}${encodeRest(path)}${fragment}`;
}

/** Returns the path of a file as a relative address. */
export function relativeUri(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}

/** Encodes what `URL` lets stand, though RFC 3986 does not. */
function encodeRest(text: string): string {
  return text.replace(/%(?![\da-f]{2})|[^\w.~:/?@!$&'()*+,;=%-]/gi, (character) => encodeURIComponent(character));
}
