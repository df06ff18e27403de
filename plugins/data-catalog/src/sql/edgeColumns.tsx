import { ConfidenceTag } from '../lineage/evidence/Findings';
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
        <End table={row.targetTable} column={row.targetColumn} whole={t('sql.edges.whole')} />
      ),
    },
    {
      key: 'how',
      title: t('sql.edges.how'),
      width: '128px',
      sort: 'how',
      render: row => (
        <>
          <span className="hw-row" style={{ gap: 4 }}>
            <span className="hw-cut">{row.how}</span>
            {row.masking && <Icon name="lock" size={12} label={t('lineage.edge.masked')} />}
          </span>
          <span className="hw-try-second hw-cut">{row.type}</span>
        </>
      ),
    },
    {
      key: 'expression',
      title: t('sql.edges.expression'),
      width: 'minmax(110px, 1.6fr)',
      sort: 'expression',
      from: 440,
      render: row => (
        <span className="hw-try-first hw-mono hw-cut" title={row.expression}>
          {row.expression}
        </span>
      ),
    },
    {
      key: 'sure',
      title: t('sql.edges.confidence'),
      width: '104px',
      from: 640,
      render: row => <ConfidenceTag short level={row.confidence} />,
    },
  ];
}

function End({ table, column, whole }: { table: string; column?: string; whole?: string }) {
  return (
    <span title={`${table} ${column ?? whole}`}>
      <bdi className={column === undefined ? 'hw-try-first hw-cut' : 'hw-try-first hw-mono hw-cut'}>
        {column ?? whole}
      </bdi>{' '}
      <bdi className="hw-try-second hw-cut">{table}</bdi>
    </span>
  );
}
