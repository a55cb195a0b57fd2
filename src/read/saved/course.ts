import type { StatusCourse } from '../../domain/model.ts';
import type { JsonValue } from './json-value.ts';
import { loadDay } from './values.ts';

/** Reads how an audit came to the state of a report that has so many findings. */
export function loadCourse(value: JsonValue, findings: number): StatusCourse {
  return {
    asOf: value.field('asOf').orNull(loadDay),
    points: value.field('points').list((point) => ({
      date: point.field('date').orNull(loadDay),
      instant: point.field('instant').orNull(loadInstant),
      revision: point.field('revision').orNull((one) => one.matching(/^[0-9a-f]{40,64}$/, 'the name of a commit')),
      settled: point.field('settled').count(),
      unsettled: point.field('unsettled').count(),
    })),
    ages: value.field('ages').list((age) => ({
      finding: age.field('finding').index(findings),
      since: age.field('since').orNull(loadDay),
      days: age.field('days').orNull((one) => one.count()),
    })),
  };
}

function loadInstant(value: JsonValue): string {
  return value.matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/, 'an instant in UTC');
}
