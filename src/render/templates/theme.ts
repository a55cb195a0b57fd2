import type { Theme } from '../../domain/settings.ts';
import type { Templates } from './templates.ts';

/** The templates in the look of a theme: its tokens come after those of the style sheet, in light colors and in print. */
export function withTheme(templates: Templates, theme: Theme): Templates {
  const tokens = tokensOf(theme);
  if (tokens === '') return templates;
  const style = `\n@media not all and (prefers-color-scheme: dark) {\n  :root {\n${tokens}  }\n}\n\n@media print {\n  :root {\n${tokens}  }\n}\n`;
  return { ...templates, text: (file) => templates.text(file) + (file === 'report.css' ? style : '') };
}

function tokensOf({ accent, link, font }: Theme): string {
  const tokens = [
    accent === null ? '' : `    --accent: ${accent};\n`,
    link === null ? '' : `    --link: ${link};\n`,
    font === null ? '' : `    --sans: "${font}", "IBM Plex Sans", system-ui, "Noto Emoji", sans-serif;\n`,
  ];
  return tokens.join('');
}
