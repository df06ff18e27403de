/** The full-page lineage explorer. */
export function LineagePage() {
  return null;
}
