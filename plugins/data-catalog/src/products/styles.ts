/** Data products: rows by domain, and a product's page. */
export const productsStyles = `
.hw-products { padding: 12px 16px 4px; border-top: 1px solid var(--hw-line); }
.hw-products h2 { margin: 0 0 4px; }
.hw-products h2 .hw-dim { font-weight: 400; }
.hw-products ul { list-style: none; margin: 0; padding: 0; }
.hw-products li { display: grid; grid-template-columns: 16px minmax(0, 1fr) 180px 150px 210px; gap: 0 12px; align-items: center; min-height: 48px; padding: 6px 0; border-top: 1px solid var(--hw-line); }
.hw-products li:first-of-type { border-top: 0; }
.hw-products li > svg { color: var(--hw-text-2); }
.hw-product-name .hw-tag { flex: none; }
.hw-product-worst { display: flex; align-items: center; justify-content: flex-end; gap: 8px; white-space: nowrap; }
.hw-product-flow { white-space: nowrap; font-variant-numeric: tabular-nums; }
.hw-product { padding: 16px; max-width: 1080px; }
.hw-product > header { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; margin-bottom: 16px; }
.hw-product section { margin-top: 24px; }
@media (max-width: 1100px) {
  .hw-products li { grid-template-columns: 16px minmax(0, 1fr) 150px 124px; }
  .hw-product-owner { display: none; }
  .hw-product-worst .hw-small { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
}
@media (max-width: 720px) {
  .hw-products li { grid-template-columns: 16px minmax(0, 1fr) auto; }
  .hw-product-flow { grid-column: 2; grid-row: 2; }
  .hw-product-worst { grid-column: 3; grid-row: 1; }
}`;
