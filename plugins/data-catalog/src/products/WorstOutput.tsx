import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useRef, useState } from 'react';
import { dataCatalogApiRef } from '../api';
import { useTexts } from '../translation';
import { Quality } from '../ui/badges';
import { useLoaded } from '../ui/useLoaded';
import { useProductIds } from './useProducts';

/** The worst quality among a product's outputs; it is asked for once the row comes into view. */
export function WorstOutput({ entityRef }: { entityRef: string }) {
  const place = useRef<HTMLSpanElement>(null);
  const seen = useSeen(place);
  const assetId = useProductIds().value?.get(entityRef);
  return <span ref={place}>{assetId !== undefined && seen && <Score assetId={assetId} />}</span>;
}

function Score({ assetId }: { assetId: string }) {
  const t = useTexts();
  const api = useApi(dataCatalogApiRef);
  const { value, error } = useLoaded(['lineage', assetId, 'outputs'], signal =>
    api.getLineage(assetId, { direction: 'downstream', depth: 1 }, { signal }),
  );
  if (error)
    return (
      <span className="hw-dim" title={error.message}>
        {t('ui.failed')}
      </span>
    );
  if (!value)
    return (
      <span className="hw-skeleton" style={{ display: 'inline-block', width: 76 }} aria-hidden />
    );
  const scores = value.nodes.flatMap(({ hops, quality }) =>
    hops > 0 && quality !== undefined ? [quality] : [],
  );
  return <Quality score={scores.length > 0 ? Math.min(...scores) : undefined} />;
}

/** Whether an element has come into view; at once where the browser cannot tell. */
function useSeen(place: React.RefObject<HTMLElement>): boolean {
  const [seen, setSeen] = useState(typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    if (seen || !place.current) return undefined;
    const observer = new IntersectionObserver(entries => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [seen, place]);
  return seen;
}
