import { useReactFlow, useStore } from '@xyflow/react';
import { useTexts } from '../../translation';
import { IconButton } from '../../ui/Button';

const DURATION = { duration: 120 };

/** Nearer, farther, and all of it. */
export function ZoomBox({ onFit }: { onFit: () => void }) {
  const t = useTexts();
  const { zoomIn, zoomOut } = useReactFlow();
  const zoom = useStore(state => state.transform[2]);
  const percent = String(Math.round(zoom * 100));
  return (
    <div className="hw-zoom">
      <IconButton
        kind="bare"
        icon="minus"
        label={t('lineage.graph.zoomOut')}
        onClick={() => zoomOut(DURATION)}
      />
      <span aria-live="off">{t('lineage.graph.zoom', { percent })}</span>
      <IconButton
        kind="bare"
        icon="plus"
        label={t('lineage.graph.zoomIn')}
        onClick={() => zoomIn(DURATION)}
      />
      <IconButton kind="bare" icon="expand" label={t('lineage.graph.fit')} onClick={onFit} />
    </div>
  );
}
