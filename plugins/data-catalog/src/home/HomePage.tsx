/** The Data home. */
export function HomePage() {
  return null;
}
