import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/index.ts';
import { extend, type Additions } from '../../src/configuration/vocabulary.ts';
import { statusKinds, type StatusKind } from '../../src/domain/model.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { builtIn, isSettled } from '../../src/domain/vocabulary.ts';
import { wordKind } from '../../src/parse/status/known-words.ts';
import type { StatusReader } from '../../src/parse/status/reading.ts';
import { statusReader } from '../../src/parse/status/status.ts';
import { read } from '../parse/essence.ts';
import { root } from '../run.ts';
import { budget, patience } from './budget.ts';

const builtInReader = statusReader(builtIn);
const settling = builtIn.statuses
  .filter(({ kind }) => isSettled(kind))
  .flatMap(({ phrases }) => phrases.filter((phrase) => /^\p{L}[\p{L} ]+$/u.test(phrase)));
const phrase = fc.constantFrom(...settling);

/** Words of no language, which the reader cannot know. */
const unknown = fc
  .array(fc.constantFrom('bo', 'ku', 'zup', 'vox', 'gam', 'pluk', 'wuz', 'xo'), { minLength: 2, maxLength: 4 })
  .map((parts) => parts.join(''))
  .filter((word) => wordKind(word) === null);

function isSilent(status: StatusReader, text: string): boolean {
  const { kind, unsure } = status(text);
  return isSettled(kind) && unsure === null;
}

function additions(statuses: ReadonlyMap<StatusKind, readonly string[]>): Additions {
  return { columns: new Map(), statuses, levels: new Map(), fixColumns: [], negations: [], ids: [] };
}

describe('A settling phrase is never settled in silence', () => {
  const beside = [
    'P W',
    'W P',
    'P, W',
    'W, P',
    'P: W',
    'P; W',
    'P. W',
    'P (W)',
    'P – W',
    'W: P',
    'P W #12',
    '#12 P W',
    'P in v2 W',
  ];
  const against = [
    'P but X', 'P, but X', 'P but not in X', 'P, not in X', 'P (not in X)', 'P; X not', 'P, X excluded', 'P except X', 'P, except for X', 'P except in v2', 'P excluding X', 'P apart from X', 'P, although X', 'P without tests',
    'P, never in X', 'not P', 'never P', 'P (not really)', 'maybe P', 'P, maybe', 'probably P', 'P (probably)', 'allegedly P', 'supposedly P', 'P only in X', 'P (only X)', 'only P in X', 'P unless X', 'P, unless X', 'P only if X',
    'P? X', 'P (?)', 'P, not verified', 'P; not everywhere', 'P - not yet', 'P everywhere except X', 'P, still X', 'unclear whether P', 'P, unless X in #12', 'X: not P',
  ]; // prettier-ignore

  test.each(beside)(
    'beside a word that nobody knows: %s',
    (form) => {
      fc.assert(
        fc.property(phrase, unknown, fc.boolean(), (words, word, loud) => {
          const text = form.replace('P', () => words).replace('W', () => word);
          expect(isSilent(builtInReader, loud ? text.toUpperCase() : text), text).toBe(false);
        }),
        budget(60),
      );
    },
    patience,
  );

  test.each(against)(
    'beside an exception, a denial or a doubt: %s',
    (form) => {
      const place = fc.oneof(
        unknown,
        fc.constantFrom('Windows', 'v1', '1.x', 'the parser', 'H-02', '#12', 'production', 'old nodes'),
      );
      fc.assert(
        fc.property(phrase, place, fc.boolean(), (words, where, loud) => {
          const text = form.replace('P', () => words).replace('X', () => where);
          expect(isSilent(builtInReader, loud ? text.toUpperCase() : text), text).toBe(false);
        }),
        budget(60),
      );
    },
    patience,
  );
});

describe('A configuration', () => {
  const posts = readdirSync(join(root, 'test/fixtures/reading')).map((name) =>
    readFileSync(join(root, 'test/fixtures/reading', name, 'post.md'), 'utf8'),
  );
  const foreign = fc.dictionary(fc.constantFrom(...statusKinds), fc.array(unknown, { minLength: 1, maxLength: 3 }), {
    minKeys: 1,
  });

  test(
    'whose phrases do not occur changes no reading and no diagnostic',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...posts), foreign, async (post, statuses) => {
          const added = new Map(
            statusKinds.flatMap((kind) => (statuses[kind] === undefined ? [] : [[kind, statuses[kind]] as const])),
          );
          const settings = { ...defaultSettings, vocabulary: extend(additions(added)) };
          const [plain, configured] = [await read(post), await read(post, settings)];
          expect(analyze(configured, settings)).toEqual(analyze(plain, defaultSettings));
        }),
        budget(60),
      );
    },
    patience,
  );

  test(
    'never changes how built-in words are read',
    () => {
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom(...wordings()), { minLength: 1, maxLength: 4 }),
          foreign,
          (parts, statuses) => {
            const added = new Map(
              statusKinds.flatMap((kind) => (statuses[kind] === undefined ? [] : [[kind, statuses[kind]] as const])),
            );
            const text = parts.join(', ');
            expect(statusReader(extend(additions(added)))(text)).toEqual(builtInReader(text));
          },
        ),
        budget(100),
      );
    },
    patience,
  );

  test.each(['W P', 'P W', 'P, W', 'P: W', 'P (W)', 'W, P', 'P; W W', 'P in W', 'P – W', 'W W P'])(
    'does not let its phrase decide beside a word that nobody knows: %s',
    (form) => {
      fc.assert(
        fc.property(fc.constantFrom('erledigt', 'corrigé', 'shipped to prod', '修正'), unknown, (words, word) => {
          const status = statusReader(extend(additions(new Map([['fixed', [words]]]))));
          expect(status(words).kind).toBe('fixed');
          const text = form.replace('P', () => words).replaceAll('W', () => word);
          expect(isSettled(status(text).kind), text).toBe(false);
        }),
        budget(60),
      );
    },
    patience,
  );
});

/** Phrases of every kind, and what turns them round. */
function wordings(): string[] {
  return [
    ...builtIn.statuses.flatMap(({ phrases }) => phrases.slice(0, 6)),
    'Fixed in #3',
    'then reopened',
    'but the fix was reverted',
    'still vulnerable on pears',
    'not',
  ];
}
