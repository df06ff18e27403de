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
  query.where(any => {
    for (const band of new Set(bands)) any.orWhere(own => applyBand(own, band));
  });
}

function applyBand(query: Knex.QueryBuilder, band: QualityBand): void {
  if (band === 'unknown') {
    query.whereNull('a.quality');
    return;
  }
  const index = lowest.findIndex(([name]) => name === band);
  const [, from] = lowest[index];
  if (Number.isFinite(from)) query.where('a.quality', '>=', from);
  if (index > 0) query.where('a.quality', '<', lowest[index - 1][1]);
}
