import fc from 'fast-check';
import { GraphWalker, LineageGraph } from './index';
import type { Side, Walk } from './index';
import {
  changes,
  firstNodes,
  ids,
  possible,
  scope,
  toScopeQuery,
} from './__testUtils__/arbitraries';
import { NaiveLineage } from './__testUtils__/NaiveLineage';
import type { NaiveScope } from './__testUtils__/NaiveLineage';

type Question = {
  scope: NaiveScope;
  start: string;
  direction: Side | 'both';
  depth: number;
  nodeLimit: number;
  expand: { id: string; side: Side }[];
  /** Looks at the clock after which the time is over. */
  looks: number;
};

type Step = { changes: Parameters<typeof possible>[1]; compact: number; question: Question };

const SIDES = ['upstream', 'downstream'] as const;
const side = fc.constantFrom(...SIDES);
const id = fc.constantFrom(...ids);

function steps(question: fc.Arbitrary<Partial<Question>>) {
  const whole = fc.record({
    scope,
    start: id,
    direction: fc.constantFrom('both' as const, ...SIDES),
    depth: fc.constantFrom(1, 2, 3, 50),
  });
  const asked = fc.tuple(whole, question).map(([given, own]): Question => ({
    ...given,
    nodeLimit: 100,
    expand: [],
    looks: Infinity,
    ...own,
  }));
  const step: fc.Arbitrary<Step> = fc.record({
    changes,
    compact: fc.constantFrom(0, 0, 3, 1000),
    question: asked,
  });
  return fc.tuple(firstNodes, fc.array(step, { minLength: 1, maxLength: 8 }));
}

/** Asks both after each change; `check` gets an answer of the engine with ids in place of slots. */
function compare(
  question: fc.Arbitrary<Partial<Question>>,
  check: (naive: NaiveLineage, asked: Question, answer: Answer) => void,
) {
  fc.assert(
    fc.property(steps(question), ([first, list]) => {
      const naive = new NaiveLineage();
      const graph = new LineageGraph();
      let looks = 0;
      const walker = new GraphWalker(graph, { clock: () => ++looks, linksPerLook: 0 });
      graph.apply(possible(naive, first), 0);
      list.forEach((step, index) => {
        graph.apply(possible(naive, step.changes), index + 1);
        if (step.compact > 0) graph.compact(step.compact);
        const asked = step.question;
        const start = graph.slotOf(asked.start);
        expect(start === undefined).toBe(!naive.nodes.has(asked.start));
        if (start === undefined) return;
        looks = 0;
        const walk = walker.walk({
          ...toScopeQuery(graph, asked.scope),
          start,
          direction: asked.direction,
          depth: asked.depth,
          nodeLimit: asked.nodeLimit,
          expand: asked.expand.flatMap(one => {
            const node = graph.slotOf(one.id);
            return node === undefined ? [] : [{ node, side: one.side }];
          }),
          deadlineMs: asked.looks,
        });
        expect(walk !== undefined).toBe(naive.maySee(asked.start, asked.scope));
        if (!walk) return;
        expect(walk.position).toBe(index + 1);
        check(naive, asked, toAnswer(graph, walk));
      });
    }),
    { numRuns: 500 },
  );
}

type Answer = ReturnType<typeof toAnswer>;

function toAnswer(graph: LineageGraph, { nodes, hops, more, position, ...walk }: Walk) {
  const byId = (counts: ReadonlyMap<number, number>) =>
    Object.fromEntries([...counts].map(([slot, count]) => [graph.idOf(slot), count]));
  return {
    ...walk,
    nodes: [...nodes].map((slot, index) => [graph.idOf(slot), hops[index]] as [string, number]),
    more: { upstream: byId(more.upstream), downstream: byId(more.downstream) },
  };
}

const sidesOf = ({ direction }: Question) =>
  SIDES.filter(one => direction === 'both' || direction === one);

/** Nodes with signed hops, of the side on which they are nearer. */
function around(naive: NaiveLineage, asked: Question): Map<string, number> {
  const found = new Map<string, number>();
  for (const one of sidesOf(asked)) {
    const sign = one === 'upstream' ? -1 : 1;
    for (const [node, hops] of naive.distances(asked.scope, asked.start, one, asked.depth)) {
      const known = found.get(node);
      if (known === undefined || hops < Math.abs(known)) found.set(node, sign * hops || 0);
    }
  }
  return found;
}

/** From which nodes an answer with these nodes walked. */
function walkedFrom(naive: NaiveLineage, asked: Question, shown: ReadonlySet<string>) {
  const walked: Record<Side, Iterable<string>> = { upstream: [], downstream: [] };
  for (const one of sidesOf(asked)) {
    walked[one] = naive.distances(asked.scope, asked.start, one, asked.depth, shown).keys();
  }
  return walked;
}

