import type { LineageNode } from '@headwater/plugin-data-catalog-common';
import { memo, useMemo, useState } from 'react';
import { useTexts } from '../../translation';
import { Choices, IconButton } from '../../ui/Button';
import { numberText } from '../../ui/count';
import { Icon, iconOfType } from '../../ui/Icon';
import { shortRef } from '../../ui/shortRef';
import { impactOf } from '../model/impact';
import type { Lit } from '../model/lighting';
import type { Direction, Picture, Side } from '../model/picture';

export type ImpactListProps = {
  picture: Picture;
  direction: Direction;
  lit: Lit;
  onSelect: (id: string) => void;
  onClose: () => void;
};

/** What is shown on one side of the focus, nearest first, with totals. */
export function ImpactList({ picture, direction, lit, onSelect, onClose }: ImpactListProps) {
  const t = useTexts();
  const sides = useMemo(
    () => ({
      downstream: impactOf(picture, 'downstream'),
      upstream: impactOf(picture, 'upstream'),
    }),
    [picture],
  );
  const usual: Side =
    sides.downstream.assets > 0 || sides.upstream.assets === 0 ? 'downstream' : 'upstream';
  const [chosen, setChosen] = useState<Side>();
  const side = direction === 'both' ? (chosen ?? usual) : direction;
  const { groups, assets, teams, critical } = sides[side];
  return (
    <aside className="hw-panel hw-impact" aria-label={t('lineage.impact.title')}>
      <header>
        <h2 className="hw-spread">{t('lineage.impact.title')}</h2>
        <Choices
          label={t('lineage.impact.side')}
          value={side}
          choices={[
            {
              value: 'downstream',
              label: t('lineage.impact.down', { number: numberText(sides.downstream.assets) }),
            },
            {
              value: 'upstream',
              label: t('lineage.impact.up', { number: numberText(sides.upstream.assets) }),
            },
          ]}
          onChange={setChosen}
        />
        <IconButton kind="bare" icon="close" label={t('lineage.impact.close')} onClick={onClose} />
      </header>
      <dl className="hw-totals">
        <Total title={t('lineage.impact.assets')} value={assets} />
        <Total title={t('lineage.impact.teams')} value={teams} />
        <Total title={t('lineage.impact.critical')} value={critical} />
      </dl>
      {assets === 0 && (
        <p className="hw-dim hw-impact-none">
          {t(side === 'downstream' ? 'lineage.impact.nothingDown' : 'lineage.impact.nothingUp')}
        </p>
      )}
      {groups.map(({ hops, nodes }) => (
        <div key={hops} role="group" aria-label={t('lineage.impact.hops', { count: hops })}>
          <h3>
            {t('lineage.impact.hops', { count: hops })}
            <span className="hw-dim">{nodes.length}</span>
          </h3>
          {nodes.map(node => (
            <ImpactRow key={node.id} node={node} lit={lit.nodes.has(node.id)} onSelect={onSelect} />
          ))}
        </div>
      ))}
    </aside>
  );
}

function Total({ title, value }: { title: string; value: number }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{numberText(value)}</dd>
    </div>
  );
}

type ImpactRowProps = { node: LineageNode; lit: boolean; onSelect: (id: string) => void };

const ImpactRow = memo(function ImpactRowButton({ node, lit, onSelect }: ImpactRowProps) {
  const t = useTexts();
  const { id, title, type, owner, criticality } = node;
  return (
    <button type="button" className="hw-impact-row" data-lit={lit} onClick={() => onSelect(id)}>
      <Icon name={iconOfType(type)} size={14} />
      <span className="hw-spread">
        <bdi className="hw-cut hw-strong" title={title}>
          {title}
        </bdi>
        <span className="hw-cut hw-dim" title={owner}>
          {owner === undefined ? t('lineage.impact.noOwner') : shortRef(owner)}
        </span>
      </span>
      <span className="hw-impact-right">
        {criticality !== undefined && (
          <span className="hw-row" data-critical={criticality === 'critical'}>
            {criticality === 'critical' && <Icon name="flag" size={12} />}
            {criticality}
          </span>
        )}
        <span className="hw-dim">{type}</span>
      </span>
    </button>
  );
});
