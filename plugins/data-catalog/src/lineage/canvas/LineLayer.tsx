import { ViewportPortal } from '@xyflow/react';
import { memo, useMemo } from 'react';
import { useTexts } from '../../translation';
import { Icon } from '../../ui/Icon';
import { titleOf } from '../model/picture';
import type { Pair, Picture } from '../model/picture';
import type { Point } from '../model/route';
import { lightOfPair, litNow, useCanvas } from './CanvasStore';
import type { CanvasState, Light } from './CanvasStore';
import { hoveredLines } from './lines';
import type { Line, LineColumns, Lines, Scene } from './lines';

export type LineLayerProps = {
  scene: Scene;
  lines: Lines;
  selected?: string;
  onSelect: Select;
};

type Select = (id: string, columns?: LineColumns) => void;

/** All lines of the picture, below the nodes, and the jobs that stand on them. */
export function LineLayer({ scene, lines, selected, onSelect }: LineLayerProps) {
  return (
    <ViewportPortal>
      <svg className="hw-lines" aria-hidden="true">
        {lines.lines.map(line => (
          <LinePath
            key={line.id}
            line={line}
            selected={line.pair.id === selected}
            onSelect={onSelect}
          />
        ))}
        <HoveredColumn scene={scene} drawn={lines} />
      </svg>
      {[...lines.marks].map(([id, place]) => {
        const pair = scene.picture.pairs.get(id);
        if (!pair) return null;
        return (
          <JobMark
            key={id}
            picture={scene.picture}
            pair={pair}
            place={place}
            selected={id === selected}
            onSelect={onSelect}
          />
        );
      })}
    </ViewportPortal>
  );
}

type LinePathProps = { line: Line; selected: boolean; onSelect: Select };

const LinePath = memo(function LinePathGroup({ line, selected, onSelect }: LinePathProps) {
  const light = useCanvas(state => lightOfLine(state, line));
  return (
    <g
      className="hw-line"
      data-light={light}
      data-past={!line.active}
      data-inferred={line.inferred}
      data-selected={selected}
      data-pair={line.pair.id}
    >
      <path
        className="hw-line-hit"
        d={line.path}
        onClick={() => onSelect(line.pair.id, line.columns)}
      />
      <path d={line.path} />
      <path className="hw-line-head" d={headOf(line)} />
    </g>
  );
});

function lightOfLine(state: CanvasState, { pair, columns }: Line): Light {
  const lit = litNow(state);
  if (!columns || lit.columns.size === 0) return lightOfPair(state, pair.id);
  return lit.columns.has(columns.source) && lit.columns.has(columns.target) ? 'lit' : 'faint';
}

/** An open arrow head; every line ends at the left of a node. */
function headOf({ end: { x, y } }: Line): string {
  return `M${x - 6} ${y - 3.5}L${x - 1} ${y}L${x - 6} ${y + 3.5}`;
}

function HoveredColumn({ scene, drawn }: { scene: Scene; drawn: Lines }) {
  const hovered = useCanvas(state => (state.hoveredColumn ? state.hovered : undefined));
  const lines = useMemo(() => {
    if (!hovered) return [];
    const present = new Set(drawn.lines.map(({ id }) => id));
    return hoveredLines(scene, hovered).filter(({ id }) => !present.has(id));
  }, [scene, drawn, hovered]);
  return (
    <>
      {lines.map(line => (
        <g key={line.id} className="hw-line" data-light="lit">
          <path d={line.path} />
          <path className="hw-line-head" d={headOf(line)} />
        </g>
      ))}
    </>
  );
}

type JobMarkProps = {
  picture: Picture;
  pair: Pair;
  place: Point;
  selected: boolean;
  onSelect: Select;
};

const JobMark = memo(function JobMarkButton({
  picture,
  pair,
  place,
  selected,
  onSelect,
}: JobMarkProps) {
  const t = useTexts();
  const light = useCanvas(state => lightOfPair(state, pair.id));
  const [source, target] = [titleOf(picture, pair.source), titleOf(picture, pair.target)];
  const known = pair.via.map(id => picture.jobs.get(id));
  const [job] = known;
  const failed = known.some(
    one => one?.lastRun?.state === 'FAIL' || one?.lastRun?.state === 'ABORT',
  );
  const words =
    pair.via.length > 1
      ? t('lineage.graph.jobs', { count: pair.via.length, source, target })
      : t('lineage.graph.job', {
          job: job?.asset.title ?? t('lineage.graph.unknownJob'),
          source,
          target,
        });
  const state = failed
    ? t('ui.runStates.FAIL')
    : job?.lastRun && t(`ui.runStates.${job.lastRun.state}`);
  const label = state ? `${words}; ${t('lineage.graph.lastRun', { state })}` : words;
  return (
    <button
      type="button"
      className="hw-job nopan"
      data-light={light}
      data-failed={failed}
      data-selected={selected}
      data-pair={pair.id}
      style={{ left: place.x - 12, top: place.y - 12 }}
      aria-label={label}
      aria-pressed={selected}
      title={label}
      // Keys find the line in the panels of its nodes.
      tabIndex={-1}
      onClick={() => onSelect(pair.id)}
    >
      {pair.via.length > 1 && !failed ? (
        pair.via.length
      ) : (
        <Icon name={failed ? 'warning' : 'pipeline'} size={13} />
      )}
    </button>
  );
});
