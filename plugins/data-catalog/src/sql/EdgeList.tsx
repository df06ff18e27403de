import { memo, useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import { titleOf } from '../lineage/model/picture';
import { DataTable } from '../ui/DataTable';
import { numberText } from '../ui/count';
import { IconButton } from '../ui/Button';
import { assetPath } from '../routes';
import { useTexts } from '../translation';
import type { Drawing, SqlEdge } from './drawing';
import { edgeColumns } from './edgeColumns';
import { edgeRowsOf, sortEdgeRows } from './edgeRows';
import { statementOf, tableOf } from './ids';
import type { SqlState } from './sqlState';

export type EdgeListProps = {
  sql: string;
  drawing: Drawing;
  edges: readonly SqlEdge[];
  selected?: string;
  look?: string;
  onChange: (next: Partial<SqlState>) => void;
};

/** Which column feeds which, as a table; each row leads to its expression in the text. */
export const EdgeList = memo(function Edges(props: EdgeListProps) {
  const { sql, drawing, edges, selected, look, onChange } = props;
  const t = useTexts();
  const [order, setOrder] = useState('');
  const whole = t('sql.edges.whole');
  const rows = useMemo(() => edgeRowsOf(drawing, edges, sql, whole), [drawing, edges, sql, whole]);
  const sorted = useMemo(() => sortEdgeRows(rows, order), [rows, order]);
  const columns = useMemo(() => edgeColumns(t), [t]);
  return (
    <section className="hw-try-edges" aria-label={t('sql.edges.title')}>
      <Head drawing={drawing} count={edges.length} selected={selected} onChange={onChange} />
      {rows.length === 0 ? (
        <p className="hw-dim hw-try-none">{t('sql.edges.none')}</p>
      ) : (
        <DataTable
          label={t('sql.edges.title')}
          columns={columns}
          items={sorted}
          keyOf={row => row.id}
          nameOf={row => t('sql.edges.row', { source: row.source, target: row.target })}
          order={order}
          onOrder={setOrder}
          active={look}
          onOpen={({ id }) => onChange({ look: look === id ? undefined : id, column: undefined })}
        />
      )}
    </section>
  );
});

function Head(props: Pick<EdgeListProps, 'drawing' | 'selected' | 'onChange'> & { count: number }) {
  const { drawing, count, selected, onChange } = props;
  const t = useTexts();
  const name = useName(drawing, selected);
  const table = tableOf(selected);
  const asset = table === undefined ? undefined : drawing.analysis.tables[table]?.asset;
  return (
    <header>
      <h2>
        {t('sql.edges.title')}
        {name !== undefined && <bdi className="hw-cut">{t('sql.edges.of', { name })}</bdi>}
        <span className="hw-dim">{numberText(count)}</span>
      </h2>
      <span className="hw-spread" />
      {asset && (
        <Link className="hw-link" to={assetPath(asset.id)}>
          {t('sql.edges.open', { name: asset.title })}
        </Link>
      )}
      {name !== undefined && (
        <IconButton
          kind="bare"
          size="small"
          icon="close"
          label={t('sql.edges.all')}
          onClick={() => onChange({ selected: undefined, look: undefined })}
        />
      )}
    </header>
  );
}

/** What the table is narrowed to. */
function useName({ picture, analysis }: Drawing, selected = ''): string | undefined {
  const t = useTexts();
  const statement = statementOf(selected);
  if (statement !== undefined && analysis.statements[statement])
    return t('sql.edges.statement', { number: String(statement + 1) });
  const pair = picture.pairs.get(selected);
  if (pair) {
    const [source, target] = [titleOf(picture, pair.source), titleOf(picture, pair.target)];
    return t('sql.edges.line', { source, target });
  }
  return picture.nodes.get(selected)?.title;
}
