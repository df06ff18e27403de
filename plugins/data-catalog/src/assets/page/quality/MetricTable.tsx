import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { assetPath } from '../../../routes';
import { useTexts } from '../../../translation';
import { numberText } from '../../../ui/count';
import { DataTable } from '../../../ui/DataTable';
import type { TableColumn } from '../../../ui/DataTable';
import { useEditing } from '../editing/Editing';
import { nullShare } from './evidence';
import type { ColumnMetrics, Metrics } from './evidence';
import { percentText } from './percentText';

type Row = { name: string; metrics: ColumnMetrics };

/** What was counted of each column; a row leads to the column. */
export function MetricTable({ metrics }: { metrics: Metrics }) {
  const { asset } = useEditing();
  const t = useTexts();
  const navigate = useNavigate();
  const { rows, columns } = useMemo(() => {
    const all: Row[] = [...metrics.columns].map(([name, of]) => ({ name, metrics: of }));
    return { rows: all, columns: columnsOf(all, metrics.rowCount, t) };
  }, [metrics, t]);
  return (
    <DataTable
      label={t('assets.page.quality.byColumn')}
      columns={columns}
      items={rows}
      keyOf={({ name }) => name}
      nameOf={({ name }) => name}
      rowHeight={32}
      onOpen={({ name }) => navigate(`${assetPath(asset.id, 'columns')}?${new URLSearchParams({ column: name })}`)}
    />
  );
}

/** What the table says of a column; what is counted of none has no place. */
function columnsOf(
  rows: readonly Row[],
  rowCount: number | undefined,
  t: ReturnType<typeof useTexts>,
): TableColumn<Row>[] {
  const some = (has: keyof ColumnMetrics) => rows.some(({ metrics: of }) => of[has] !== undefined);
  const plain = (key: 'distinctCount' | 'count' | 'sum' | 'min' | 'max', from: number): TableColumn<Row>[] =>
    some(key)
      ? [
          {
            key,
            title: t(`assets.page.quality.metrics.${key}`),
            width: '104px',
            right: true,
            from,
            render: ({ metrics: of }) => (of[key] === undefined ? '' : numberText(of[key])),
          },
        ]
      : [];
  return [
    {
      key: 'name',
      title: t('assets.page.quality.column'),
      width: 'minmax(160px, 2fr)',
      render: ({ name }) => (
        <span className="hw-mono hw-strong hw-cut" title={name} dir="auto">
          {name}
        </span>
      ),
    },
    {
      key: 'nulls',
      title: t('assets.page.quality.metrics.nullCount'),
      width: '96px',
      right: true,
      render: ({ metrics: of }) => (of.nullCount === undefined ? '' : numberText(of.nullCount)),
    },
    {
      key: 'share',
      title: t('assets.page.columns.nulls'),
      width: '80px',
      right: true,
      render: ({ metrics: of }) => percentText(nullShare(of, rowCount)),
    },
    ...plain('distinctCount', 480),
    ...plain('count', 900),
    ...plain('min', 600),
    ...plain('max', 600),
    ...plain('sum', 760),
  ];
}
