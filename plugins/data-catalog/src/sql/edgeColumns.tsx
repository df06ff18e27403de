import { ConfidenceTag } from '../lineage/sql/Findings';
import type { useTexts } from '../translation';
import { Icon } from '../ui/Icon';
import type { TableColumn } from '../ui/DataTable';
import type { SqlEdgeRow } from './edgeRows';

/** Columns of the table of column edges. */
export function edgeColumns(t: ReturnType<typeof useTexts>): TableColumn<SqlEdgeRow>[] {
  return [
    {
      key: 'source',
      title: t('sql.edges.source'),
      width: 'minmax(110px, 1.2fr)',
      sort: 'source',
      render: row => <End table={row.sourceTable} column={row.sourceColumn} />,
    },
    {
      key: 'target',
      title: t('sql.edges.target'),
      width: 'minmax(110px, 1.2fr)',
      sort: 'target',
      render: row => (
        <End
          table={row.targetTable}
          column={row.targetColumn}
          whole={t('sql.edges.whole')}
        />
      ),
    },
    {
      key: 'how',
      title: t('sql.edges.how'),
      width: 'minmax(96px, 1fr)',
      sort: 'how',
      render: row => (
        <span className="hw-row" style={{ gap: 6 }}>
          <span className="hw-cut" title={row.how}>
            {row.how}
          </span>
          {row.masking && <Icon name="lock" size={12} label={t('lineage.edge.masked')} />}
        </span>
      ),
    },
    {
      key: 'expression',
      title: t('sql.edges.expression'),
      width: 'minmax(110px, 1.6fr)',
      sort: 'expression',
      from: 440,
      render: row => (
        <span className="hw-mono hw-cut" title={row.expression} style={{ display: 'block' }}>
          {row.expression}
        </span>
      ),
    },
    {
      key: 'sure',
      title: t('sql.edges.sure'),
      width: '136px',
      from: 720,
      render: row => <ConfidenceTag level={row.confidence} />,
    },
  ];
}

function End({ table, column, whole }: { table: string; column?: string; whole?: string }) {
  const text = `${table} ${column ?? whole ?? ''}`;
  return (
    <span className="hw-cut" title={text} style={{ display: 'block' }}>
      <bdi className="hw-dim">{table}</bdi>{' '}
      {column === undefined ? whole : <bdi className="hw-mono">{column}</bdi>}
    </span>
  );
}
