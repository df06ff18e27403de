import { useEffect, useMemo, useRef, useState } from 'react';
import { foundation, grow } from '../model/grow';
import type { Heights } from '../model/grow';
import { layout, stack } from '../model/layout';
import { settle } from '../model/place';
import type { Spots } from '../model/place';
import { ranksOf } from '../model/ranks';
import type { Picture } from '../model/picture';
import type { Asked } from '../model/stages';
import type { Answer } from '../useLineage';
import { createElk } from './createElk';

/** A picture with the places of its nodes. */
export type Placed = {
  picture: Picture;
  /** As they are drawn: with room made for what is open. */
  spots: Spots;
  /** Changes when everything has been laid out anew. */
  key: string;
};

/**
 * Where everything stands. A picture that grew from the one before keeps its
 * places; another one is laid out by the engine, and until that is done the
 * one before stays. `round` counts the tidyings.
 */
export function usePlacement(
  answer: Answer,
  asked: Asked & { tidy: number },
  heights: Heights,
  round: number,
): Placed | undefined {
  const { picture } = answer;
  const key = `${answer.layoutKey} ${round}`;
  const elk = useElk();
  const memory = useRef<{ key: string; spots: Spots }>();
  const last = useRef<Placed>();
  const [laidOut, setLaidOut] = useState('');
  const now = useRef({ picture, asked, heights });
  now.current = { picture, asked, heights };

  useEffect(() => {
    let late = false;
    const { picture: current, asked: wanted, heights: own } = now.current;
    // After a tidying all is one picture; a link tells how much was there at the last one.
    const ids = new Set(
      round > 0 ? current.nodes.keys() : foundation(current, wanted, wanted.tidy),
    );
    const nodes = [...current.nodes.values()].filter(({ id }) => ids.has(id));
    const pairs = [...current.pairs.values()].filter(
      ({ source, target }) => ids.has(source) && ids.has(target),
    );
    const ranks = ranksOf(current.focus, nodes, pairs);
    const done = (spots: Spots) => {
      if (late) return;
      memory.current = { key, spots };
      setLaidOut(key);
    };
    elk
      .run(engine => layout(engine, current.focus, ranks, own.folded, pairs))
      .then(done, () => done(stack(current.focus, ranks, own.folded)));
    return () => {
      late = true;
    };
  }, [elk, key, round]);

  return useMemo(() => {
    if (memory.current?.key === key) {
      // Growing what has grown already changes nothing, so this may run twice.
      const spots = grow(memory.current.spots, picture, now.current.asked, heights);
      memory.current = { key, spots };
      last.current = { picture, spots: settle(spots, heights.drawn), key };
    }
    return last.current;
    // `laidOut` says that the memory is new.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, picture, heights, laidOut]);
}

type Engine = ReturnType<typeof createElk>;

/** The layout engine, started when it is first needed and ended with the view. */
function useElk() {
  const elk = useMemo(() => {
    let engine: Engine | undefined;
    return {
      async run<T>(task: (engine: Engine) => Promise<T>): Promise<T> {
        engine ??= createElk();
        return task(engine);
      },
      stop() {
        engine?.terminateWorker();
        engine = undefined;
      },
    };
  }, []);
  useEffect(() => () => elk.stop(), [elk]);
  return elk;
}
