import type { LineageNode } from '@headwater/plugin-data-catalog-common';
import type { Node, NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useTexts } from '../../translation';
import { qualityTone } from '../../ui/badges';
import { Tag } from '../../ui/Chip';
import { numberText } from '../../ui/count';
import { Icon, iconOfType } from '../../ui/Icon';
import { shortAge } from '../../ui/time';
import { fullPath, shortPath, shortTitle } from '../model/nodeText';
import type { Side } from '../model/picture';
import type { Rows } from '../model/rows';
import { lightOfNode, useCanvas } from './CanvasStore';
import { ColumnRows } from './ColumnRows';
import { useNodeActions } from './NodeActions';

/** What a node is drawn from. */
export type AssetNodeData = {
  node: LineageNode;
  rows: Rows;
  isFocus: boolean;
  /** How many neighbours are not shown, by side. */
  more: { upstream?: number; downstream?: number };
  /** Sides that were expanded. */
  expanded: readonly Side[];
  /** "2 hops up", for the ear; absent where no node is the focus. */
  place?: string;
};

/** A node as the graph library holds it. */
export type AssetFlowNode = Node<AssetNodeData, 'asset'>;

/** An asset in the picture: what it is, its state, and the columns that matter. */
export const AssetNode = memo(function AssetNodeBox({ data, selected }: NodeProps<AssetFlowNode>) {
  const { node, rows, isFocus, place } = data;
  const t = useTexts();
  const actions = useNodeActions();
  const light = useCanvas(state => lightOfNode(state, node.id));
  const current = useCanvas(state => state.current === node.id);
  return (
    // The button inside is for keys; a click may land anywhere on the box.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
    <div
      className="hw-node"
      data-focus={isFocus}
      data-selected={selected}
      data-light={light}
      data-job={node.class === 'job'}
      data-deleted={node.deleted}
      onMouseEnter={() => actions.hover(node.id)}
      onMouseLeave={() => actions.hover(undefined)}
      onFocus={() => actions.focus(node.id)}
      onClick={event => {
        if (!(event.target as HTMLElement).closest('button')) actions.select(node.id);
      }}
    >
      {(['upstream', 'downstream'] as const).map(side => (
        <Pills key={side} data={data} side={side} />
      ))}
      <button
        type="button"
        className="hw-node-head"
        data-node-head={node.id}
        tabIndex={current ? 0 : -1}
        aria-pressed={selected}
        aria-label={
          place === undefined
            ? t('lineage.graph.nodeAlone', { name: node.title, type: node.type })
            : t('lineage.graph.node', { name: node.title, type: node.type, place })
        }
        onClick={() => actions.select(node.id)}
      >
        <span className="hw-node-title">
          <Icon name={iconOfType(node.type)} size={14} />
          <span className="hw-cut" dir="auto" title={node.title}>
            {shortTitle(node.title)}
          </span>
        </span>
        <span className="hw-node-path hw-cut" title={fullPath(node)} dir="ltr">
          {shortPath(node)}
        </span>
        <Badges node={node} />
      </button>
      <ColumnRows node={node} rows={rows} />
    </div>
  );
});

const pillTexts = {
  upstream: { expand: 'lineage.graph.expandUp', collapse: 'lineage.graph.collapseUp' },
  downstream: { expand: 'lineage.graph.expandDown', collapse: 'lineage.graph.collapseDown' },
} as const;

/** At the corner towards what is hidden: `+N` shows it, `−` hides it again; for keys there are `+` and `-`. */
function Pills({ data, side }: { data: AssetNodeData; side: Side }) {
  const t = useTexts();
  const { expand, collapse } = useNodeActions();
  const { id, title: name } = data.node;
  const count = data.more[side] ?? 0;
  const shown = data.expanded.includes(side);
  if (count === 0 && !shown) return null;
  const texts = pillTexts[side];
  return (
    <span className="hw-pills nopan" data-side={side}>
      {shown && (
        <button
          type="button"
          className="hw-pill"
          tabIndex={-1}
          aria-label={t(texts.collapse, { name })}
          title={t(texts.collapse, { name })}
          onClick={() => collapse(id, side)}
        >
          −
        </button>
      )}
      {count > 0 && (
        <button
          type="button"
          className="hw-pill"
          tabIndex={-1}
          aria-label={t(texts.expand, { number: numberText(count), name })}
          title={t(texts.expand, { number: numberText(count), name })}
          onClick={() => expand(id, side)}
        >
          +{count}
        </button>
      )}
    </span>
  );
}

const ENDED: readonly unknown[] = ['deprecated', 'archived'];

function Badges({ node }: { node: LineageNode }) {
  const t = useTexts();
  const { quality, observedAt, certified, lifecycle, deleted, criticality, type } = node;
  const tone = quality === undefined ? undefined : qualityTone(quality);
  const ended = ENDED.find(value => value === lifecycle) as 'deprecated' | 'archived' | undefined;
  return (
    <span className="hw-node-badges">
      {tone !== undefined && (
        <span
          className={tone === 'good' ? undefined : `hw-${tone}`}
          title={t('ui.quality', { score: quality!.toFixed(3) })}
        >
          {tone !== 'good' && <Icon name={tone === 'warn' ? 'warning' : 'error'} size={12} />}
          {quality!.toFixed(2)}
        </span>
      )}
      {quality === undefined && <span>{type}</span>}
      {deleted && <Tag tone="bad">{t('lineage.graph.deleted')}</Tag>}
      {!deleted && ended && <Tag tone="warn">{t(`ui.lifecycle.${ended}`)}</Tag>}
      {observedAt && <span title={observedAt}>{shortAge(observedAt)}</span>}
      {certified && <Icon name="certified" size={13} label={t('ui.certified')} />}
      {criticality === 'critical' && <Icon name="flag" size={12} label={criticality} />}
    </span>
  );
}
