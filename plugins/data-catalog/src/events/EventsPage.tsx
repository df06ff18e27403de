/** What came in, for operators. */
export function EventsPage() {
  return null;
}
