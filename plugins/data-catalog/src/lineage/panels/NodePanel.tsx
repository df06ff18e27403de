import { useApi } from '@backstage/frontend-plugin-api';
import type { LineageNode } from '@headwater/plugin-data-catalog-common';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { dataCatalogApiRef } from '../../api';
import { assetPath, entityPath, lineagePath } from '../../routes';
import { useTexts } from '../../translation';
import { Ago } from '../../ui/Ago';
import { CertifiedBadge, LifecycleBadge, Quality, TypeBadge } from '../../ui/badges';
import { countText } from '../../ui/count';
import { EntityLink } from '../../ui/EntityLink';
import { iconOfType } from '../../ui/Icon';
import { Identifier } from '../../ui/Identifier';
import { SidePanel } from '../../ui/SidePanel';
import { useLoaded } from '../../ui/useLoaded';
import type { Explore } from '../canvas/useNodeHandlers';
import type { Lit } from '../model/lighting';
import type { Expansion, Picture } from '../model/picture';
import { Neighbours } from './Neighbours';
import { NodeColumns } from './NodeColumns';

export type NodePanelProps = {
  picture: Picture;
  node: LineageNode;
  expanded: readonly Expansion[];
  lit: Lit;
  explore: Explore;
};

/** What one wants to know of the node that is selected, and the ways from it. */
export function NodePanel(props: NodePanelProps) {
  const { picture, node, explore } = props;
  const t = useTexts();
  const { id, title, type, namespace, name, entityRef } = node;
  return (
    <SidePanel
      label={t('lineage.node.about', { name: title })}
      icon={iconOfType(type)}
      title={
        <span dir="auto" title={title}>
          {title}
        </span>
      }
      onClose={() => explore.select(undefined)}
    >
      <section className="hw-stack">
        <Identifier text={`${namespace}#${name}`} shown={`${namespace} · ${name}`} />
        <div className="hw-row hw-wrap">
          <Link className="hw-button" data-size="small" to={assetPath(id)}>
            {t('lineage.node.open')}
          </Link>
          {id !== picture.focus && (
            <Link className="hw-button" data-size="small" to={lineagePath(id)}>
              {t('lineage.node.lineage')}
            </Link>
          )}
          {entityRef && (
            <Link className="hw-button" data-size="small" to={entityPath(entityRef)}>
              {t('lineage.node.entity')}
            </Link>
          )}
        </div>
      </section>
      <section>
        <Facts node={node} />
      </section>
      <Neighbours {...props} side="upstream" />
      <Neighbours {...props} side="downstream" />
      <NodeColumns {...props} />
    </SidePanel>
  );
}

function Facts({ node }: { node: LineageNode }) {
  const t = useTexts();
  const { type, owner, domain, quality, lifecycle, criticality, certified, observedAt } = node;
  const unknown = <span className="hw-dim">{t('lineage.node.unknown')}</span>;
  return (
    <dl className="hw-facts">
      <Line title={t('lineage.node.type')}>
        <TypeBadge type={type} />
      </Line>
      <Line title={t('lineage.node.owner')}>
        {owner ? <EntityLink entityRef={owner} /> : unknown}
      </Line>
      <Line title={t('lineage.node.domain')}>
        {domain ? <EntityLink entityRef={domain} /> : unknown}
      </Line>
      <Line title={t('lineage.node.quality')}>
        <Quality score={quality} />
      </Line>
      <Line title={t('lineage.node.lifecycle')}>
        <span className="hw-row hw-wrap">
          {lifecycle ? <LifecycleBadge value={lifecycle} small /> : unknown}
          {certified && <CertifiedBadge small />}
        </span>
      </Line>
      {criticality && <Line title={t('lineage.node.criticality')}>{criticality}</Line>}
      {observedAt && (
        <Line title={t('lineage.node.fresh')}>
          <Ago time={observedAt} />
        </Line>
      )}
      <Line title={t('lineage.node.counts')}>
        <Counts id={node.id} />
      </Line>
    </dl>
  );
}

function Line({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** How much there is of everything: it comes a little after the rest. */
function Counts({ id }: { id: string }) {
  const t = useTexts();
  const api = useApi(dataCatalogApiRef);
  const { value, error } = useLoaded(['asset', id, 'counts'], signal =>
    api.getAsset(id, { include: ['counts'] }, { signal }),
  );
  if (error) return <span className="hw-dim">{t('lineage.node.unknown')}</span>;
  if (!value?.counts)
    return <span className="hw-skeleton" style={{ display: 'block', width: 120 }} aria-hidden />;
  const { columns, runs } = value.counts;
  return (
    <>
      {t('lineage.node.columns', { count: columns })}
      <br />
      {t('lineage.node.runs', { count: runs.value, runs: countText(runs) })}
    </>
  );
}
