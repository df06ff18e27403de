import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

/** Whether the element fills the screen, and what changes that. */
export type FullScreen = { on: boolean; toggle: () => void };

/** Shows an element on the whole screen; undefined where the browser cannot. */
export function useFullScreen(element: RefObject<HTMLElement>): FullScreen | undefined {
  const [on, setOn] = useState(false);
  useEffect(() => {
    const follow = () =>
      setOn(document.fullscreenElement !== null && document.fullscreenElement === element.current);
    document.addEventListener('fullscreenchange', follow);
    return () => document.removeEventListener('fullscreenchange', follow);
  }, [element]);
  if (!document.fullscreenEnabled) return undefined;
  const toggle = () => {
    // A browser may refuse, such as in a frame that is not allowed to; then all stays as it is.
    const done = on ? document.exitFullscreen() : element.current?.requestFullscreen();
    done?.catch(() => undefined);
  };
  return { on, toggle };
}
