import { MiniMap } from '@xyflow/react';
import type { MiniMapNodeProps } from '@xyflow/react';
import { useTexts } from '../../translation';
import { lightOfNode, useCanvas } from './CanvasStore';

/** The whole graph, small, with the part that is in view; it can be dragged. */
export function GraphMap() {
  const t = useTexts();
  return (
    <MiniMap
      className="hw-map"
      style={{ width: 176, height: 88 }}
      position="bottom-left"
      pannable
      zoomable
      ariaLabel={t('lineage.graph.map')}
      nodeComponent={MapNode}
      maskColor="var(--hw-map-mask)"
      maskStrokeColor="var(--hw-accent)"
      maskStrokeWidth={1.5}
    />
  );
}

function MapNode({ id, x, y, width, height }: MiniMapNodeProps) {
  const lit = useCanvas(state => lightOfNode(state, id) === 'lit' || state.current === id);
  return (
    <rect
      x={x}
      y={y}
      width={width}
      height={height}
      rx={8}
      fill={lit ? 'var(--hw-accent)' : 'var(--hw-data-2)'}
    />
  );
}
