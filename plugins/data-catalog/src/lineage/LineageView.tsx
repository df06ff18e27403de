import { useLayoutEffect, useRef } from 'react';
import { Explorer } from './Explorer';

/** Pixels below which a picture is no use. */
const LEAST = 460;
/** Left free below. */
const MARGIN = 1;

/** The lineage explorer in the tab of an asset or an entity: it fills the height that is there. */
export function LineageView({ id }: { id: string }) {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const measure = () => {
      if (!frame.current) return;
      const { top } = frame.current.getBoundingClientRect();
      // Nothing inside has to be drawn anew for it.
      frame.current.style.height = `${Math.max(LEAST, Math.floor(window.innerHeight - top - MARGIN))}px`;
    };
    measure();
    // What stands above may still grow.
    const timer = setTimeout(measure, 300);
    window.addEventListener('resize', measure);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('resize', measure);
    };
  }, [id]);
  return (
    <div ref={frame} className="hw-lineage-frame">
      <Explorer key={id} id={id} fullPage={false} />
    </div>
  );
}
