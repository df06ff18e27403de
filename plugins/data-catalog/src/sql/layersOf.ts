type Ends = { source: string; target: string };

/**
 * How far along each node is: 0 for one that nothing feeds, else one more than
 * the farthest that feeds it. What is on a cycle comes after what leads to it.
 */
export function layersOf(ids: readonly string[], pairs: readonly Ends[]): Map<string, number> {
  const waiting = new Map(ids.map(id => [id, 0]));
  for (const { target } of pairs) waiting.set(target, (waiting.get(target) ?? 0) + 1);
  const targets = new Map<string, string[]>();
  for (const { source, target } of pairs)
    targets.set(source, [...(targets.get(source) ?? []), target]);
  const layers = new Map(ids.map(id => [id, 0]));
  const queue = ids.filter(id => waiting.get(id) === 0);
  const done = new Set(queue);
  const rest = new Set(ids);
  while (rest.size > 0) {
    // Only cycles are left when the queue is empty; the first node of one goes on.
    const id = queue.shift() ?? [...rest][0];
    done.add(id);
    rest.delete(id);
    for (const target of targets.get(id) ?? []) {
      if (!rest.has(target)) continue;
      layers.set(target, Math.max(layers.get(target)!, layers.get(id)! + 1));
      waiting.set(target, waiting.get(target)! - 1);
      if (waiting.get(target) === 0 && !done.has(target)) queue.push(target);
    }
  }
  return layers;
}
