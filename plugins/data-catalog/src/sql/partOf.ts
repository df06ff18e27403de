import { neighboursOf, pairId } from '../lineage/model/picture';
import type { Picture } from '../lineage/model/picture';
import type { Drawing } from './drawing';
import { statementOf } from './ids';

/** Tables that are drawn at once: more cannot be laid out in a moment, nor be read. */
export const MOST_DRAWN = 120;

/**
 * What is drawn: everything, or where that is too much, what a choice is
 * about: a statement, a line, a table with its neighbours. Undefined where
 * that is too much as well, or nothing is chosen.
 */
export function partOf(drawing: Drawing, selected: string | undefined): Picture | undefined {
  const { picture } = drawing;
  if (picture.nodes.size <= MOST_DRAWN) return picture;
  const ids = selected === undefined ? [] : idsOf(drawing, selected);
  return ids.length > 0 && ids.length <= MOST_DRAWN ? narrow(picture, ids) : undefined;
}

/** The last id is where one looks first. */
function idsOf({ picture, ends }: Drawing, selected: string): string[] {
  const statement = statementOf(selected);
  const pair = picture.pairs.get(selected);
  const own =
    statement === undefined
      ? ends.find(({ sources, targets }) =>
          targets.some(target => sources.some(source => pairId(source, target) === selected)),
        )
      : ends[statement];
  if (own) return [...new Set([...own.sources, ...own.targets])];
  if (pair) return [pair.source, pair.target];
  if (!picture.nodes.has(selected)) return [];
  const pairs = [...picture.pairs.values()];
  const beside = (['upstream', 'downstream'] as const).flatMap(
    side => neighboursOf(pairs, side).get(selected) ?? [],
  );
  return [...new Set([...beside, selected])];
}

/** Some nodes of a picture with what flows between them. */
function narrow(picture: Picture, ids: readonly string[]): Picture {
  const kept = new Set(ids);
  const focus = ids[ids.length - 1];
  const start = picture.nodes.get(focus)!.hops;
  return {
    ...picture,
    focus,
    nodes: new Map(
      [...picture.nodes]
        .filter(([id]) => kept.has(id))
        .map(([id, node]) => [id, { ...node, hops: node.hops - start }]),
    ),
    pairs: new Map(
      [...picture.pairs].filter(([, { source, target }]) => kept.has(source) && kept.has(target)),
    ),
    columnEdges: picture.columnEdges.filter(
      ({ source, target }) => kept.has(source.assetId) && kept.has(target.assetId),
    ),
    columns: new Map([...picture.columns].filter(([id]) => kept.has(id))),
  };
}
