import type { LineageNode } from '@headwater/plugin-data-catalog-common';
import { Handle, Position } from '@xyflow/react';
import type { Node, NodeProps } from '@xyflow/react';
import { Icon, iconOfType } from '../ui/Icon';
import { Quality } from '../ui/parts';
import { columnKey } from './graph';
import type { Side } from './graph';

export const NODE_WIDTH = 208;
const HEAD = 66;
const COLUMN = 22;

export type AssetNodeData = {
  node: LineageNode;
  columns: string[];
  lit: Set<string>;
  focus: boolean;
  dim: boolean;
  more: { upstream?: number; downstream?: number };
  onMore: (id: string, side: Side) => void;
  onColumn: (id: string, column: string) => void;
};

export type AssetFlowNode = Node<AssetNodeData, 'asset'>;

/** Height of a node's box, in pixels: the layout needs it before anything is drawn. */
export function nodeHeight(columns: number): number {
  return HEAD + columns * COLUMN;
}

/** An asset in the picture: what it is, and its columns where they are shown. */
export function AssetNode({ data, selected }: NodeProps<AssetFlowNode>) {
  const { node, columns, lit, focus, dim, more, onMore, onColumn } = data;
  return (
    <div
      className="hw-node"
      data-focus={focus}
      data-selected={selected}
      data-job={node.class === 'job'}
      data-dim={dim}
      style={{ minHeight: nodeHeight(columns.length) }}
    >
      <Handle type="target" position={Position.Left} isConnectable={false} />
      {(['upstream', 'downstream'] as const).map(side =>
        more[side] ? (
          <button
            key={side}
            type="button"
            className="hw-more nodrag"
            data-side={side}
            aria-label={`Show ${more[side]} more ${side} of ${node.title}`}
            onClick={event => {
              event.stopPropagation();
              onMore(node.id, side);
            }}
          >
            +{more[side]}
          </button>
        ) : null,
      )}
      <div className="hw-node-head" style={{ height: HEAD - 2 }}>
        <span className="hw-node-title">
          <Icon name={iconOfType(node.type)} size={14} />
          <span className="hw-cut" title={node.name}>
            {node.title}
          </span>
        </span>
        <span className="hw-mono hw-dim hw-cut" style={{ fontSize: 11 }} title={node.namespace}>
          {node.namespace}
        </span>
        <span className="hw-dim" style={{ fontSize: 11 }}>
          {node.type}
          {node.quality === undefined ? '' : ' · '}
          {node.quality !== undefined && <Quality score={node.quality} />}
        </span>
      </div>
      {columns.map((column, index) => (
        <button
          key={column}
          type="button"
          className="hw-node-column nodrag"
          data-lit={lit.has(columnKey(node.id, column))}
          title={column}
          onClick={event => {
            event.stopPropagation();
            onColumn(node.id, column);
          }}
        >
          {[Position.Left, Position.Right].map(position => (
            <Handle
              key={position}
              id={`${position} ${column}`}
              type={position === Position.Left ? 'target' : 'source'}
              position={position}
              isConnectable={false}
              style={{ top: HEAD + index * COLUMN + COLUMN / 2 }}
            />
          ))}
          {column}
        </button>
      ))}
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
}
