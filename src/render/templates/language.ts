import type { Language } from '../../domain/settings.ts';
import { catalogueOf } from '../catalogue/languages.ts';
import type { Templates } from './templates.ts';

/** Returns the templates with the words of a language. */
export function inLanguage(templates: Templates, language: Language): Templates {
  return { ...templates, words: catalogueOf(language) };
}
