import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { fullRef } from '@headwater/plugin-data-catalog-common';
import type { DataProductSpec, SpecReference } from '@headwater/plugin-data-catalog-common';

/** A data product as the list shows it. */
export type Product = {
  ref: string;
  title: string;
  description?: string;
  owner?: string;
  domain?: string;
  lifecycle?: string;
  inputs: number;
  outputs: number;
};

export type ProductGroup = { domain?: string; products: Product[] };

/** Spec of a product; a file may leave anything out. */
export function productSpecOf(entity: Entity): Partial<DataProductSpec> {
  return (entity.spec ?? {}) as Partial<DataProductSpec>;
}

export function readProduct(entity: Entity): Product {
  const { name, namespace = 'default', title, description } = entity.metadata;
  const { owner, domain, lifecycle, inputs = [], outputs = [] } = productSpecOf(entity);
  return {
    ref: stringifyEntityRef(entity),
    title: title ?? name,
    ...(description && { description }),
    ...(owner !== undefined && { owner: refOf(owner, 'group', namespace) }),
    ...(domain !== undefined && { domain: refOf(domain, 'domain', namespace) }),
    ...(lifecycle !== undefined && { lifecycle }),
    inputs: referenceNames(inputs).length,
    outputs: referenceNames(outputs).length,
  };
}

/** A ref in full; what is none stays as it is. */
export function refOf(text: string, kind: string, namespace = 'default'): string {
  try {
    return fullRef('spec', text, kind, namespace);
  } catch {
    return text;
  }
}

/** Products with `text` in a name, description, owner or domain, whatever its case. */
export function filterProducts(products: readonly Product[], text: string): Product[] {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === '') return [...products];
  return products.filter(({ title, ref, description = '', owner = '', domain = '' }) =>
    [title, ref, description, owner, domain].some(value =>
      value.toLocaleLowerCase().includes(wanted),
    ),
  );
}

/** `Product 9` before `Product 10`. */
const byName = new Intl.Collator(undefined, { numeric: true });

/** Products by domain, both by name; those of no domain come last. */
export function groupProducts(products: readonly Product[]): ProductGroup[] {
  const groups = new Map<string | undefined, Product[]>();
  for (const product of [...products].sort((a, b) => byName.compare(a.title, b.title))) {
    const group = groups.get(product.domain);
    if (group) group.push(product);
    else groups.set(product.domain, [product]);
  }
  return [...groups]
    .map(([domain, members]) => ({ ...(domain !== undefined && { domain }), products: members }))
    .sort((a, b) => {
      if (a.domain === undefined) return 1;
      return b.domain === undefined ? -1 : byName.compare(a.domain, b.domain);
    });
}

/** The assets that a file names, each as one text and once. */
export function referenceNames(references: readonly SpecReference[]): string[] {
  const names = references.map(reference =>
    typeof reference === 'string' ? reference : `${reference.namespace}#${reference.name}`,
  );
  return [...new Set(names)];
}
