import { useMemo, useState } from 'react';
import { useTexts } from '../translation';
import { Ago } from '../ui/Ago';
import { Tag } from '../ui/Chip';
import { numberText } from '../ui/count';
import { DataTable } from '../ui/DataTable';
import type { TableColumn } from '../ui/DataTable';
import { edgeRowsOf, sortRows } from './model/edgeRows';
import type { EdgeRow } from './model/edgeRows';
import type { Picture } from './model/picture';

export type LineageTableProps = {
  picture: Picture;
  /** Id of a pair. */
  selected?: string;
  onSelect: (id: string) => void;
};

/** The same picture as a table: each edge between assets, and each between columns. */
export function LineageTable({ picture, selected, onSelect }: LineageTableProps) {
  const t = useTexts();
  const [order, setOrder] = useState('source');
  const rows = useMemo(() => edgeRowsOf(picture), [picture]);
  const sorted = useMemo(() => sortRows(rows, order), [rows, order]);
  const columns = useMemo(() => columnsOf(t), [t]);
  return (
    <DataTable
      label={t('lineage.table.label')}
      columns={columns}
      items={sorted}
      keyOf={row => row.key}
      nameOf={row => t('lineage.table.edge', { source: row.source, target: row.target })}
      order={order}
      onOrder={setOrder}
      rowHeight={32}
      active={sorted.find(row => row.pair === selected)?.key}
      onOpen={row => onSelect(row.pair)}
    />
  );
}

function columnsOf(t: ReturnType<typeof useTexts>): TableColumn<EdgeRow>[] {
  return [
    {
      key: 'source',
      title: t('lineage.table.source'),
      width: 'minmax(180px, 2fr)',
      sort: 'source',
      render: row => <End name={row.source} column={row.sourceColumn} />,
    },
    {
      key: 'target',
      title: t('lineage.table.target'),
      width: 'minmax(180px, 2fr)',
      sort: 'target',
      render: row => <End name={row.target} column={row.targetColumn} />,
    },
    {
      key: 'how',
      title: t('lineage.table.how'),
      width: 'minmax(110px, 1fr)',
      sort: 'how',
      render: row => (
        <span className="hw-row" style={{ gap: 6 }}>
          <span className="hw-cut" title={row.how}>
            {row.how}
          </span>
          {row.inferred && <Tag>{t('lineage.table.fromSql')}</Tag>}
          {!row.active && <Tag tone="warn">{t('lineage.table.past')}</Tag>}
        </span>
      ),
    },
    {
      key: 'via',
      title: t('lineage.table.via'),
      width: 'minmax(120px, 1.4fr)',
      sort: 'via',
      from: 620,
      render: row => <End name={row.via.join(', ')} />,
    },
    {
      key: 'runs',
      title: t('lineage.table.runs'),
      width: '72px',
      right: true,
      sort: 'runs',
      from: 760,
      render: row => (row.runs === undefined ? null : numberText(row.runs)),
    },
    {
      key: 'lastSeen',
      title: t('lineage.table.seen'),
      width: '124px',
      right: true,
      sort: 'lastSeen',
      from: 860,
      render: row => <Ago time={row.lastSeen} />,
    },
  ];
}

function End({ name, column }: { name: string; column?: string }) {
  return (
    <span className="hw-row" style={{ gap: 6 }}>
      <bdi className="hw-cut" title={name}>
        {name}
      </bdi>{' '}
      {column !== undefined && (
        <bdi className="hw-mono hw-cut" title={column}>
          {column}
        </bdi>
      )}
    </span>
  );
}
