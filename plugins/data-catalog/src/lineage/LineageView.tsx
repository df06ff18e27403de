import { useLayoutEffect, useRef, useState } from 'react';
import { Explorer } from './Explorer';

/** Pixels below which a picture is no use. */
const LEAST = 460;
/** Left free below. */
const MARGIN = 1;

/** The lineage explorer in the tab of an asset or an entity: it fills the height that is there. */
export function LineageView({ id }: { id: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(LEAST);
  useLayoutEffect(() => {
    const measure = () => {
      const top = frame.current?.getBoundingClientRect().top ?? 0;
      setHeight(Math.max(LEAST, Math.floor(window.innerHeight - top - MARGIN)));
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
    <div ref={frame} className="hw-lineage-frame" style={{ height }}>
      <Explorer key={id} id={id} fullPage={false} />
    </div>
  );
}
