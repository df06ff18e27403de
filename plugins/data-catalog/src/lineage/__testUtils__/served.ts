import { pictureOf } from '../model/picture';
import type { Picture } from '../model/picture';
import { stagesOf } from '../model/stages';
import type { Asked } from '../model/stages';
import type { Lineage } from '@headwater/plugin-data-catalog-common';

/** What the server would answer of a whole graph. */
export function served(whole: Lineage, asked: Asked): Picture {
  const { base, stages } = stagesOf(pictureOf(whole), asked);
  const ids = new Set([...base, ...stages.flatMap(stage => stage.ids)]);
  return pictureOf({
    ...whole,
    nodes: whole.nodes.filter(({ id }) => ids.has(id)),
    edges: whole.edges.filter(({ source, target }) => ids.has(source) && ids.has(target)),
  });
}

/** Two boxes that are nearer than `between`; undefined where there are none. */
export function overlap(
  spots: ReadonlyMap<string, { rank: number; y: number }>,
  heightOf: (id: string) => number,
  between: number,
): [string, string] | undefined {
  const all = [...spots];
  for (const [index, [a, p]] of all.entries()) {
    for (const [b, q] of all.slice(index + 1)) {
      if (p.rank !== q.rank) continue;
      if (p.y + heightOf(a) + between > q.y && q.y + heightOf(b) + between > p.y) return [a, b];
    }
  }
  return undefined;
}
