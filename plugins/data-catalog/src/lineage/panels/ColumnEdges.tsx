import type { ColumnEdge } from '@headwater/plugin-data-catalog-common';
import { useTexts } from '../../translation';
import { Tag } from '../../ui/Chip';
import type { Explore } from '../canvas/useNodeHandlers';
import type { Column, Lit } from '../model/lighting';
import { titleOf } from '../model/picture';
import type { Picture } from '../model/picture';
import { confidenceOf, edgeKey } from '../evidence/evidence';
import { ConfidenceTag } from '../evidence/Findings';
import { expressionOf } from '../evidence/textParts';

/** Column edges that the panel holds; all of them are in the table. */
const MOST = 50;

/** Which column feeds which, and what happens to it on the way. */
export function ColumnEdges(props: {
  picture: Picture;
  edges: readonly ColumnEdge[];
  lit: Lit;
  explore: Explore;
  /** `edgeKey` of the edge whose expression is marked in the SQL. */
  picked?: string;
  onPick: (key: string) => void;
}) {
  const { picture, edges, lit, explore, picked, onPick } = props;
  const t = useTexts();
  if (edges.length === 0) return null;
  const end = ({ assetId, column }: ColumnEdge['source']) =>
    column === undefined ? (
      <span className="hw-dim">
        {t('lineage.edge.whole')} <bdi>{titleOf(picture, assetId)}</bdi>
      </span>
    ) : (
      <ColumnButton column={{ assetId, column }} onChoose={explore.chooseColumn} />
    );
  return (
    <section>
      <h2>
        {t('lineage.edge.columns')}
        <span className="hw-dim">{edges.length}</span>
      </h2>
      <ul className="hw-plain">
        {edges.slice(0, MOST).map((edge, index) => (
          <li key={index} className="hw-column-edge" data-lit={lit.columnEdges.has(edge)}>
            <span className="hw-row" style={{ gap: 6 }}>
              {end(edge.source)} <span aria-hidden="true">→</span> {end(edge.target)}
              {edge.present === false && <Tag tone="warn">{t('lineage.edge.past')}</Tag>}
            </span>
            <Transformations edge={edge} />
            <FromSql picture={picture} edge={edge} picked={picked} onPick={onPick} />
          </li>
        ))}
      </ul>
      {edges.length > MOST && (
        <p className="hw-dim">{t('lineage.edge.moreColumns', { count: edges.length - MOST })}</p>
      )}
    </section>
  );
}

function ColumnButton({
  column,
  onChoose,
}: {
  column: Column;
  onChoose: (column: Column) => void;
}) {
  const t = useTexts();
  return (
    <button
      type="button"
      className="hw-link hw-mono hw-cut"
      title={t('lineage.edge.light', { column: column.column })}
      onClick={() => onChoose(column)}
    >
      <bdi>{column.column}</bdi>
    </button>
  );
}

function Transformations({ edge }: { edge: ColumnEdge }) {
  const t = useTexts();
  if (edge.transformations.length === 0) {
    return <span className="hw-dim hw-small">{t('lineage.edge.plain')}</span>;
  }
  return (
    <>
      {edge.transformations.map(({ type, subtype, description, masking }, index) => (
        <span key={index} className="hw-small hw-row hw-wrap" style={{ gap: 6 }}>
          <span className="hw-dim">
            {[type, subtype].filter(Boolean).join(' · ').toLocaleLowerCase('en-US') ||
              t('lineage.edge.plain')}
          </span>
          {masking && <Tag icon="lock">{t('lineage.edge.masked')}</Tag>}
          {description && (
            <span className="hw-mono hw-wide" dir="auto">
              {description}
            </span>
          )}
        </span>
      ))}
    </>
  );
}

/** That an edge was worked out from SQL, and the expression, which leads to its place there. */
function FromSql(props: {
  picture: Picture;
  edge: ColumnEdge;
  picked?: string;
  onPick: (key: string) => void;
}) {
  const { picture, edge, picked, onPick } = props;
  const t = useTexts();
  if (edge.origin !== 'sql') return null;
  const query = edge.sql === undefined ? undefined : picture.sql.get(edge.sql)?.query;
  const [span] = edge.transformations.flatMap(transformation => transformation.span ?? []);
  const expression = query && span ? expressionOf(query, span) : '';
  const key = edgeKey(edge);
  const level = confidenceOf(edge.confidence ?? 1);
  return (
    <span className="hw-small hw-row hw-wrap" style={{ gap: 6 }}>
      <span className="hw-dim">{t('lineage.sql.fromSql')}</span>
      {level !== 'high' && <ConfidenceTag level={level} />}
      {expression !== '' && (
        <button
          type="button"
          className="hw-link hw-mono hw-wide"
          aria-pressed={picked === key}
          title={t('lineage.sql.show')}
          onClick={() => onPick(key)}
        >
          {expression}
        </button>
      )}
    </span>
  );
}
