import '@xyflow/react/dist/style.css';
import { ReactFlow, ReactFlowProvider } from '@xyflow/react';
import { forwardRef, useId, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { useTexts } from '../../translation';
import { SkeletonBlock } from '../../ui/states';
import type { LineageState } from '../lineageState';
import type { Lit } from '../model/lighting';
import { headingsOf } from '../model/headings';
import { titleOf } from '../model/picture';
import type { Answer } from '../useLineage';
import { AssetNode } from './AssetNode';
import { CanvasStore, CanvasStoreProvider } from './CanvasStore';
import { GraphMap } from './GraphMap';
import type { ImageFormat } from './exportImage';
import { HopHeadings } from './HopHeadings';
import { LineLayer } from './LineLayer';
import { linesOf } from './lines';
import { NodeActionsContext } from './NodeActions';
import { useCanvasKeys } from './useCanvasKeys';
import { useFlowNodes } from './useFlowNodes';
import { useImage } from './useImage';
import { useNodeHandlers } from './useNodeHandlers';
import type { Explore } from './useNodeHandlers';
import { usePlacement } from './usePlacement';
import type { Placed } from './usePlacement';
import { useRows } from './useRows';
import type { RowsOfNodes } from './useRows';
import { useViewpoint } from './useViewpoint';
import { ZoomBox } from './ZoomBox';

/** What the bar asks of the canvas. */
export type CanvasHandle = {
  /** The whole graph; rejects where it cannot be made. */
  image: (format: ImageFormat) => Promise<Blob>;
  fit: () => void;
};

export type CanvasProps = {
  answer: Answer;
  state: LineageState;
  /** What is lit because something is chosen. */
  chosen: Lit;
  /** Counts how often everything was laid out anew. */
  round: number;
  explore: Explore;
  /** Name of the picture and what keys do in it, read aloud; by default those of an asset's lineage. */
  label?: string;
  help?: string;
  /** Nodes that are moved into view; by default the one that is selected. */
  wanted?: readonly string[];
};

const nodeTypes = { asset: AssetNode };
const proOptions = { hideAttribution: true };

/** Nodes from which only those in view are in the page. */
const MANY = 150;

/** The picture of lineage. It comes with its own code: the graph library and the layout engine. */
const Canvas = forwardRef<CanvasHandle, CanvasProps>(function CanvasFrame(props, handle) {
  const { answer, state, chosen, round } = props;
  const [pages, setPages] = useState<ReadonlyMap<string, number>>(new Map());
  const rows = useRows(answer.picture, state, chosen.columns, pages);
  const placed = usePlacement(answer, state, rows.heights, round);
  if (!placed) {
    return (
      <div className="hw-lineage-wait">
        <SkeletonBlock height={64} width={184} />
        <SkeletonBlock height={64} width={184} />
        <SkeletonBlock height={64} width={184} />
      </div>
    );
  }
  return (
    <ReactFlowProvider>
      <Graph {...props} handle={handle} rows={rows} placed={placed} onPage={setPages} />
    </ReactFlowProvider>
  );
});

export default Canvas;

type GraphProps = CanvasProps & {
  handle: React.ForwardedRef<CanvasHandle>;
  rows: RowsOfNodes;
  placed: Placed;
  onPage: React.Dispatch<React.SetStateAction<ReadonlyMap<string, number>>>;
};

function Graph(props: GraphProps) {
  const { handle, rows, placed, state, chosen, explore, onPage } = props;
  const t = useTexts();
  const helpId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const { picture, spots } = placed;
  const store = useMemo(() => new CanvasStore({ chosen, current: picture.focus }), []); // eslint-disable-line react-hooks/exhaustive-deps -- the values are those at the start
  const nodes = useFlowNodes(placed, rows, state);
  const headings = useMemo(
    () => (picture.alike ? [] : headingsOf(spots, picture.nodes)),
    [spots, picture],
  );
  const { label = t('lineage.of', { name: titleOf(picture, picture.focus) }) } = props;
  const scene = useMemo(
    () => ({ picture, spots, heightOf: rows.heights.drawn, rowsOf: rows.of }),
    [picture, spots, rows],
  );
  const { columns, columnEdges } = chosen;
  const lines = useMemo(
    () => linesOf(scene, { columns, columnEdges }),
    [scene, columns, columnEdges],
  );
  const { wanted = state.selected === undefined ? [] : [state.selected] } = props;
  const view = useViewpoint(frame, placed, rows.heights.drawn, wanted);
  const actions = useNodeHandlers({ store, picture, chosen, explore, onPage });
  const image = useImage({ frame, scene, lines, chosen, headings });
  const press = useCanvasKeys({ frame, store, placed, state, explore, view });
  useImperativeHandle(handle, () => ({ image, fit: view.fit }), [image, view.fit]);
  return (
    <CanvasStoreProvider value={store}>
      <NodeActionsContext.Provider value={actions}>
        {/* Keys move between the buttons inside. */}
        {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div ref={frame} className="hw-flow" onKeyDown={press}>
          <ReactFlow
            aria-label={label}
            aria-describedby={helpId}
            nodes={nodes}
            edges={noEdges}
            nodeTypes={nodeTypes}
            onPaneClick={() => explore.select(undefined)}
            nodesDraggable={false}
            nodesConnectable={false}
            nodesFocusable={false}
            edgesFocusable={false}
            elementsSelectable={false}
            disableKeyboardA11y
            zoomOnDoubleClick={false}
            minZoom={0.05}
            maxZoom={2}
            onlyRenderVisibleElements={nodes.length > MANY}
            proOptions={proOptions}
          >
            <LineLayer
              scene={scene}
              lines={lines}
              selected={state.selected}
              onSelect={explore.select}
            />
            <HopHeadings headings={headings} />
            <GraphMap />
            <ZoomBox onFit={view.fit} />
          </ReactFlow>
          <p id={helpId} className="hw-hidden">
            {props.help ?? t('lineage.graph.help')}
          </p>
        </div>
      </NodeActionsContext.Provider>
    </CanvasStoreProvider>
  );
}

const noEdges: never[] = [];
