/** The glossary: tree and term. */
export function GlossaryPage() {
  return null;
}
