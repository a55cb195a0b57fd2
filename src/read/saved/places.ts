import type { SetAsideRow, SourceList, SourceSection, SourceTable } from '../../domain/model.ts';
import type { JsonValue } from './json-value.ts';
import { loadPosition } from './parts.ts';
import { loadOrdinal } from './values.ts';

/** Reads what a saved report says of one table of its post. */
export function loadTable(value: JsonValue): SourceTable {
  return {
    section: value.field('section').list((one) => one.text()),
    columns: value.field('columns').list((one) => one.text()),
    rows: value.field('rows').count(),
    records: value.field('records').count(),
    role: value.field('role').oneOf(['findings', 'remaining-work', 'other']),
    because: value.field('because').text(),
    setAside: value.field('setAside').list(loadSetAside),
    position: loadPosition(value.field('position')),
  };
}

/** Reads what it says of one list. */
export function loadList(value: JsonValue): SourceList {
  return {
    section: value.field('section').list((one) => one.text()),
    kind: value.field('kind').oneOf(['tasks', 'lines']),
    items: value.field('items').count(),
    records: value.field('records').count(),
    role: value.field('role').oneOf(['findings', 'other']),
    because: value.field('because').text(),
    setAside: value.field('setAside').list(loadSetAside),
    position: loadPosition(value.field('position')),
  };
}

/** Reads what it says of the headings of one section. */
export function loadSection(value: JsonValue): SourceSection {
  return {
    section: value.field('section').list((one) => one.text()),
    headings: value.field('headings').count(),
    records: value.field('records').count(),
    descriptions: value.field('descriptions').count(),
    role: value.field('role').oneOf(['findings', 'other']),
    because: value.field('because').text(),
    setAside: value.field('setAside').list(loadSetAside),
    position: loadPosition(value.field('position')),
  };
}

function loadSetAside(value: JsonValue): SetAsideRow {
  return {
    line: loadOrdinal(value.field('line')),
    text: value.field('text').text(),
    because: value.field('because').text(),
  };
}
