import GlobalStyles from '@mui/material/GlobalStyles';
import { lazy, Suspense, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../translation';
import { Failure, Skeleton } from '../ui/states';
import type { CanvasHandle } from './canvas/Canvas';
import { LineageBar } from './LineageBar';
import { LineageFoot } from './LineageFoot';
import { LineageTable } from './LineageTable';
import { titleOf } from './model/picture';
import { EdgePanel } from './panels/EdgePanel';
import { ImpactList } from './panels/ImpactList';
import { NodePanel } from './panels/NodePanel';
import { NoLineage } from './NoLineage';
import { lineageStyles } from './styles';
import { useExplorer } from './useExplorer';
import { useExports } from './useExports';
import { useFullScreen } from './useFullScreen';

// The graph library and the layout engine come when there is a graph to draw.
const Canvas = lazy(() => import('./canvas/Canvas'));

/** Width of the window, in pixels, from which the impact list stands beside the picture without being asked for. */
const WIDE = 1000;

/**
 * The lineage of an asset as a picture or a table, with what is selected or
 * the impact beside it. What it shows is in the URL.
 */
export function Explorer({
  id,
  lead,
  fullPage,
}: {
  id: string;
  lead?: (name: string) => ReactNode;
  fullPage: boolean;
}) {
  const t = useTexts();
  const frame = useRef<HTMLElement>(null);
  const canvas = useRef<CanvasHandle>(null);
  const explorer = useExplorer(id);
  const { state, answer, picture, chosen, explore, line, change, tidy, round, error, retry } =
    explorer;
  const exports = useExports(canvas, picture);
  const fullScreen = useFullScreen(frame);
  const [impact, setImpact] = useState(() => window.innerWidth >= WIDE);
  const name = picture ? titleOf(picture, picture.focus) : '';
  const alone = picture !== undefined && picture.nodes.size <= 1;
  const node = state.selected === undefined ? undefined : picture?.nodes.get(state.selected);
  const pair = state.selected === undefined ? undefined : picture?.pairs.get(state.selected);
  return (
    <section
      ref={frame}
      className="hw-lineage"
      aria-label={picture ? t('lineage.of', { name }) : t('lineage.title')}
    >
      <GlobalStyles styles={lineageStyles} />
      <LineageBar
        state={state}
        onChange={change}
        onTidy={tidy}
        lead={lead?.(name)}
        ready={picture !== undefined && !alone}
        impact={impact}
        onImpact={setImpact}
        exports={exports}
        fullScreen={fullScreen}
        fullPageOf={fullPage ? undefined : id}
      />
      <div className="hw-split">
        <div className="hw-lineage-canvas" aria-busy={explorer.loading || explorer.refreshing}>
          {error && <Failure error={error} onRetry={retry} />}
          {!picture && !error && <Skeleton rows={6} />}
          {picture && alone && <NoLineage picture={picture} state={state} onChange={change} />}
          {picture && !alone && state.table && (
            <LineageTable picture={picture} selected={state.selected} onSelect={explore.select} />
          )}
          {answer && !alone && !state.table && (
            <Suspense fallback={<Skeleton rows={6} />}>
              <Canvas
                ref={canvas}
                answer={answer}
                state={state}
                chosen={chosen}
                round={round}
                explore={explore}
              />
            </Suspense>
          )}
        </div>
        {picture && node && (
          <NodePanel
            picture={picture}
            node={node}
            expanded={state.expanded}
            lit={chosen}
            explore={explore}
          />
        )}
        {picture && pair && (
          <EdgePanel
            key={`${pair.id} ${line?.source} ${line?.target}`}
            picture={picture}
            pair={pair}
            lit={chosen}
            explore={explore}
            columns={line}
          />
        )}
        {picture && !alone && !node && !pair && impact && (
          <ImpactList
            picture={picture}
            direction={state.direction}
            lit={chosen}
            onSelect={explore.select}
            onClose={() => setImpact(false)}
          />
        )}
      </div>
      {picture && (
        <LineageFoot
          picture={picture}
          state={state}
          at={explorer.at}
          refreshing={explorer.refreshing}
          onChange={change}
        />
      )}
    </section>
  );
}
