import type { EventProducer } from '@headwater/plugin-data-catalog-common';
import type { Knex } from 'knex';
import { cursorBinding, decodeCursor, encodeCursor } from '../assets/query/cursor';

type Row = {
  id: string;
  producer: string;
  integration: string | null;
  engine_name: string | null;
  engine_version: string | null;
  client_version: string | null;
  spec_version: string | null;
  job_namespace: string | null;
  first_seen: string;
  last_seen: string;
};

/** What only some events of a producer say. */
const optional = ['integration', 'engine_name', 'engine_version', 'client_version'] as const;
/** More rows of one producer and namespace than this are not compared with each other. */
const MAX_COMPARED = 100;

/**
 * Who sends events. The projection keeps a bounded number of rows, so all are
 * read: not every event of a producer says all of it, and rows that others
 * include are left out of the answer.
 */
export class ProducerReader {
  constructor(private readonly knex: Knex) {}

  /** Those seen last come first. */
  async list(limit: number, cursor?: string) {
    const rows = fold(await this.knex<Row>('producers').select());
    rows.sort((a, b) => (sortKey(a) < sortKey(b) ? 1 : -1));
    const binding = cursorBinding('producers');
    const after = cursor === undefined ? undefined : decodeCursor(cursor, binding, 1)[0];
    const rest = after === undefined ? rows : rows.filter(row => sortKey(row) < String(after));
    const page = rest.slice(0, limit);
    return {
      items: page.map(toProducer),
      ...(rest.length > limit && { nextCursor: encodeCursor([sortKey(page[limit - 1])], binding) }),
      totalCount: { value: rows.length, exact: true },
    };
  }
}

function sortKey({ last_seen, id }: Row): string {
  return `${last_seen} ${id}`;
}

/** Joins rows into those that say the same and more. */
function fold(rows: readonly Row[]): Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.producer, row.spec_version, row.job_namespace]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].flatMap(group =>
    group.length > MAX_COMPARED ? group : foldGroup(group),
  );
}

function foldGroup(rows: readonly Row[]): Row[] {
  const said = (row: Row) => optional.filter(key => row[key] !== null).length;
  const kept: Row[] = [];
  for (const row of [...rows].sort((a, b) => said(b) - said(a) || (a.id < b.id ? -1 : 1))) {
    const whole = kept.find(other =>
      optional.every(key => row[key] === null || row[key] === other[key]),
    );
    if (!whole) {
      kept.push({ ...row });
      continue;
    }
    if (row.first_seen < whole.first_seen) whole.first_seen = row.first_seen;
    if (row.last_seen > whole.last_seen) whole.last_seen = row.last_seen;
  }
  return kept;
}

function toProducer(row: Row): EventProducer {
  const engine = {
    ...(row.engine_name !== null && { name: row.engine_name }),
    ...(row.engine_version !== null && { version: row.engine_version }),
  };
  return {
    producer: row.producer,
    ...(row.integration !== null && { integration: row.integration }),
    ...(Object.keys(engine).length > 0 && { engine }),
    ...(row.client_version !== null && { clientVersion: row.client_version }),
    ...(row.spec_version !== null && { specVersion: row.spec_version }),
    ...(row.job_namespace !== null && { jobNamespace: row.job_namespace }),
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
  };
}
