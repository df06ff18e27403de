/** Data products: list and page. */
export function ProductsPage() {
  return null;
}
