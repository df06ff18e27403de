import type { ColumnEdge, LineageEdge } from '@headwater/plugin-data-catalog-common';
import { sortBy } from '../../ui/sortBy';
import { titleOf } from './picture';
import type { Pair, Picture } from './picture';

/** A line of the table: everything between two assets in words, or one column and another. */
export type EdgeRow = {
  key: string;
  /** Id of the pair of assets. */
  pair: string;
  source: string;
  sourceColumn?: string;
  target: string;
  targetColumn?: string;
  /** `read`, `write`, `transform` …, or how a column is made. */
  how: string;
  via: string[];
  active: boolean;
  /** Nobody says it but the analysis of SQL. */
  inferred: boolean;
  runs?: number;
  confidence?: number;
  lastSeen?: string;
};

/** All edges of a picture, in words; assets before columns. */
export function edgeRowsOf(picture: Picture): EdgeRow[] {
  const pairs = [...picture.pairs.values()];
  return [
    ...pairs.flatMap(pair => pair.edges.map(edge => assetRow(picture, pair, edge))),
    ...pairs.flatMap(pair =>
      pair.columnEdges.map((edge, index) => columnRow(picture, pair.id, edge, index)),
    ),
  ];
}

/** "identity", "aggregation, masked"; undefined where nothing is known. */
export function transformationText(edge: ColumnEdge): string | undefined {
  const texts = edge.transformations.map(({ type, subtype, masking }) =>
    [subtype ?? type, masking ? 'masked' : undefined]
      .filter(Boolean)
      .join(', ')
      .toLocaleLowerCase('en-US'),
  );
  return [...new Set(texts)].filter(text => text !== '').join('; ') || undefined;
}

function assetRow(picture: Picture, pair: Pair, edge: LineageEdge): EdgeRow {
  const { source, target, type, via = [], active, runs, confidence, lastSeen } = edge;
  return {
    key: `${pair.id} ${type}`,
    pair: pair.id,
    source: titleOf(picture, source),
    target: titleOf(picture, target),
    how: type,
    via: via.map(id => titleOf(picture, id)),
    active,
    inferred: pair.inferred,
    runs,
    confidence,
    lastSeen,
  };
}

function columnRow(picture: Picture, pair: string, edge: ColumnEdge, index: number): EdgeRow {
  const { source, target, via, present = true, origin, confidence, lastSeen } = edge;
  return {
    key: `${pair} column ${index}`,
    pair,
    source: titleOf(picture, source.assetId),
    sourceColumn: source.column,
    target: titleOf(picture, target.assetId),
    targetColumn: target.column,
    how: transformationText(edge) ?? 'column',
    via: via === undefined ? [] : [titleOf(picture, via)],
    active: present,
    inferred: origin === 'sql',
    confidence,
    lastSeen,
  };
}

const orders: Record<string, (row: EdgeRow) => string | number> = {
  source: row => `${row.source} ${row.sourceColumn ?? ''}`,
  target: row => `${row.target} ${row.targetColumn ?? ''}`,
  how: row => row.how,
  via: row => row.via.join(', '),
  runs: row => row.runs ?? -1,
  lastSeen: row => row.lastSeen ?? '',
};

/** @param order - `source`, or `-source` for the other way round; unknown ones leave the rows as they are */
export function sortRows(rows: readonly EdgeRow[], order: string): EdgeRow[] {
  return sortBy(rows, order, orders);
}

const head = [
  'source',
  'source_column',
  'target',
  'target_column',
  'how',
  'through',
  'in_force',
  'from_sql',
  'runs',
  'confidence',
  'last_seen',
];

/** The rows as a CSV file (RFC 4180), with a byte order mark for spreadsheets. */
export function csvOf(rows: readonly EdgeRow[]): string {
  const lines = rows.map(row => [
    row.source,
    row.sourceColumn,
    row.target,
    row.targetColumn,
    row.how,
    row.via.join(', '),
    row.active ? 'yes' : 'no',
    row.inferred ? 'yes' : 'no',
    row.runs,
    row.confidence,
    row.lastSeen,
  ]);
  return `\uFEFF${[head, ...lines].map(line => `${line.map(cell).join(',')}\r\n`).join('')}`;
}

/** What a spreadsheet would read as a formula gets an apostrophe before it: names come from whoever sends events. */
function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
