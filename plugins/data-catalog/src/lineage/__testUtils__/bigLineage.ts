import type {
  ColumnEdge,
  Lineage,
  LineageEdge,
  LineageNode,
} from '@headwater/plugin-data-catalog-common';

/** Numbers from 0 to 1 that look random and are the same every time. */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** A UUID made of a number. */
export function idOf(number: number): string {
  return `00000000-0000-5000-8000-${String(number).padStart(12, '0')}`;
}

/** A node of a graph that is made up. */
export function nodeOf(id: string, hops: number, changes: Partial<LineageNode> = {}): LineageNode {
  return {
    id,
    class: 'dataset',
    type: 'table',
    title: id,
    namespace: 'postgres://db',
    name: `shop.public.${id}`,
    platform: 'postgres',
    presence: 'direct',
    hops,
    ...changes,
  };
}

/** An edge of a graph that is made up. */
export function edgeOf(
  source: string,
  target: string,
  changes: Partial<LineageEdge> = {},
): LineageEdge {
  return {
    source,
    target,
    type: 'transform',
    active: true,
    runs: 1,
    confidence: 1,
    via: [],
    ...changes,
  };
}

/** An answer of the API around `start`. */
export function answerOf(start: string, changes: Partial<Lineage>): Lineage {
  return {
    start,
    depth: 1,
    nodes: [],
    edges: [],
    more: {},
    hidden: 0,
    complete: true,
    logPosition: 7,
    ...changes,
  };
}

const titles = [
  'orders',
  'stg_payments',
  'dim_customers_with_a_name_that_goes_on_and_on_far_beyond_what_any_box_could_hold_and_then_some_more_of_it',
  '🛒 basket_events 🎉',
  'طلبات_العملاء',
  'fct_revenue_daily',
];

/**
 * A graph of so many nodes: layers to both sides of the focus, edges between
 * neighbouring layers, some that skip one, and some that lead back.
 */
export function bigLineage(size: number, seed = 1, columns = 0): Lineage {
  const random = numbersFrom(seed);
  const layers = Math.max(1, Math.round(Math.sqrt(size) / 5));
  const nodes: LineageNode[] = [nodeOf(idOf(0), 0, { title: 'focus' })];
  for (let number = 1; number < size; number++) {
    const hops = (number % 2 === 0 ? 1 : -1) * (1 + (Math.floor(number / 2) % layers));
    nodes.push(
      nodeOf(idOf(number), hops, {
        title: `${titles[number % titles.length]}_${number}`,
        type: number % 7 === 0 ? 'view' : 'table',
        ...(number % 3 === 0 && { quality: random(), owner: `group:default/team-${number % 9}` }),
        ...(number % 5 === 0 && { lifecycle: 'deprecated', observedAt: '2026-11-24T00:00:00Z' }),
        ...(number % 11 === 0 && { criticality: 'critical', certified: true }),
      }),
    );
  }
  const byHops = new Map<number, string[]>();
  for (const { id, hops } of nodes) byHops.set(hops, [...(byHops.get(hops) ?? []), id]);
  const pick = (ids: readonly string[]) => ids[Math.floor(random() * ids.length)];
  const edges = new Map<string, LineageEdge>();
  const add = (source: string, target: string) => {
    if (source !== target)
      edges.set(
        `${source} ${target}`,
        edgeOf(source, target, { via: [idOf(900_000 + edges.size)] }),
      );
  };
  for (const { id, hops } of nodes.slice(1)) {
    const inner = byHops.get(hops > 0 ? hops - 1 : hops + 1)!;
    const [source, target] = hops > 0 ? [pick(inner), id] : [id, pick(inner)];
    add(source, target);
    if (random() < 0.3)
      add(...(hops > 0 ? ([pick(inner), id] as const) : ([id, pick(inner)] as const)));
    if (random() < 0.06) add(id, pick(nodes.map(node => node.id)));
  }
  const list = [...edges.values()];
  return answerOf(idOf(0), {
    nodes,
    edges: list,
    jobs: list.map(({ via: [id] = [] }) => ({
      asset: {
        id,
        class: 'job',
        namespace: 'etl',
        name: `job_${id}`,
        title: `job_${id.slice(-3)}`,
        type: 'pipeline',
      },
      lastRun: {
        runId: id,
        state: random() < 0.1 ? 'FAIL' : 'COMPLETE',
        startedAt: '2026-11-24T00:00:00Z',
      },
    })),
    more: { [nodes[nodes.length - 1].id]: { downstream: 3 } },
    folded: 3,
    hidden: 2,
    complete: false,
    ...(columns > 0 && { columnEdges: columnsOf(list, columns) }),
  });
}

function columnsOf(edges: readonly LineageEdge[], count: number): ColumnEdge[] {
  return edges.flatMap(({ source, target, via: [via] = [] }) =>
    Array.from({ length: count }, (_, index) => ({
      source: { assetId: source, column: `column_${index}` },
      target: { assetId: target, column: `column_${index}` },
      via,
      transformations:
        index % 2 === 0 ? [] : [{ type: 'DIRECT', subtype: 'AGGREGATION', description: 'sum(x)' }],
    })),
  );
}
