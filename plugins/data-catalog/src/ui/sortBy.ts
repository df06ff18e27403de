const compare = new Intl.Collator('en', { numeric: true }).compare;

/**
 * Rows in another order, as the heads of a `DataTable` name it.
 *
 * @param order - `source`, or `-source` for the other way round; unknown ones leave the rows as they are
 * @param orders - by name, what of a row is compared
 */
export function sortBy<T>(
  rows: readonly T[],
  order: string,
  orders: Readonly<Record<string, (row: T) => string | number>>,
): T[] {
  const by = order.replace('-', '');
  if (!Object.hasOwn(orders, by)) return [...rows];
  const sign = order.startsWith('-') ? -1 : 1;
  const valueOf = orders[by];
  return [...rows].sort((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    return (
      sign *
      (typeof x === 'number' && typeof y === 'number' ? x - y : compare(String(x), String(y)))
    );
  });
}
