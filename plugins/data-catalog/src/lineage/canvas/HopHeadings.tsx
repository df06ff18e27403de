import { useViewport } from '@xyflow/react';
import { useTexts } from '../../translation';
import type { Heading } from '../model/headings';
import { PITCH } from '../model/place';
import { leftOf } from '../model/route';

/** Pixels below which a heading has no room. */
const LEAST = 64;

/** How far each rank is from the focus, above it, however the picture is moved. */
export function HopHeadings({ headings }: { headings: readonly Heading[] }) {
  const { x, zoom } = useViewport();
  const textOf = useHeadingText();
  const width = PITCH * zoom - 8;
  if (width < LEAST || headings.length === 0) return null;
  return (
    <div className="hw-hops" aria-hidden="true">
      {headings.map(heading => (
        <span
          key={heading.rank}
          className="hw-cut"
          data-focus={heading.rank === 0}
          style={{ left: leftOf(heading.rank) * zoom + x, width }}
        >
          {textOf(heading)}
        </span>
      ))}
    </div>
  );
}

/** "2 hops up"; "1–2 hops up" where a rank holds nodes of different distance. */
export function useHeadingText() {
  const t = useTexts();
  return ({ rank, least, most }: Heading): string => {
    if (rank === 0) return t('lineage.ranks.focus');
    if (least === most) {
      if (most === 0) return t('lineage.ranks.beside');
      return t(rank < 0 ? 'lineage.ranks.up' : 'lineage.ranks.down', { count: most });
    }
    return t(rank < 0 ? 'lineage.ranks.upRange' : 'lineage.ranks.downRange', {
      least: String(least),
      most: String(most),
    });
  };
}
