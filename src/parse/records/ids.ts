/** Knows ids from other words. */
export interface IdReader {
  /** Whether a text is an id, or several: `M-06, M-07`, `CVE-2030-1 / CVE-2030-2`. */
  readonly isId: (text: string) => boolean;
  /** Whether the cells of a column are ids, each of its own. */
  readonly areIds: (cells: readonly string[]) => boolean;
  /** Whether most cells of a column are ids, and most of these are different. */
  readonly areMostlyIds: (cells: readonly string[]) => boolean;
  /** The id at the head of a title: `C-01: …`, `[M-2] …`, `3. …`; without a mark behind only where `sure`. */
  readonly inTitle: (title: string, sure: boolean) => string | null;
  /** Whether the titles of a table begin with ids, all of them: one alone may be a name, such as `SHA-1`. */
  readonly beginTitles: (titles: readonly string[]) => boolean;
}

/** Makes a reader of ids; `shapes` are plain words in which `#` stands for digits. */
export function idReader(shapes: readonly string[]): IdReader {
  const known = shapes.map(shapeOf);
  const whole = new RegExp(`^(?:${[usual, ...known.map((shape) => String.raw`\[?${shape}\]?`)].join('|')})$`, 'iu');
  const first = known.length === 0 ? null : new RegExp(`^\\[?(${known.join('|')})\\]?(?=[\\s:.–—-])`, 'iu');
  const isId = (text: string): boolean =>
    text.length < 200 && (whole.test(text) || text.split(parting).every((one) => whole.test(one)));
  const atHead = (title: string): string | null =>
    first?.exec(title)?.[1] ?? unlessTechnology(idsFirst.exec(title)?.[1]) ?? null;
  return {
    isId,
    areIds: (cells) => {
      const filled = cells.filter((text) => text !== '');
      return filled.length > 0 && filled.every(isId) && new Set(filled).size === filled.length;
    },
    areMostlyIds: (cells) => {
      const filled = cells.filter((text) => text !== '');
      const found = filled.filter(isId);
      const enough = filled.length * shareOfIds;
      return found.length > 0 && found.length >= enough && new Set(found).size >= enough;
    },
    inTitle: (whole, sure) => {
      const title = whole.replace(nounFirst, '');
      if (isId(title)) return withoutBrackets(title);
      const marked = unlessTechnology(markedId.exec(title)?.[1] ?? numberedId.exec(title)?.[1]);
      return first?.exec(title)?.[1] ?? marked ?? bracketedId.exec(title)?.[1] ?? (sure ? atHead(title) : null);
    },
    beginTitles: (titles) => {
      const filled = titles.filter((title) => title !== '');
      return filled.length > 1 && filled.every((title) => atHead(title) !== null);
    },
  };
}

/** The share of the cells that must be ids, each its own, for a column to be one of ids. */
export const shareOfIds = 0.8;

/** Names of algorithms, protocols and standards, which look like ids: `SHA-1 collision`, `UTF-8 bug`. */
const technologies =
  /^(?:(?:sha|md|utf|aes|des|rsa|rc|ecdsa|hmac|tls|ssl|https?|ip|ipv|tcp|udp|iso|rfc|oauth|socks|asn|ntlm|base|crc|erc|eip|bip|python|php|java|arm|wpa|uuid|layer|web|log4j)[-_.]?\d+|x[-_.]?509|x86|s3|ec2)$/i;

function unlessTechnology(id: string | undefined): string | undefined {
  return id !== undefined && technologies.test(id) && !/^[a-z]{1,2}-\d+$/i.test(id) ? undefined : id;
}

/** An id without the brackets round it. */
export function withoutBrackets(id: string): string {
  return id.replace(/^\[([^[\]]*)\]$/, '$1').trim();
}

/** Whether the cells of a column name issues and nothing else: `#12`, `owner/name#12`. */
export function areIssues(cells: readonly string[]): boolean {
  const filled = cells.filter((text) => text !== '');
  return filled.length > 0 && filled.every((text) => text.split(/,\s*/).every((one) => issue.test(one)));
}

/** What a finding is called before its id: `Finding H-01: …`. */
const nounFirst = /^(?:finding|issue|vulnerability|bug)\s{1,3}(?=\[?\p{L}[\p{L}\d]{0,11}[-_]\d)/iu;
/** An id alone: `7`, `C-01`, `[M-2]`, `PII-003`, `NOT23.1`, `GHSA-v8c4-hw4j-x4pr`. */
const usual = String.raw`\[?(?:(?:[\p{L}\d]{1,20}[-_.#])*\p{L}{0,12}\d+\p{L}?|GHSA(?:-[\da-z]{4}){3})\]?`;
const parting = /\s*[,/&+]\s*|\s+and\s+/;
const markedId = /^\[?((?:\p{L}[\p{L}\d]*[-_.](?:\d+[-_])*)*\d+(?:\.\d+)*)\]?\s*(?:[:.)]\s|[-–—]\s|$)/u;
/** Two numbers after a prefix, which no name has: `FAL-01-001 Crash`. */
const numberedId = /^\[?(\p{Lu}[\p{Lu}\d]{1,9}-\d{2,4}-\d{2,4})\]?\s/u;
const bracketedId = /^\[((?:\p{L}[\p{L}\d]*[-_.])*\p{L}{0,8}\d+)\]\s/u;
const idsFirst = /^((?:\p{Lu}[\p{L}\d]*[-_.](?:\d+[-_])*)*(?:\p{Lu}{1,4}|(?<=[-_.]))\d+)[\s:]/u;
const issue = /^(?:[\w.-]+(?:\/[\w.-]+)?)?#\d+$/;

function shapeOf(words: string): string {
  return words
    .split(/(#|\s+)/)
    .map((piece) => (piece === '#' ? String.raw`\d{1,12}` : piece.trim() === '' ? String.raw`\s?` : escape(piece)))
    .join('');
}

function escape(words: string): string {
  return words.replace(/[$()*+.?[\\\]^{|}/]/g, String.raw`\$&`);
}
