import { useCallback, useRef } from 'react';
import type { RefObject } from 'react';
import { useTexts } from '../../translation';
import type { Heading } from '../model/headings';
import type { Lit } from '../model/lighting';
import type { Colors } from './drawSvg';
import type { ImageFormat } from './exportImage';
import { useHeadingText } from './HopHeadings';
import type { Lines, Scene } from './lines';
import { boundsOf } from './useViewpoint';

type Options = {
  frame: RefObject<HTMLElement>;
  scene: Scene;
  lines: Lines;
  chosen: Lit;
  headings: readonly Heading[];
};

/** Makes an image of the whole graph in the colours of the theme; rejects where the browser cannot. */
export function useImage(options: Options): (format: ImageFormat) => Promise<Blob> {
  const t = useTexts();
  const textOf = useHeadingText();
  const now = useRef({ ...options, t, textOf });
  now.current = { ...options, t, textOf };
  return useCallback(async format => {
    // Loaded when somebody asks for a picture.
    const [{ colorNames, drawSvg }, { imageOf }] = await Promise.all([
      import('./drawSvg'),
      import('./exportImage'),
    ]);
    const { frame, scene, lines, chosen, headings } = now.current;
    const style = getComputedStyle(frame.current!);
    const colors = Object.fromEntries(
      colorNames.map(name => [name, style.getPropertyValue(`--hw-${name}`).trim() || '#808080']),
    ) as Colors;
    const drawing = drawSvg({
      scene,
      lines,
      chosen,
      headings: headings.map(heading => ({
        rank: heading.rank,
        text: now.current.textOf(heading),
      })),
      moreColumns: count => now.current.t('lineage.graph.moreColumns', { count }),
      bounds: boundsOf(scene.spots, scene.heightOf) ?? { x: 0, y: 0, width: 0, height: 0 },
      colors,
    });
    return imageOf(drawing, format);
  }, []);
}
