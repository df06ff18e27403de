/**
 * @jest-environment node
 */
import fc from 'fast-check';
import { RunQueue } from './RunQueue';

const jsonsOf = (entries: { json: string }[]) => entries.map(({ json }) => json);

describe('RunQueue', () => {
  it('gives one event of a run at a time, and runs in turn', () => {
    const queue = new RunQueue();
    for (const [key, json] of [
      ['a', 'a1'],
      ['a', 'a2'],
      ['b', 'b1'],
      ['a', 'a3'],
    ])
      queue.add(key, json, 2);
    expect(queue.readyCount).toBe(4);
    const first = queue.take(1, 0);
    const second = queue.take(1, 0);
    expect([jsonsOf(first), jsonsOf(second), queue.take(1, 0), queue.readyCount]).toEqual([
      ['a1'],
      ['b1'],
      [],
      0,
    ]);
    queue.release(first);
    expect(jsonsOf(queue.take(9, 100))).toEqual(['a2', 'a3']);
  });

  it('gives batches of several runs within its limits', () => {
    const queue = new RunQueue();
    for (const json of ['a1', 'a2', 'b1', 'b2', 'b3']) queue.add(json[0], json, 2);
    expect(jsonsOf(queue.take(4, 100))).toEqual(['a1', 'a2', 'b1', 'b2']);
    queue.add('c', 'large', 1000);
    queue.add('d', 'd1', 2);
    expect(jsonsOf(queue.take(4, 100))).toEqual(['large']);
    expect(jsonsOf(queue.take(4, 100))).toEqual(['d1']);
  });

  it('gives up the oldest that waits, also where its run is under way', () => {
    const queue = new RunQueue();
    for (const json of ['a1', 'b1', 'a2']) queue.add(json[0], json, 2);
    const under = queue.take(1, 0);
    expect([queue.removeOldest()?.json, queue.removeOldest()?.json, queue.removeOldest()]).toEqual([
      'b1',
      'a2',
      undefined,
    ]);
    queue.release(under);
    expect(queue.take(1, 0)).toEqual([]);
    queue.add('b', 'b2', 2);
    expect(jsonsOf(queue.take(1, 0))).toEqual(['b2']);
  });

  it('keeps the order of each run and loses nothing, whatever comes in between', () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ add: fc.constantFrom('a', 'b', 'c', 'd') }) },
      { weight: 3, arbitrary: fc.record({ take: fc.integer({ min: 1, max: 4 }) }) },
      { weight: 2, arbitrary: fc.record({ release: fc.nat(9) }) },
      { weight: 1, arbitrary: fc.constant({ drop: true }) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), steps => {
        const queue = new RunQueue();
        const out: string[] = [];
        const under: ReturnType<RunQueue['take']>[] = [];
        let added = 0;
        const dropped: string[] = [];
        const take = (size: number) => {
          const entries = queue.take(size, 1000);
          const busy = under.flat().map(({ lane }) => lane.key);
          expect(entries.filter(({ lane }) => busy.includes(lane.key))).toEqual([]);
          out.push(...jsonsOf(entries));
          if (entries.length > 0) under.push(entries);
        };
        for (const item of steps) {
          if ('add' in item)
            queue.add(item.add, `${item.add}${String(added++).padStart(4, '0')}`, 5);
          else if ('take' in item) take(item.take);
          else if ('release' in item && under.length > 0) {
            queue.release(under.splice(item.release % under.length, 1)[0]);
          } else if ('drop' in item)
            dropped.push(...jsonsOf([queue.removeOldest()].flatMap(entry => entry ?? [])));
        }
        while (under.length > 0 || queue.readyCount > 0) {
          for (const entries of under.splice(0)) queue.release(entries);
          take(3);
        }
        for (const key of 'abcd') {
          const ofRun = out.filter(json => json.startsWith(key));
          expect(ofRun).toEqual([...ofRun].sort());
        }
        expect(new Set([...out, ...dropped]).size).toBe(added);
        expect(out.length + dropped.length).toBe(added);
      }),
    );
  });
});
