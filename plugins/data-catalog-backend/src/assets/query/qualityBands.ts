import type { QualityBand } from '@headwater/plugin-data-catalog-common';
import type { Knex } from 'knex';

/** Lowest score of each band, the best first; a band ends where the one before begins. */
const lowest: readonly [QualityBand, number][] = [
  ['sound', 0.9],
  ['risk', 0.75],
  ['broken', -Infinity],
];

export const qualityBands: readonly QualityBand[] = [...lowest.map(([band]) => band), 'unknown'];

/** The band of a score; null is unknown. */
export function bandOf(score: number | null): QualityBand {
  if (score === null) return 'unknown';
  return lowest.find(([, from]) => score >= from)![0];
}

/** Narrows a query over `assets as a` to assets whose score is in one of the bands. */
export function applyBands(query: Knex.QueryBuilder, bands: readonly QualityBand[]): void {
  const wanted = [...new Set(bands)];
  // Of several bands SQLite would collect each by the index and sort them all:
  // the plus keeps it from that.
  const column = wanted.length === 1 ? 'a.quality' : '+a.quality';
  const sql = wanted.map(band => `(${bandToSql(band, column)})`).join(' or ');
  query.whereRaw(`(${sql})`);
}

function bandToSql(band: QualityBand, column: string): string {
  if (band === 'unknown') return `${column} is null`;
  const index = lowest.findIndex(([name]) => name === band);
  const [, from] = lowest[index];
  return [
    ...(Number.isFinite(from) ? [`${column} >= ${from}`] : []),
    ...(index > 0 ? [`${column} < ${lowest[index - 1][1]}`] : []),
  ].join(' and ');
}
