import { titleOf } from './picture';
import type { Picture } from './picture';
import { placeBeside, settle, spansOf } from './place';
import type { HeightOf, Spots } from './place';
import { stagesOf } from './stages';
import type { Asked } from './stages';

/** Heights of boxes: as they are laid out, and as they are drawn while some show all their columns. */
export type Heights = { folded: HeightOf; drawn: HeightOf };

/**
 * Places for everything in a picture, given those of the picture before: what
 * was there and is still there keeps its place, what is new comes beside what
 * it was expanded from.
 */
export function grow(before: Spots, picture: Picture, asked: Asked, heights: Heights): Spots {
  let spots: Spots = new Map([...before].filter(([id]) => picture.nodes.has(id)));
  const pairs = [...picture.pairs.values()];
  // What comes may be open already, and what is open may be folded later: there is room for both.
  const tall = (id: string) => Math.max(heights.folded(id), heights.drawn(id));
  const add = (stage: {
    anchor: string;
    side: 'upstream' | 'downstream';
    ids: readonly string[];
  }) => {
    if (stage.ids.every(id => spots.has(id))) return;
    const drawn = settle(spots, heights.drawn);
    spots = placeBeside(spots, tall, pairs, stage, rank => spansOf(drawn, rank, heights.drawn));
  };
  for (const stage of stagesOf(picture, asked).stages) if (spots.has(stage.anchor)) add(stage);
  // What came by itself, such as a new job of a dataset that is shown.
  for (const id of picture.nodes.keys()) if (!spots.has(id)) add(besideAny(picture, spots, id));
  return spots;
}

/** Where a node belongs that no expansion has brought. */
function besideAny(picture: Picture, spots: Spots, id: string) {
  for (const { source, target } of picture.pairs.values()) {
    if (source === id && spots.has(target))
      return { anchor: target, side: 'upstream' as const, ids: [id] };
    if (target === id && spots.has(source))
      return { anchor: source, side: 'downstream' as const, ids: [id] };
  }
  const side =
    (picture.nodes.get(id)?.hops ?? 0) < 0 ? ('upstream' as const) : ('downstream' as const);
  return { anchor: picture.focus, side, ids: [id] };
}

/** The nodes that are laid out together at first: those within the depth, and what was there at the last tidying. */
export function foundation(picture: Picture, asked: Asked, tidy: number): string[] {
  const { base, stages } = stagesOf(picture, asked);
  const ids = new Set([...base, ...stages.slice(0, tidy).flatMap(stage => stage.ids)]);
  return [...picture.nodes.keys()].filter(id => ids.has(id));
}

/** A name for a picture's nodes in a file's name: letters, digits and dashes. */
export function fileName(picture: Picture, ending: string): string {
  const title = titleOf(picture, picture.focus)
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-');
  return `lineage-${title.replace(/^-|-$/g, '').slice(0, 60) || 'graph'}.${ending}`;
}
