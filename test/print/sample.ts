import { fontFaceCss, type PrintJob } from '../../src/print/index.ts';

const longHeading =
  'A table under a heading so long that it must wrap around at the end of the line, since no line holds it all';
export const headings = [
  { level: 1, text: 'Status of the audit' },
  { level: 2, text: 'What changed' },
  { level: 2, text: longHeading },
];

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";
const rows = Array.from({ length: 60 }, (_, index) => index + 1);

const body = `<main>
<h1>Status of the audit</h1>
<p>Some <em>stressed</em> and <strong>important</strong> words, with <a href="https://example.org/a?b=1&amp;c=2">a link</a>.</p>
<svg role="img" aria-label="Two of three are settled" width="90" height="20"><rect width="60" height="20" fill="#070"/><text x="62" y="15">2</text></svg>
<h2>What changed</h2>
<ul><li>Plain</li><li>With <a href="https://example.org/in-list">a link in a list</a></li><li>Nested<ul><li>Inner</li></ul></li></ul>
<ol><li>First</li></ol>
<hr>
<h2>${longHeading}</h2>
<table><caption>All findings</caption><thead><tr><th scope="col">No.</th><th scope="col">Title</th></tr></thead><tbody>
${rows.map((row) => `<tr><th scope="row">${row}</th><td><code>f${row}</code> <a href="https://example.org/${row}">Finding ${row}</a></td></tr>`).join('\n')}
</tbody></table></main>`;

export async function page(content = body): Promise<string> {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Ignored</title><style>${await fontFaceCss(content)}
@page { size: A4; margin: 2cm; @top-left { content: "Running head"; font-family: "IBM Plex Sans" } @bottom-right { content: counter(page) " / " counter(pages); font-family: "IBM Plex Sans" } }
body { font-family: "IBM Plex Sans"; background: #fefefe } code { font-family: "IBM Plex Mono" } thead { display: table-header-group }
</style></head><body>${content}</body></html>`;
}

export async function job(changes: Partial<PrintJob> = {}): Promise<PrintJob> {
  return {
    html: await page(),
    paper: 'A4',
    title: 'Status of the audit — “2026”',
    language: 'en',
    subject: 'Where each finding stands',
    keywords: ['audit', 'status'],
    date: '2026-01-02',
    attachment: {
      name: 'report.json',
      mimeType: 'application/json',
      bytes: Buffer.from('{"kind":"status"}'),
      description: 'The data of this report',
    },
    headings,
    timeoutSeconds: 20,
    ...changes,
  };
}
