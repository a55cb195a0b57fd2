import { createHash, randomUUID } from 'node:crypto';
import { escapeHtml } from '../markdown/to-html.ts';

/** What a page of HTML needs around its content. */
export interface Page {
  /** The content security policy: nothing but what the page itself carries. */
  readonly policy: string;
  readonly style: string;
  /** Whether a script brings controls to life. */
  readonly interactive: boolean;
  /** The report's data, as an element that runs nothing. */
  readonly data: string;
  readonly script: string;
}

/**
 * Makes the surroundings of a page: its policy names the style sheet, the script and the data by their digests. The
 * data runs nothing and needs none, but checkers ask for it. Nothing ends in a newline: not all of them hash that.
 */
export function makePage(parts: {
  readonly style: string;
  readonly script: string | null;
  readonly json: string | null;
}): Page {
  const style = parts.style.trim();
  const script = parts.script?.trim() ?? null;
  const json = parts.json === null ? null : inertJson(parts.json).trim();
  const scripts = [script, json].flatMap((text) => (text === null ? [] : [`'${digest(text)}'`]));
  const scriptPolicy = scripts.length === 0 ? '' : `; script-src ${scripts.join(' ')}`;
  return {
    policy: `default-src 'none'; style-src '${digest(style)}'; img-src data:; font-src data:${scriptPolicy}; base-uri 'none'; form-action 'none'`,
    style,
    interactive: script !== null,
    data: json === null ? '' : `<script type="application/json" id="report-data">${json}</script>\n`,
    script: script === null ? '' : `<script data-report-script>${script}</script>\n`,
  };
}

/** The surroundings of a page whose style is not known before its content is: with places for style and policy. */
export const pageToComplete: Page = {
  // What no source can hold, so that nothing else is taken for these places.
  policy: randomUUID(),
  style: randomUUID(),
  interactive: false,
  data: '',
  script: '',
};

/** Puts a style, and the policy that allows it, into their places: the first of each, since both stand in the head. */
export function completePage(html: string, style: string): string {
  const page = makePage({ style, script: null, json: null });
  return html
    .replace(pageToComplete.policy, () => escapeHtml(page.policy))
    .replace(pageToComplete.style, () => page.style);
}

/** JSON that cannot end the element it stands in. */
function inertJson(json: string): string {
  return json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** A text as the content of a CSS string. */
export function cssString(text: string): string {
  return text.replace(
    /[^\p{L}\p{N}\p{M} .,:;!?()/+-]/gu,
    (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  );
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
