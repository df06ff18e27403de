import type { AssetSummary, QueryOf } from '@headwater/plugin-data-catalog-common';
import type { ReactNode } from 'react';
import { CertifiedBadge, LifecycleBadge, Quality, TypeBadge } from '../../ui/badges';
import { Tag } from '../../ui/Chip';
import { numberText } from '../../ui/count';
import type { TableColumn } from '../../ui/DataTable';
import { EntityLink } from '../../ui/EntityLink';
import { relativeTime, shortAge } from '../../ui/time';
import { NameCell, TagsCell, TimeCell } from './cells';

/** Columns that one can choose, in the order in which they stand. */
export const columnKeys = [
  'name',
  'type',
  'owner',
  'domain',
  'lifecycle',
  'quality',
  'fresh',
  'changed',
  'tags',
  'description',
  'columns',
  'platform',
  'steward',
  'criticality',
  'tier',
  'certified',
  'tenant',
  'namespace',
  'firstSeen',
] as const;
export type ColumnKey = (typeof columnKeys)[number];

/** Those that are shown where nobody has chosen. */
export const usualColumns: readonly ColumnKey[] = ['name', 'owner', 'domain', 'quality', 'fresh', 'tags'];

type AssetField = NonNullable<QueryOf<'listAssets'>['fields']>[number];

type Definition = {
  /** Track of the grid, and the pixels that it takes at least. */
  width: string;
  least: number;
  right?: boolean;
  sort?: string;
  render: (asset: AssetSummary) => ReactNode;
  /** Columns of a CSV file, by their names in the API. */
  csv: readonly (keyof AssetSummary)[];
};

const cut = (text: string | undefined) => (
  <span className="hw-cut" style={{ display: 'block' }} dir="auto" title={text}>
    {text}
  </span>
);
const link = (entityRef: string | undefined) =>
  entityRef && (
    <span className="hw-cut" style={{ display: 'block' }}>
      <EntityLink entityRef={entityRef} />
    </span>
  );

const definitions: Record<ColumnKey, Definition> = {
  name: {
    width: 'minmax(220px, 3fr)',
    least: 220,
    sort: 'title',
    render: asset => <NameCell asset={asset} />,
    csv: ['title', 'namespace', 'name', 'id'],
  },
  type: { width: '120px', least: 120, render: ({ type }) => <TypeBadge type={type} />, csv: ['type'] },
  owner: { width: 'minmax(110px, 1.2fr)', least: 110, render: ({ owner }) => link(owner), csv: ['owner'] },
  domain: { width: 'minmax(90px, 1fr)', least: 90, render: ({ domain }) => link(domain), csv: ['domain'] },
  lifecycle: {
    width: '112px',
    least: 112,
    render: ({ lifecycle }) => lifecycle && <LifecycleBadge value={lifecycle} small />,
    csv: ['lifecycle'],
  },
  quality: {
    width: '124px',
    least: 124,
    right: true,
    sort: 'quality',
    render: ({ quality }) => <Quality score={quality} />,
    csv: ['quality'],
  },
  fresh: {
    width: '72px',
    least: 72,
    right: true,
    render: ({ observedAt }) => observedAt && <TimeCell time={observedAt} text={shortAge(observedAt)} />,
    csv: ['observedAt'],
  },
  changed: {
    width: '108px',
    least: 108,
    right: true,
    sort: 'changedAt',
    render: ({ changedAt }) => changedAt && <TimeCell time={changedAt} text={relativeTime(changedAt)} />,
    csv: ['changedAt'],
  },
  tags: { width: 'minmax(130px, 1.4fr)', least: 130, render: asset => <TagsCell asset={asset} />, csv: ['tags', 'certified'] },
  description: { width: 'minmax(200px, 2fr)', least: 200, render: ({ description }) => cut(description), csv: ['description'] },
  columns: {
    width: '80px',
    least: 80,
    right: true,
    render: ({ columnCount }) => columnCount !== undefined && columnCount > 0 && numberText(columnCount),
    csv: ['columnCount'],
  },
  platform: { width: '104px', least: 104, render: ({ platform }) => cut(platform), csv: ['platform'] },
  steward: { width: 'minmax(110px, 1.2fr)', least: 110, render: ({ steward }) => link(steward), csv: ['steward'] },
  criticality: { width: '92px', least: 92, render: ({ criticality }) => criticality && <Tag>{criticality}</Tag>, csv: ['criticality'] },
  tier: { width: '80px', least: 80, render: ({ tier }) => tier && <Tag>{tier}</Tag>, csv: ['tier'] },
  certified: { width: '96px', least: 96, render: ({ certified }) => certified && <CertifiedBadge small />, csv: ['certified'] },
  tenant: { width: '104px', least: 104, render: ({ tenant }) => cut(tenant), csv: ['tenant'] },
  namespace: {
    width: 'minmax(160px, 1fr)',
    least: 160,
    render: ({ namespace }) => (
      <span className="hw-mono hw-cut" style={{ display: 'block' }} title={namespace}>
        {namespace}
      </span>
    ),
    csv: ['namespace'],
  },
  firstSeen: {
    width: '108px',
    least: 108,
    right: true,
    render: ({ firstSeen }) => firstSeen && <TimeCell time={firstSeen} text={relativeTime(firstSeen)} />,
    csv: ['firstSeen'],
  },
};

/** The box for choosing, in pixels. */
const CHECK = 38;
/** A table that is at least so wide shows all that was chosen and scrolls; a narrower one leaves columns out. */
const WIDE = 720;
/** What a narrow table shows first. */
const first: readonly ColumnKey[] = ['name', 'quality', 'owner', 'fresh', 'type', 'tags', 'lifecycle', 'changed', 'domain'];

/** The chosen columns as the table takes them: the name always, each from the width on at which it still fits. */
export function tableColumns(chosen: readonly ColumnKey[], titleOf: (key: ColumnKey) => string): TableColumn<AssetSummary>[] {
  const shown = columnKeys.filter(key => key === 'name' || chosen.includes(key));
  const rank = (key: ColumnKey) => (first.includes(key) ? first.indexOf(key) : first.length + columnKeys.indexOf(key));
  const byRank = [...shown].sort((a, b) => rank(a) - rank(b));
  const from = new Map<ColumnKey, number>();
  let used = CHECK;
  for (const key of byRank) {
    used += definitions[key].least;
    from.set(key, key === 'name' ? 0 : Math.min(used, WIDE));
  }
  return shown.map(key => {
    const { width, right, sort, render } = definitions[key];
    return { key, title: titleOf(key), width, right, sort, from: from.get(key), render };
  });
}

/** Fields that a bulk edit needs to take itself back, and the name's marks. */
const always: readonly AssetField[] = ['owner', 'steward', 'domain', 'lifecycle', 'certified', 'tags'];

const names: readonly (keyof AssetSummary)[] = ['id', 'class', 'namespace', 'name', 'title', 'type', 'entityRef', 'termColumns'];

/** Fields of the API for some columns; long texts come only where they are shown. */
export function fieldsOf(chosen: readonly ColumnKey[]): AssetField[] {
  const shown = chosen.flatMap(key => definitions[key].csv).filter(field => !names.includes(field)) as AssetField[];
  return [...new Set([...always, ...shown])].sort();
}

/** Columns of a CSV file for the chosen columns, each once, by their names in the API. */
export function csvFields(chosen: readonly ColumnKey[]): (keyof AssetSummary)[] {
  const shown = columnKeys.filter(key => key === 'name' || chosen.includes(key));
  return [...new Set(shown.flatMap(key => definitions[key].csv))];
}
