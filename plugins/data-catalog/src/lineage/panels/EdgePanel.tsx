import type { ColumnEdge, LineageEdge } from '@headwater/plugin-data-catalog-common';
import { useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import { assetPath } from '../../routes';
import { useTexts } from '../../translation';
import { Ago } from '../../ui/Ago';
import { RunStateBadge } from '../../ui/badges';
import { Tag } from '../../ui/Chip';
import { Icon, iconOfType } from '../../ui/Icon';
import { Identifier } from '../../ui/Identifier';
import { SidePanel } from '../../ui/SidePanel';
import type { LineColumns } from '../canvas/lines';
import type { Explore } from '../canvas/useNodeHandlers';
import { edgeBetween, edgeKey } from '../evidence/evidence';
import type { Lit } from '../model/lighting';
import { titleOf } from '../model/picture';
import type { Pair, Picture } from '../model/picture';
import { ColumnEdges } from './ColumnEdges';
import { SqlSections } from './SqlSections';

export type EdgePanelProps = {
  picture: Picture;
  pair: Pair;
  lit: Lit;
  explore: Explore;
  /** The columns of the line that was clicked, where it is one between columns. */
  columns?: LineColumns;
};

/** What is known of the line that is selected: who says so, through which jobs, and what happens to columns. */
export function EdgePanel({ picture, pair, lit, explore, columns }: EdgePanelProps) {
  const t = useTexts();
  const [source, target] = [titleOf(picture, pair.source), titleOf(picture, pair.target)];
  const [picked, setPicked] = useState(() => columns && keyBetween(pair, columns));
  const edges = useMemo(() => litFirst(pair.columnEdges, lit), [pair, lit]);
  return (
    <SidePanel
      label={t('lineage.edge.about', { source, target })}
      icon="schema"
      title={
        <span title={`${source} → ${target}`}>
          <bdi>{source}</bdi> → <bdi>{target}</bdi>
        </span>
      }
      onClose={() => explore.select(undefined)}
    >
      <section>
        <dl className="hw-facts">
          <dt>{t('lineage.table.source')}</dt>
          <dd>
            <End picture={picture} id={pair.source} onSelect={explore.select} />
          </dd>
          <dt>{t('lineage.table.target')}</dt>
          <dd>
            <End picture={picture} id={pair.target} onSelect={explore.select} />
          </dd>
        </dl>
      </section>
      {pair.edges.map(edge => (
        <EdgeFacts key={edge.type} edge={edge} />
      ))}
      <Jobs picture={picture} pair={pair} />
      <SqlSections picture={picture} pair={pair} lit={lit} picked={picked} />
      <ColumnEdges
        picture={picture}
        edges={edges}
        lit={lit}
        explore={explore}
        picked={picked}
        onPick={key => setPicked(key === picked ? undefined : key)}
      />
    </SidePanel>
  );
}

function End({
  picture,
  id,
  onSelect,
}: {
  picture: Picture;
  id: string;
  onSelect: (id: string) => void;
}) {
  const title = titleOf(picture, id);
  return (
    <button type="button" className="hw-link hw-row" title={title} onClick={() => onSelect(id)}>
      <Icon name={iconOfType(picture.nodes.get(id)?.type ?? 'table')} size={14} />
      <bdi className="hw-cut">{title}</bdi>
    </button>
  );
}

/** Of the edge that a line between two columns stands for. */
function keyBetween({ columnEdges }: Pair, columns: LineColumns): string | undefined {
  const edge = edgeBetween(columnEdges, columns);
  return edge && edgeKey(edge);
}

function litFirst(edges: readonly ColumnEdge[], lit: Lit): ColumnEdge[] {
  const isLit = (edge: ColumnEdge) => (lit.columnEdges.has(edge) ? 0 : 1);
  return [...edges].sort((a, b) => isLit(a) - isLit(b));
}

function EdgeFacts({ edge }: { edge: LineageEdge }) {
  const t = useTexts();
  const { type, active, runs, confidence, firstSeen, lastSeen, evidence, origins } = edge;
  const run = typeof evidence?.run === 'string' ? evidence.run : undefined;
  return (
    <section>
      <h2>
        {t(`lineage.edge.kinds.${type}`)}
        {!active && <Tag tone="warn">{t('lineage.edge.past')}</Tag>}
      </h2>
      <dl className="hw-facts">
        <dt>{t('lineage.edge.kind')}</dt>
        <dd>{type}</dd>
        <dt>{t('lineage.edge.runs')}</dt>
        <dd>{runs}</dd>
        <dt>{t('lineage.edge.confidence')}</dt>
        <dd>{confidence.toFixed(2)}</dd>
        {firstSeen && (
          <>
            <dt>{t('lineage.edge.firstSeen')}</dt>
            <dd>
              <Ago time={firstSeen} />
            </dd>
          </>
        )}
        {lastSeen && (
          <>
            <dt>{t('lineage.edge.lastSeen')}</dt>
            <dd>
              <Ago time={lastSeen} />
            </dd>
          </>
        )}
        {origins && origins.length > 0 && (
          <>
            <dt>{t('lineage.edge.origins')}</dt>
            <dd>{origins.join(', ')}</dd>
          </>
        )}
        <dt>{t('lineage.edge.evidence')}</dt>
        <dd>
          {run === undefined ? (
            t(edge.sql ? 'lineage.edge.evidenceSql' : 'lineage.edge.evidenceNone')
          ) : (
            <Identifier text={run} shown={t('lineage.edge.evidenceRun', { run })} />
          )}
        </dd>
      </dl>
    </section>
  );
}

/** Jobs that the line goes through, with what became of their last run. */
function Jobs({ picture, pair }: { picture: Picture; pair: Pair }) {
  const t = useTexts();
  if (pair.via.length === 0) return null;
  return (
    <section>
      <h2>{t('lineage.edge.jobs')}</h2>
      <ul className="hw-plain">
        {pair.via.map(id => {
          const run = picture.jobs.get(id)?.lastRun;
          const title = titleOf(picture, id);
          return (
            <li key={id} className="hw-row" style={{ minHeight: 28 }}>
              <Icon name="pipeline" size={14} />
              <Link
                className="hw-link hw-cut hw-spread"
                to={assetPath(id, 'runs')}
                title={title}
                dir="auto"
              >
                {title}
              </Link>
              {run ? (
                <>
                  <RunStateBadge state={run.state} />
                  <span className="hw-dim hw-small">
                    <Ago time={run.endedAt ?? run.startedAt} />
                  </span>
                </>
              ) : (
                <span className="hw-dim hw-small">{t('lineage.edge.noRun')}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
