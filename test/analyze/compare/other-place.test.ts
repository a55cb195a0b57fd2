import { describe, expect, test } from 'vitest';
import { inCommon, standsElsewhere } from '../../../src/analyze/compare/other-place.ts';
import type { Finding } from '../../../src/domain/model.ts';
import { report, type Draft } from './build.ts';

const inTable = (draft: Draft): Finding => {
  const [finding] = report([{ id: 'A-1', title: 'Valve sticks', ...draft }]).findings;
  if (finding === undefined) throw new Error('no finding');
  return finding;
};
const asItem = (draft: Draft): Finding => ({ ...inTable(draft), table: null, list: 0 });
const underHeading = (draft: Draft): Finding => ({ ...inTable(draft), table: null, list: null });

test.each<[string, Finding, Finding, boolean]>([
  ['two tables', inTable({ table: 0 }), inTable({ table: 1 }), false],
  ['two lists', asItem({}), { ...asItem({}), list: 1 }, false],
  ['two headings', underHeading({}), underHeading({}), false],
  ['a table and a list', inTable({}), asItem({}), true],
  ['a table and a heading', inTable({}), underHeading({}), true],
  ['a list and a heading', asItem({}), underHeading({}), true],
])('%s: another form, or not', (_, one, other, expected) => {
  expect([standsElsewhere(one, other), standsElsewhere(other, one)]).toEqual([expected, expected]);
});

test('in one form, all of a finding is told', () => {
  const [one, other] = [inTable({ severity: 'high', extra: { Owner: 'a' } }), inTable({ id: null })];
  expect(inCommon(one, other)).toEqual([one, other]);
});

describe('in another form, what both forms tell', () => {
  const full: Draft = {
    severity: 'high',
    issue: '#4',
    status: 'Fixed',
    kind: 'fixed',
    extra: { Owner: 'a', Note: 'b' },
  };
  const [row] = inCommon(inTable(full), underHeading({ extra: { owner: 'c' }, status: 'Fixed', kind: 'fixed' }));

  test('a severity or issue of one side alone is left out', () => {
    expect([row.severity, row.issue, row.tracker]).toEqual([null, null, null]);
    const [kept] = inCommon(inTable(full), underHeading(full));
    expect([kept.severity?.level, kept.issue?.number, kept.tracker?.references.length]).toEqual(['high', 4, 1]);
  });

  test('a tracker without an issue is one as well', () => {
    const linked = { ...underHeading({}), tracker: underHeading(full).tracker };
    expect(inCommon(inTable(full), linked)[0].issue?.number).toBe(4);
    const named = { ...underHeading({}), issue: underHeading(full).issue };
    expect(inCommon(inTable(full), named)[0].issue?.number).toBe(4);
  });

  test('columns of one side alone are left out, whatever their case', () => {
    expect(row.extra.map(({ column }) => column)).toEqual(['Owner']);
  });

  test('an owner and a due date of one side alone are left out', () => {
    const cell = inTable({}).title;
    const due = { day: '2031-01-01', verbatim: cell };
    const planned = { ...inTable(full), owner: cell, due };
    const [alone] = inCommon(planned, underHeading(full));
    expect(['owner' in alone, 'due' in alone]).toEqual([false, false]);
    const [both] = inCommon(planned, { ...underHeading(full), owner: cell, due });
    expect([both.owner, both.due]).toEqual([cell, due]);
  });

  test('an id is left out where the other side has none', () => {
    expect(inCommon(inTable({}), underHeading({ id: null }))[0].id).toBeNull();
    expect(inCommon(inTable({}), underHeading({}))[0].id).toBe('A-1');
  });

  test.each([
    ['A-1: Valve sticks', 'Valve sticks'],
    ['[A-1] Valve sticks', 'Valve sticks'],
    ['((A-1) Valve sticks', '((A-1) Valve sticks'],
    ['Valve A-1 sticks', 'Valve A-1 sticks'],
    ['A-1', 'A-1'],
  ])('the title “%s” is told as “%s”', (title, told) => {
    expect(inCommon(underHeading({ title }), inTable({}))[0].title.text).toBe(told);
    expect(inCommon(underHeading({ title, id: null }), inTable({}))[0].title.text).toBe(title);
  });

  test('a box says no more than the words that the other form has for the same kind', () => {
    const words = (status: string | null, kind: Draft['kind'] = 'fixed') =>
      inCommon(inTable({ status: 'Fixed in 1.2', kind: 'fixed' }), asItem({ status, kind }))[0].status.verbatim?.text ??
      null;
    expect(words('[x]')).toBe('[x]');
    expect(words(null)).toBeNull();
    expect(words('[x] by mail')).toBe('Fixed in 1.2');
    expect(words('[ ]', 'fix-needed')).toBe('Fixed in 1.2');
  });
});
