import '@xyflow/react/dist/style.css';
import GlobalStyles from '@mui/material/GlobalStyles';
import { Background, Controls, MiniMap, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { Empty, Failure, Skeleton } from '../ui/states';
import { AssetNode } from './AssetNode';
import { createElk } from './createElk';
import { drawEdges, drawNodes, litOf, shapesOf } from './drawn';
import { layout } from './layout';
import type { Positions } from './layout';
import { LineageBar } from './LineageBar';
import { LineageTable } from './LineageTable';
import { readLineageState, writeLineageState } from './lineageState';
import type { LineageState } from './lineageState';
import { NodePanel } from './NodePanel';
import { lineageStyles } from './styles';
import { useLineage } from './useLineage';
import type { LineagePicture } from './useLineage';

const nodeTypes = { asset: AssetNode };

/** The lineage of an asset as a picture or a table; what it shows is in the URL. */
export function LineageView({ id }: { id: string }) {
  return (
    <ReactFlowProvider>
      <GlobalStyles styles={lineageStyles} />
      <Explorer id={id} />
    </ReactFlowProvider>
  );
}

function Explorer({ id }: { id: string }) {
  const [params, setParams] = useSearchParams();
  const state = readLineageState(params);
  const change = (next: Partial<LineageState>) =>
    setParams(writeLineageState({ ...state, ...next }), { replace: true });
  const { value, error, loading, retry } = useLineage(id, state);
  if (error) return <Failure error={error} onRetry={retry} />;
  const alone = value && value.nodes.size <= 1 && value.hidden === 0;
  return (
    <div className="hw-lineage">
      <LineageBar state={state} onChange={change} />
      <div className="hw-lineage-canvas" aria-busy={loading}>
        {!value && <Skeleton rows={6} />}
        {alone && (
          <Empty
            title={state.level === 'column' ? 'No column lineage' : 'No lineage'}
            text={
              state.level === 'column'
                ? 'No job has said which column feeds which. Look at the level of assets.'
                : 'No job that is known here reads or writes it.'
            }
          />
        )}
        {value && !alone && state.table && <LineageTable picture={value} />}
        {value && !alone && !state.table && (
          <Picture id={id} picture={value} state={state} onChange={change} />
        )}
      </div>
      {value && <Completeness picture={value} />}
    </div>
  );
}

function Picture(props: {
  id: string;
  picture: LineagePicture;
  state: LineageState;
  onChange: (next: Partial<LineageState>) => void;
}) {
  const { id, picture, state, onChange } = props;
  const { positions, error } = useLayout(picture);
  const [selected, setSelected] = useState<string>();
  const { fitView } = useReactFlow();
  const lit = useMemo(() => litOf(picture, id, state.column), [picture, id, state.column]);
  useEffect(() => {
    if (positions.size > 0) fitView({ maxZoom: 1, padding: 0.15 });
  }, [positions, fitView]);
  const nodes = drawNodes(picture, positions, id, lit, {
    onMore: (node, side) =>
      // Columns are followed hop by hop, so there is more only at the end of the depth.
      state.level === 'column'
        ? onChange({ depth: Math.min(state.depth + 1, 10) })
        : onChange({ expanded: [...state.expanded, { id: node, side }] }),
    onColumn: (asset, column) => {
      const chosen = asset === id ? column : `${asset}#${column}`;
      onChange({ column: state.column === chosen ? undefined : chosen });
    },
  });
  const node = selected === undefined ? undefined : picture.nodes.get(selected);
  return (
    <>
      <div className="hw-lineage-flow">
        {error && <p role="alert">The layout failed: {error.message}</p>}
        <ReactFlow
          nodes={nodes.map(drawn => ({ ...drawn, selected: drawn.id === selected }))}
          edges={positions.size > 0 ? drawEdges(picture, lit) : []}
          nodeTypes={nodeTypes}
          onNodeClick={(_, clicked) => setSelected(clicked.id)}
          onPaneClick={() => setSelected(undefined)}
          onSelectionChange={({ nodes: chosen }) => chosen[0] && setSelected(chosen[0].id)}
          nodesDraggable={false}
          nodesConnectable={false}
          edgesFocusable={false}
          minZoom={0.05}
          maxZoom={2}
          onlyRenderVisibleElements={picture.nodes.size > 150}
        >
          <Background gap={24} color="var(--hw-line)" />
          <Controls showInteractive={false} />
          {picture.nodes.size > 8 && <MiniMap pannable zoomable nodeColor="var(--hw-line-2)" />}
        </ReactFlow>
      </div>
      {node && <NodePanel node={node} onClose={() => setSelected(undefined)} />}
    </>
  );
}

/** Positions of the newest picture; they come from the worker a little later. */
function useLayout(picture: LineagePicture): { positions: Positions; error?: Error } {
  const elk = useMemo(() => createElk(), []);
  useEffect(() => () => elk.terminateWorker(), [elk]);
  const [state, setState] = useState<{ positions: Positions; error?: Error }>({ positions: new Map() });
  useEffect(() => {
    let late = false;
    const { boxes, lines } = shapesOf(picture);
    layout(elk, boxes, lines).then(
      positions => {
        if (!late) setState({ positions });
      },
      error => {
        if (!late) setState({ positions: new Map(), error });
      },
    );
    return () => {
      late = true;
    };
  }, [elk, picture]);
  return state;
}

/** How complete the picture is, always said. */
function Completeness({ picture }: { picture: LineagePicture }) {
  const folded = [...picture.more.values()].reduce(
    (sum, { upstream = 0, downstream = 0 }) => sum + upstream + downstream,
    0,
  );
  return (
    <div className="hw-lineage-foot" role="status">
      <span>
        <b>{picture.nodes.size}</b> {picture.nodes.size === 1 ? 'asset' : 'assets'} shown
      </span>
      <span>{folded === 0 ? 'nothing folded' : `${folded} folded behind +N`}</span>
      {picture.hidden > 0 && <span>{picture.hidden} hidden by permission</span>}
      {picture.truncated && <span>cut at the limit of nodes</span>}
      <span style={{ marginLeft: 'auto' }}>log position {picture.logPosition.toLocaleString('en')}</span>
    </div>
  );
}