/** Turn of a hop in the walk: upstream goes before downstream. */
const turn = (hop: number) => 2 * Math.abs(hop) + (hop > 0 ? 1 : 0);

const sorted = (nodes: Iterable<[string, number]>) =>
  [...nodes].sort(([a], [b]) => a.localeCompare(b));

it('finds the nodes, their hops, what is left out and what is hidden as the reference does', () => {
  compare(fc.constant({}), (naive, asked, answer) => {
    const nodes = around(naive, asked);
    const shown = new Set(nodes.keys());
    const left = naive.leftOut(asked.scope, walkedFrom(naive, asked, shown), shown);
    expect({ ...answer, nodes: sorted(answer.nodes) }).toEqual({
      ...left,
      nodes: sorted(nodes),
      truncated: false,
      timedOut: false,
      uncounted: 0,
      complete: left.folded === 0 && left.hidden === 0,
    });
    const turns = answer.nodes.map(([, hop]) => turn(hop));
    expect(turns).toEqual([...turns].sort((a, b) => a - b));
  });
});

it('shows the nearest nodes up to the limit, and counts exactly what this leaves out', () => {
  const question = fc.record({ nodeLimit: fc.integer({ min: 1, max: 6 }) });
  compare(question, (naive, asked, answer) => {
    const all = around(naive, asked);
    const shown = new Set(answer.nodes.map(([node]) => node));
    const left = naive.leftOut(asked.scope, walkedFrom(naive, asked, shown), shown);
    const { nodes, ...rest } = answer;
    expect(rest).toEqual({
      ...left,
      truncated: all.size > asked.nodeLimit,
      timedOut: false,
      uncounted: 0,
      complete: left.folded === 0 && left.hidden === 0,
    });
    expect(shown.size).toBe(Math.min(all.size, asked.nodeLimit));
    const last = Math.max(...nodes.map(([, hop]) => turn(hop)));
    for (const [node, hop] of nodes) expect(hop).toBe(all.get(node));
    const nearer = [...all.keys()].filter(node => turn(all.get(node)!) < last);
    expect(nearer.filter(node => !shown.has(node))).toEqual([]);
  });
});

it('takes one step more around shown nodes, as the reference does', () => {
  const expand = fc.array(fc.record({ id, side }), { maxLength: 4 });
  const question = fc.record({ expand, depth: fc.constantFrom(1, 2) });
  compare(question, (naive, asked, answer) => {
    const nodes = around(naive, asked);
    const before = new Set(nodes.keys());
    const walked = walkedFrom(naive, asked, before);
    const from = { upstream: new Set(walked.upstream), downstream: new Set(walked.downstream) };
    for (let waiting = asked.expand; ;) {
      const ready = waiting.filter(one => nodes.has(one.id));
      if (ready.length === 0) break;
      waiting = waiting.filter(one => !nodes.has(one.id));
      for (const one of SIDES) {
        for (const expansion of ready.filter(given => given.side === one)) {
          from[one].add(expansion.id);
          const near = nodes.get(expansion.id)!;
          const step = naive.around(asked.scope, one, new Set(nodes.keys()));
          for (const far of step(expansion.id).next) {
            if (nodes.has(far)) continue;
            nodes.set(far, near + (one === 'upstream' ? -1 : 1));
            from[one].add(far);
          }
        }
      }
    }
    const shown = new Set(nodes.keys());
    const left = naive.leftOut(asked.scope, from, shown);
    expect({ ...answer, nodes: sorted(answer.nodes) }).toEqual({
      ...left,
      nodes: sorted(nodes),
      truncated: false,
      timedOut: false,
      uncounted: 0,
      complete: left.folded === 0 && left.hidden === 0,
    });
  });
});

it('says so when its time is over, and what it has by then is right', () => {
  const question = fc.record({ looks: fc.integer({ min: 1, max: 25 }) });
  compare(question, (naive, asked, answer) => {
    const all = around(naive, asked);
    const shown = new Set(answer.nodes.map(([node]) => node));
    for (const [node, hop] of answer.nodes) expect(hop).toBe(all.get(node));
    const left = naive.leftOut(asked.scope, walkedFrom(naive, asked, shown), shown);
    const isWhole = left.folded === 0 && left.hidden === 0 && shown.size === all.size;
    expect(answer.complete).toBe(isWhole && !answer.timedOut);
    expect(answer.timedOut || shown.size === all.size).toBe(true);
    expect(answer.timedOut || answer.uncounted === 0).toBe(true);
    let missing = 0;
    for (const one of SIDES) {
      expect(left.more[one]).toMatchObject(answer.more[one]);
      missing += Object.keys(left.more[one]).length - Object.keys(answer.more[one]).length;
    }
    expect(answer.uncounted).toBeGreaterThanOrEqual(missing);
    expect(answer.hidden).toBeLessThanOrEqual(left.hidden);
  });
});
