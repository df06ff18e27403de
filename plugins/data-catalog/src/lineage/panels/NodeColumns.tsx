import { useTexts } from '../../translation';
import { numberText } from '../../ui/count';
import { columnKey } from '../model/lighting';
import type { NodePanelProps } from './NodePanel';

/** Columns that the panel holds; all of them are in the picture's node and in the table. */
const MOST = 100;

/** Columns of a node that take part in the lineage; each lights its ways. */
export function NodeColumns({ picture, node, lit, explore }: NodePanelProps) {
  const t = useTexts();
  const columns = picture.columns.get(node.id) ?? [];
  if (columns.length === 0) return null;
  return (
    <section>
      <h2>
        {t('lineage.node.participating')}
        <span className="hw-dim">{numberText(columns.length)}</span>
      </h2>
      <ul className="hw-plain">
        {columns.slice(0, MOST).map(column => (
          <li key={column}>
            <button
              type="button"
              className="hw-pick hw-mono"
              aria-pressed={lit.columns.has(columnKey(node.id, column))}
              title={column}
              onClick={() => explore.chooseColumn({ assetId: node.id, column })}
            >
              <bdi className="hw-cut">{column}</bdi>
            </button>
          </li>
        ))}
      </ul>
      {columns.length > MOST && (
        <p className="hw-dim">{t('lineage.node.moreColumns', { count: columns.length - MOST })}</p>
      )}
    </section>
  );
}
