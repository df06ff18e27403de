import type { Rows } from './Adjacency';
import { edgeType } from './edgeWord';
import { LINK } from './EdgeList';

/** Edges as three columns, of which the first `count` numbers are in use. */
export type EdgeColumns = {
  sources: Uint32Array;
  targets: Uint32Array;
  words: Uint32Array;
  count: number;
};

/**
 * Both directions of the edges, each node's links sorted by neighbour and
 * type. Of edges with the same ends and type the last counts.
 *
 * Sorts by counting, three times: by source, from that by target (so that the
 * links of a target are in the order of sources), and from that by source again.
 */
export function buildRows(edges: EdgeColumns, nodes: number): { outgoing: Rows; incoming: Rows } {
  const bySource = rowsOf(edges, nodes);
  const incoming = transpose(bySource, nodes);
  mergeParallel(incoming);
  return { outgoing: transpose(incoming, nodes), incoming };
}

function rowsOf({ sources, targets, words, count }: EdgeColumns, nodes: number): Rows {
  const offsets = new Uint32Array(nodes + 1);
  for (let edge = 0; edge < count; edge++) offsets[sources[edge] + 1] += LINK;
  const next = sumUp(offsets);
  const links = new Uint32Array(count * LINK);
  for (let edge = 0; edge < count; edge++) {
    const at = next[sources[edge]];
    next[sources[edge]] += LINK;
    links[at] = targets[edge];
    links[at + 1] = words[edge];
  }
  return { offsets, links };
}

function transpose({ offsets: from, links: given }: Rows, nodes: number): Rows {
  const offsets = new Uint32Array(nodes + 1);
  const used = from[nodes];
  for (let at = 0; at < used; at += LINK) offsets[given[at] + 1] += LINK;
  const next = sumUp(offsets);
  const links = new Uint32Array(used);
  for (let node = 0; node < nodes; node++) {
    for (let at = from[node]; at < from[node + 1]; at += LINK) {
      const place = next[given[at]];
      next[given[at]] += LINK;
      links[place] = node;
      links[place + 1] = given[at + 1];
    }
  }
  return { offsets, links };
}

/** Turns counts into offsets; what comes back is a copy to move on while filling. */
function sumUp(offsets: Uint32Array): Uint32Array {
  for (let node = 1; node < offsets.length; node++) offsets[node] += offsets[node - 1];
  return offsets.slice();
}

/** Sorts edges with the same ends by type and drops all but the last of a type, in place. */
function mergeParallel({ offsets, links }: Rows) {
  let end = 0;
  for (let node = 0; node < offsets.length - 1; node++) {
    const [start, stop] = [offsets[node], offsets[node + 1]];
    const rowStart = end;
    offsets[node] = rowStart;
    // What is kept moves to the left, never past what is still to be read.
    for (let at = start; at < stop; at += LINK) {
      end = insert(links, rowStart, end, links[at], links[at + 1]);
    }
  }
  offsets[offsets.length - 1] = end;
}

/** Adds a link to a row that is sorted but for it; few are parallel, so it moves few places. */
function insert(
  links: Uint32Array,
  rowStart: number,
  end: number,
  neighbour: number,
  word: number,
) {
  const type = edgeType(word);
  let at = end;
  while (at > rowStart && links[at - LINK] === neighbour && edgeType(links[at - LINK + 1]) > type) {
    at -= LINK;
  }
  const before = at - LINK;
  const isKnown =
    before >= rowStart && links[before] === neighbour && edgeType(links[before + 1]) === type;
  if (isKnown) {
    links[before + 1] = word;
    return end;
  }
  links.copyWithin(at + LINK, at, end);
  links[at] = neighbour;
  links[at + 1] = word;
  return end + LINK;
}
