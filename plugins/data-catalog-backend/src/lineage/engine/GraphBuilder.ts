import { InputError } from '@backstage/errors';
import { buildRows } from './buildRows';
import { packEdge } from './edgeWord';
import type { EdgeAttributes } from './edgeWord';
import { grow } from './growing';
import { LineageGraph, checkNode } from './LineageGraph';
import type { NodeAttributes } from './LineageGraph';
import { NodeIds } from './NodeIds';

/** Gathers all nodes, then all edges, for a graph that is built at once. Serves once. */
export class GraphBuilder {
  private readonly ids = new NodeIds();
  private types = new Uint8Array(0);
  private tenants = new Uint16Array(0);
  private sources = new Uint32Array(0);
  private targets = new Uint32Array(0);
  private words = new Uint32Array(0);
  private count = 0;

  /** Makes room at once, when it is known how much there is. */
  reserve(nodes: number, edges: number): void {
    this.ids.reserve(nodes);
    this.types = grow(this.types, nodes);
    this.tenants = grow(this.tenants, nodes);
    this.sources = grow(this.sources, edges);
    this.targets = grow(this.targets, edges);
    this.words = grow(this.words, edges);
  }

  /** @throws InputError when the id is not a UUID or a value is out of its range. */
  addNode(id: string, attributes: NodeAttributes): void {
    checkNode(attributes);
    const slot = this.ids.add(id);
    this.types = grow(this.types, this.ids.size);
    this.tenants = grow(this.tenants, this.ids.size);
    this.types[slot] = attributes.type;
    this.tenants[slot] = attributes.tenant;
  }

  /**
   * Adds an edge, or replaces the one of the same ends and type.
   *
   * @throws InputError when an end is not known or a value is out of its range.
   */
  addEdge(source: string, target: string, attributes: EdgeAttributes): void {
    const word = packEdge(attributes);
    const at = this.count;
    this.sources = grow(this.sources, at + 1);
    this.targets = grow(this.targets, at + 1);
    this.words = grow(this.words, at + 1);
    this.sources[at] = this.required(source);
    this.targets[at] = this.required(target);
    this.words[at] = word;
    this.count++;
  }

  /** The graph, as of a log position. */
  build(position: number): LineageGraph {
    const { ids, types, tenants, sources, targets, words, count } = this;
    const rows = buildRows({ sources, targets, words, count }, ids.size);
    return LineageGraph.of({ ids, types, tenants, position, ...rows });
  }

  private required(id: string): number {
    const slot = this.ids.slotOf(id);
    if (slot === undefined) throw new InputError(`An edge ends at '${id}', which is not a node`);
    return slot;
  }
}
