import type { AssetPresence } from '@headwater/plugin-data-catalog-common';
import type { LinkRow } from './ProjectionStore';

type Candidate = { id: string; presence: AssetPresence; namespace: string; name: string };

/**
 * Which asset each member of a set of names belongs to. Links are symmetric in
 * reach (a name of a name is a name), but not in rank: the asset that others
 * are declared to be names of comes first. The result depends only on the
 * links, not on the order in which they became known.
 *
 * @param assets - every asset that the links touch
 * @returns asset id → canonical id
 */
export function canonicalIds(
  assets: readonly Candidate[],
  links: readonly LinkRow[],
): Map<string, string> {
  const effective = links.filter(link => link.removed === 0 && !isWithdrawn(link, links));
  const groups = connected(
    assets.map(asset => asset.id),
    effective,
  );
  const byId = new Map(assets.map(asset => [asset.id, asset]));
  const result = new Map<string, string>();
  for (const group of groups) {
    const members = group.flatMap(id => byId.get(id) ?? []);
    const [first] = [...members].sort((a, b) => compare(a, b, effective));
    for (const { id } of members) result.set(id, first.id);
  }
  return result;
}

/** A person took the alias back: what events say of it counts no more. */
function isWithdrawn(link: LinkRow, links: readonly LinkRow[]): boolean {
  return links.some(
    other =>
      other.reason !== 'symlink' &&
      other.reason !== 'declaration' &&
      other.removed === 1 &&
      other.from_id === link.from_id &&
      other.to_id === link.to_id &&
      (link.reason === 'symlink' || other.stated_at >= link.stated_at),
  );
}

function connected(ids: readonly string[], links: readonly LinkRow[]): string[][] {
  const neighbours = new Map<string, string[]>(ids.map(id => [id, []]));
  for (const { from_id: from, to_id: to } of links) {
    neighbours.get(from)?.push(to);
    neighbours.get(to)?.push(from);
  }
  const seen = new Set<string>();
  const groups: string[][] = [];
  for (const id of neighbours.keys()) {
    if (seen.has(id)) continue;
    const group = new Set([id]);
    // A Set also visits what is added while it is walked.
    for (const member of group) {
      for (const next of neighbours.get(member) ?? []) group.add(next);
    }
    for (const member of group) seen.add(member);
    groups.push([...group]);
  }
  return groups;
}

function compare(a: Candidate, b: Candidate, links: readonly LinkRow[]): number {
  return (
    // What a person or a catalog file made another name of something is never first.
    outgoing(a.id, links, false) - outgoing(b.id, links, false) ||
    Number(b.presence === 'direct') - Number(a.presence === 'direct') ||
    incoming(b.id, links) - incoming(a.id, links) ||
    outgoing(a.id, links, true) - outgoing(b.id, links, true) ||
    (`${a.namespace}\n${a.name}` < `${b.namespace}\n${b.name}` ? -1 : 1)
  );
}

function outgoing(id: string, links: readonly LinkRow[], symlinks: boolean): number {
  return links.some(link => link.from_id === id && (link.reason === 'symlink') === symlinks) ? 1 : 0;
}

function incoming(id: string, links: readonly LinkRow[]): number {
  return links.some(link => link.to_id === id) ? 1 : 0;
}
