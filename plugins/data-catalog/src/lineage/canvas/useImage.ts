import { useCallback, useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { HeightOf } from '../model/place';
import { exportImage } from './exportImage';
import type { ImageFormat } from './exportImage';
import type { Placed } from './usePlacement';
import { boundsOf } from './useViewpoint';

type Wish = {
  format: ImageFormat;
  resolve: (url: string) => void;
  reject: (error: unknown) => void;
};

/**
 * Makes an image of the whole graph. For that moment all nodes have to be in
 * the page, in view or not: `whole` says when.
 */
export function useImage(frame: RefObject<HTMLElement>, { spots }: Placed, heightOf: HeightOf) {
  const [wish, setWish] = useState<Wish>();
  const now = useRef({ spots, heightOf });
  now.current = { spots, heightOf };
  useEffect(() => {
    if (!wish) return undefined;
    // The nodes that were left out come with the next frame.
    const timer = setTimeout(async () => {
      try {
        const viewport = frame.current!.querySelector<HTMLElement>('.react-flow__viewport')!;
        const bounds = boundsOf(now.current.spots, now.current.heightOf) ?? {
          x: 0,
          y: 0,
          width: 0,
          height: 0,
        };
        const background = getComputedStyle(frame.current!).backgroundColor;
        wish.resolve(await exportImage(viewport, bounds, wish.format, background));
      } catch (error) {
        wish.reject(error);
      }
      setWish(undefined);
    }, 50);
    return () => clearTimeout(timer);
  }, [wish, frame]);
  const image = useCallback(
    (format: ImageFormat) =>
      new Promise<string>((resolve, reject) => {
        setWish({ format, resolve, reject });
      }),
    [],
  );
  return { whole: wish !== undefined, image };
}
