import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { fullRef } from '@headwater/plugin-data-catalog-common';
import type { GlossaryTermSpec } from '@headwater/plugin-data-catalog-common';

/** What the tree needs of a term. */
export type Term = {
  ref: string;
  title: string;
  /** Ref of the broader term, whether or not there is one. */
  parent?: string;
  /** Synonyms and abbreviations: a filter finds a term by them too. */
  words: string[];
  category?: string;
  domain?: string;
};

export type TermNode = {
  term: Term;
  children: TermNode[];
  /** Terms anywhere beneath. */
  beneath: number;
};

/** A line of the tree as it stands on the page. */
export type TermRow = {
  node: TermNode;
  /** From 1. */
  level: number;
  /** Place among its siblings, from 1, and how many they are. */
  place: number;
  siblings: number;
  /** Whether its narrower terms show; undefined where it has none. */
  open?: boolean;
  /** Index of the broader term's line. */
  parent?: number;
};

/** The full ref of a term named in a spec; what cannot be read stays as it is. */
export function termRef(text: string, namespace = 'default'): string {
  try {
    return fullRef('spec', text, 'glossaryterm', namespace);
  } catch {
    return text;
  }
}

/** Spec of a term; a file may leave anything out. */
export function specOf(entity: Entity): Partial<GlossaryTermSpec> {
  return (entity.spec ?? {}) as Partial<GlossaryTermSpec>;
}

export function readTerm(entity: Entity): Term {
  const { name, namespace, title } = entity.metadata;
  const { parent, category, domain, synonyms = [], abbreviations = [] } = specOf(entity);
  return {
    ref: stringifyEntityRef(entity),
    title: title ?? name,
    ...(parent !== undefined && { parent: termRef(parent, namespace) }),
    words: [...synonyms, ...abbreviations],
    ...(category !== undefined && { category }),
    ...(domain !== undefined && { domain: domainRef(domain, namespace) }),
  };
}

function domainRef(text: string, namespace?: string): string {
  try {
    return fullRef('spec.domain', text, 'domain', namespace ?? 'default');
  } catch {
    return text;
  }
}

/** `Term 9` before `Term 10`. */
const byTitle = new Intl.Collator(undefined, { numeric: true });

/**
 * The forest of terms, each level by title. A term whose broader one is not
 * there stands at the top. Terms that are broader than themselves in a circle
 * are cut open at one of them, so that every term shows exactly once.
 */
export function buildTree(terms: readonly Term[]): TermNode[] {
  const sorted = [...terms].sort(
    (a, b) => byTitle.compare(a.title, b.title) || byTitle.compare(a.ref, b.ref),
  );
  const known = new Set(sorted.map(({ ref }) => ref));
  const byParent = new Map<string, Term[]>();
  for (const term of sorted) {
    if (term.parent === undefined || !known.has(term.parent)) continue;
    const siblings = byParent.get(term.parent);
    if (siblings) siblings.push(term);
    else byParent.set(term.parent, [term]);
  }
  const placed = new Set<string>();
  const build = (term: Term): TermNode => {
    placed.add(term.ref);
    const children: TermNode[] = [];
    for (const child of byParent.get(term.ref) ?? [])
      if (!placed.has(child.ref)) children.push(build(child));
    return { term, children, beneath: children.reduce((sum, { beneath }) => sum + beneath + 1, 0) };
  };
  const roots = sorted
    .filter(({ parent }) => parent === undefined || !known.has(parent))
    .map(build);
  // What is left hangs on a circle.
  for (const term of sorted) if (!placed.has(term.ref)) roots.push(build(term));
  return roots;
}

/** The part of the tree that leads to terms with `text` in a title, synonym or abbreviation. */
export function filterTree(
  nodes: readonly TermNode[],
  text: string,
): { nodes: TermNode[]; found: number } {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === '')
    return { nodes: [...nodes], found: nodes.reduce((sum, { beneath }) => sum + beneath + 1, 0) };
  const kept: TermNode[] = [];
  let found = 0;
  for (const node of nodes) {
    const inside = filterTree(node.children, wanted);
    const fits = [node.term.title, ...node.term.words].some(word =>
      word.toLocaleLowerCase().includes(wanted),
    );
    if (!fits && inside.found === 0) continue;
    found += inside.found + (fits ? 1 : 0);
    kept.push({ ...node, children: inside.nodes });
  }
  return { nodes: kept, found };
}

/** The lines that show, from top to bottom. */
export function visibleRows(
  nodes: readonly TermNode[],
  isOpen: (node: TermNode, level: number) => boolean,
  level = 1,
  parent?: number,
  rows: TermRow[] = [],
): TermRow[] {
  nodes.forEach((node, index) => {
    const open = node.children.length > 0 ? isOpen(node, level) : undefined;
    const own = rows.length;
    rows.push({
      node,
      level,
      place: index + 1,
      siblings: nodes.length,
      ...(open !== undefined && { open }),
      ...(parent !== undefined && { parent }),
    });
    if (open) visibleRows(node.children, isOpen, level + 1, own, rows);
  });
  return rows;
}

/** Broader terms of a term, the broadest first; empty at the top and for an unknown term. */
export function pathTo(nodes: readonly TermNode[], ref: string): Term[] {
  for (const { term, children } of nodes) {
    if (children.some(child => child.term.ref === ref)) return [term];
    const inside = pathTo(children, ref);
    if (inside.length > 0) return [term, ...inside];
  }
  return [];
}
