import { createHash } from 'node:crypto';

/** Returns the UUID of a name: version 5 of RFC 4122, so that the same name has the same UUID in every run. */
export function namedUuid(name: string): string {
  const hash = createHash('sha1').update(Buffer.from(namespace, 'hex')).update(name).digest('hex');
  const variant = ((Number.parseInt(hash.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `5${hash.slice(13, 16)}`,
    `${variant}${hash.slice(18, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

/** That of all names in reports of this program: version 5 of `audit-status` in the namespace of domain names of RFC 4122. */
const namespace = '0fbdf1b3cf6b5097ae78aae8036556a5';
