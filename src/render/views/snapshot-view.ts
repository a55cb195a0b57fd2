import type { Snapshot } from '../../domain/model.ts';
import type { Format } from '../format.ts';
import type { SnapshotView } from './view-model.ts';
import { shortDigest } from '../words.ts';

/** A source as it is named to readers. */
export function snapshotView(snapshot: Snapshot, format: Format): SnapshotView {
  return {
    date: format.words.grammar.day(snapshot.date),
    isoDate: snapshot.date,
    source: format.text(snapshot.source),
    url: snapshot.url === null ? null : format.address(snapshot.url),
    digest: snapshot.digest,
    shortDigest: shortDigest(snapshot.digest),
  };
}
