/** The glossary: tree at the left, term at the right. */
export const glossaryStyles = `
.hw-glossary-tree { flex: none; width: 288px; border-right: 1px solid var(--hw-line); display: flex; flex-direction: column; min-height: 0; }
.hw-glossary-tree > header { padding: 12px 16px 8px; display: grid; gap: 8px; }
.hw-glossary-tree > footer { flex: none; min-height: 32px; padding: 0 8px 0 16px; display: flex; align-items: center; gap: 4px; border-top: 1px solid var(--hw-line); color: var(--hw-text-3); font-size: 12px; }
.hw-tree { flex: 1; min-height: 0; overflow: auto; padding: 0 8px; }
.hw-tree a { position: absolute; left: 0; right: 0; display: flex; align-items: center; gap: 4px; padding-right: 8px; border-radius: 4px; color: var(--hw-text); }
.hw-tree a:hover { background: var(--hw-hover); color: var(--hw-text); }
.hw-tree a[aria-selected="true"] { background: var(--hw-accent-bg); color: var(--hw-accent); font-weight: 500; }
.hw-tree a:focus-visible { outline-offset: -2px; border-radius: 4px; }
.hw-tree-fold { flex: none; width: 18px; height: 24px; display: inline-flex; align-items: center; justify-content: center; color: var(--hw-text-3); }
.hw-term { padding: 16px; max-width: 1080px; }
.hw-term > header { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; margin-bottom: 16px; }
.hw-term-path { display: flex; flex-wrap: wrap; align-items: center; gap: 4px; font-size: 12px; color: var(--hw-text-3); margin: 0; padding: 0; list-style: none; }
.hw-term-path li { display: flex; align-items: center; gap: 4px; min-width: 0; }
.hw-only-narrow { display: none; }
@media (max-width: 720px) {
  .hw-glossary-tree { width: 100%; border-right: 0; }
  [data-chosen="true"] > .hw-glossary-tree { display: none; }
  [data-chosen="false"] > .hw-scroll { display: none; }
  .hw-only-narrow { display: inline-flex; }
}`;
