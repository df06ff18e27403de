import { grow } from './growing';

/** Nodes with their hops, in the order in which they came; keeps its room when it is cleared. */
export class WalkQueue {
  nodes = new Uint32Array(1024);
  hops = new Int16Array(1024);
  length = 0;
  /** First index from which the walk did not go on yet. */
  head = 0;
  /** First index from which on something may be left out, when that is before the head. */
  countFrom = Infinity;

  get bytes(): number {
    return this.nodes.byteLength + this.hops.byteLength;
  }

  push(node: number, hop: number): void {
    if (this.length === this.nodes.length) {
      this.nodes = grow(this.nodes, this.length + 1);
      this.hops = grow(this.hops, this.length + 1);
    }
    this.nodes[this.length] = node;
    this.hops[this.length++] = hop;
  }

  indexOf(node: number): number {
    return this.nodes.subarray(0, this.length).indexOf(node);
  }

  clear(): void {
    this.length = 0;
    this.head = 0;
    this.countFrom = Infinity;
  }
}
