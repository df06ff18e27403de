import { edgeType } from './edgeWord';

/** Numbers of a link: the neighbour, then the edge's word. */
export const LINK = 2;

/**
 * Links of one node on one side, sorted by neighbour, then by type; at most
 * one of each. What a changed node has in place of its part of the base.
 */
export class EdgeList {
  links: Uint32Array;
  /** Numbers in use: twice the count of links. */
  end: number;

  constructor(links: Uint32Array = new Uint32Array(0)) {
    this.links = links;
    this.end = links.length;
  }

  /** Adds a link or changes the word of the one that is there; whether it is new. */
  set(neighbour: number, word: number): boolean {
    const at = findLink(this.links, 0, this.end, neighbour, edgeType(word));
    if (isLink(this.links, at, this.end, neighbour, edgeType(word))) {
      this.links[at + 1] = word;
      return false;
    }
    if (this.end === this.links.length) this.enlarge();
    this.links.copyWithin(at + LINK, at, this.end);
    this.links[at] = neighbour;
    this.links[at + 1] = word;
    this.end += LINK;
    return true;
  }

  /** Removes a link; whether it was there. */
  delete(neighbour: number, type: number): boolean {
    const at = findLink(this.links, 0, this.end, neighbour, type);
    if (!isLink(this.links, at, this.end, neighbour, type)) return false;
    this.links.copyWithin(at, at + LINK, this.end);
    this.end -= LINK;
    return true;
  }

  private enlarge() {
    const larger = new Uint32Array(Math.max(2 * LINK, LINK * Math.ceil(this.end * 0.75)));
    larger.set(this.links);
    this.links = larger;
  }
}

/** Whether a place in sorted links holds the link. */
export function isLink(
  links: Uint32Array,
  at: number,
  end: number,
  neighbour: number,
  type: number,
): boolean {
  return at < end && links[at] === neighbour && edgeType(links[at + 1]) === type;
}

/** Where a link is in sorted links, or where it belongs. */
export function findLink(
  links: Uint32Array,
  start: number,
  end: number,
  neighbour: number,
  type: number,
): number {
  let low = start / LINK;
  let high = end / LINK;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = middle * LINK;
    const isBefore =
      links[at] < neighbour || (links[at] === neighbour && edgeType(links[at + 1]) < type);
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low * LINK;
}
