import { isSameLanguage } from '../text/language-tag.ts';

/**
 * Marks the author’s words in a page of HTML with their language, where that is another than the page’s: they stand in
 * `bdi`, and nothing else does. In print, words within a sentence are given a role, without which a browser
 * leaves them out of the structure of a PDF.
 */
export function markLanguage(html: string, language: string | null, printed: boolean): string {
  const ofPage = /<html[^>]*\slang="([^"]+)"/.exec(html)?.[1] ?? 'en';
  if (language === null) return html;
  if (!isSameLanguage(language, ofPage)) return markAuthors(html, language, printed);
  return html.replace(englishPassages, (passage) => markAuthors(passage, language, printed));
}

/** What we say in English on a page in another language; it may quote the author. */
const englishPassages = /<span lang="en"[\s\S]*?<\/span>/g;

function markAuthors(html: string, language: string, printed: boolean): string {
  const mark = ` lang="${language}"`;
  return html.replace(openings, (opening, attributes: string) =>
    hasLanguage.test(attributes) ? opening : `<bdi${mark}${printed ? ' role="emphasis"' : ''}${attributes}>`,
  );
}

const openings = /<bdi((?:\s[^<>]*)?)>/g;
const hasLanguage = /\slang=/;
