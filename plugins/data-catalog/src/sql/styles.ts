/** The page that draws pasted SQL: text at the left, drawing and lists at the right; one below the other where it is narrow. */
export const sqlStyles = `
.hw .hw-try-title { font-size: 14px; line-height: 20px; }
.hw-try { flex: 1; min-height: 0; display: grid; grid-template-columns: minmax(320px, 5fr) minmax(0, 9fr); border-top: 1px solid var(--hw-line); --hw-map-mask: color-mix(in srgb, var(--hw-bg-3) 60%, transparent); }
.hw-try-text { min-height: 0; display: flex; flex-direction: column; gap: 12px; padding: 12px 16px; border-right: 1px solid var(--hw-line); overflow: auto; }
.hw-try-editor { flex: 1 1 0; min-height: 250px; display: flex; flex-direction: column; gap: 8px; }
.hw .hw-try-sql { flex: 1; min-height: 120px; resize: none; font: 12px/18px var(--hw-mono); tab-size: 4; white-space: pre; overflow: auto; }
.hw-try-choices { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 8px; }
.hw-try-text .hw-sql { flex: 1 1 0; min-height: 140px; display: flex; flex-direction: column; }
.hw-try-text .hw-code { flex: 1; min-height: 0; display: flex; flex-direction: column; }
.hw-try-text .hw-code figcaption { flex: none; }
.hw .hw-try-text .hw-code pre { flex: 1; min-height: 0; max-height: none; }
.hw-try-result { min-width: 0; min-height: 0; display: flex; flex-direction: column; overflow: auto; }
.hw-try-result > .hw-lineage-canvas { flex: 3 1 0; min-height: 220px; }
.hw-try-result > .hw-state[data-compact="true"] { padding: 0 16px; }
.hw-try-lists { flex: 2 1 0; min-height: 180px; display: grid; grid-template-columns: minmax(210px, 2fr) minmax(0, 5fr); border-top: 1px solid var(--hw-line); }
.hw-try-statements { min-height: 0; overflow: auto; padding: 8px 16px; border-right: 1px solid var(--hw-line); }
.hw-try-statements h2, .hw-try-edges h2 { display: flex; gap: 8px; min-width: 0; margin: 0; font-size: 12px; line-height: 24px; }
.hw-try-statements h2 > *, .hw-try-edges h2 > * { font-weight: 400; }
.hw-try-statements .hw-pick { min-height: 40px; align-items: flex-start; padding: 4px 8px; }
.hw-try-statements .hw-cut { display: block; text-align: left; font-size: 12px; line-height: 16px; }
.hw-try-statements .hw-mono { font-size: 11px; color: var(--hw-text); }
.hw-try .hw-try-first, .hw-try .hw-try-second { display: block; text-align: left; line-height: 16px; }
.hw-try .hw-try-second { font-size: 11px; color: var(--hw-text-3); }
.hw-try .hw-grid-row[data-active="true"] .hw-try-second, .hw-try .hw-pick[aria-pressed="true"] .hw-dim { color: var(--hw-text-2); }
.hw-try-statements .hw-reasons { padding-left: 22px; }
.hw-try-edges { min-width: 0; min-height: 0; display: flex; flex-direction: column; }
.hw-try-edges > header { flex: none; display: flex; align-items: center; gap: 8px; padding: 8px 16px 0; }
.hw-try-none { padding: 4px 16px; }
@media (max-width: 1000px) {
  .hw-try { display: block; overflow: auto; }
  .hw-try-text { border-right: 0; overflow: visible; }
  .hw-try-editor { min-height: 300px; }
  .hw-try-text .hw-sql { flex: none; }
  .hw .hw-try-text .hw-code pre { max-height: 260px; }
  .hw-try-result { overflow: visible; border-top: 1px solid var(--hw-line); }
  .hw-try-result > .hw-lineage-canvas { flex: none; height: 380px; }
  .hw-try-lists { flex: none; display: block; }
  .hw-try-statements { border-right: 0; border-bottom: 1px solid var(--hw-line); overflow: visible; }
  .hw-try-edges { height: 320px; }
  .hw-try-about { display: none; }
  .hw-try-title { flex: 1; }
}`;
