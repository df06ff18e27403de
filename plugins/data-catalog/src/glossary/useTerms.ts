import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { CatalogApi } from '@backstage/plugin-catalog-react';
import { createContext, useContext, useMemo } from 'react';
import { useLoaded } from '../ui/useLoaded';
import { buildTree, readTerm } from './terms';
import type { Term, TermNode } from './terms';

/** Terms that one answer holds; the catalog's own pages ask for as many. */
const PAGE = 500;

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.parent',
  'spec.synonyms',
  'spec.abbreviations',
  'spec.category',
  'spec.domain',
];

/** All terms of the catalog, a page at a time: the tree needs every one to know who is broader. */
export async function loadTerms(catalog: CatalogApi): Promise<Term[]> {
  const terms: Term[] = [];
  let cursor: string | undefined;
  do {
    const page = await catalog.queryEntities(
      cursor === undefined
        ? { filter: { kind: 'GlossaryTerm' }, fields: FIELDS, limit: PAGE }
        : { cursor, fields: FIELDS, limit: PAGE },
    );
    terms.push(...page.items.map(readTerm));
    cursor = page.pageInfo.nextCursor;
  } while (cursor !== undefined);
  return terms;
}

export type Terms = { nodes: TermNode[]; byRef: ReadonlyMap<string, Term> };

/** The glossary's tree. */
export function useTerms() {
  const catalog = useApi(catalogApiRef);
  const loaded = useLoaded(['entities', 'glossary'], () => loadTerms(catalog));
  const terms = useMemo<Terms | undefined>(
    () =>
      loaded.value && {
        nodes: buildTree(loaded.value),
        byRef: new Map(loaded.value.map(term => [term.ref, term])),
      },
    [loaded.value],
  );
  return { ...loaded, terms };
}

/** Hands the tree to the parts of a term's page that name other terms. */
export const TermsContext = createContext<Terms | undefined>(undefined);

/** All terms; undefined until they are there, and outside of the glossary. */
export function useKnownTerms(): Terms | undefined {
  return useContext(TermsContext);
}
