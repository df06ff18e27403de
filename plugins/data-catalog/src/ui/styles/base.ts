/** Type, colour and space of everything of ours; the colours come from `tokensOf`. */
export const base = `
.hw {
  --hw-font: Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", "DejaVu Sans", sans-serif;
  --hw-mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace;
  font: 13px/18px var(--hw-font); color: var(--hw-text); background: var(--hw-bg);
}
.hw *, .hw *::before, .hw *::after { box-sizing: border-box; }
.hw a { color: inherit; text-decoration: none; }
.hw a:hover { color: var(--hw-accent); }
.hw p { margin: 0 0 8px; }
.hw :focus-visible { outline: 2px solid var(--hw-accent); outline-offset: 1px; border-radius: 3px; }
.hw h1 { font-size: 20px; line-height: 28px; font-weight: 600; margin: 0; overflow-wrap: anywhere; }
.hw h2 { font-size: 13px; line-height: 18px; font-weight: 600; margin: 0 0 8px; }
.hw h3 { font-size: 12px; line-height: 16px; font-weight: 600; margin: 0 0 4px; }
.hw pre { font: 12px/18px var(--hw-mono); background: var(--hw-bg-2); border: 1px solid var(--hw-line); border-radius: 6px; padding: 10px 12px; overflow: auto; margin: 0; max-height: 480px; }
.hw code { font: 12px/18px var(--hw-mono); }
.hw mark { background: var(--hw-mark); color: inherit; }
.hw-mono { font: 12px/16px var(--hw-mono); }
.hw-dim { color: var(--hw-text-3); }
.hw-small { font-size: 12px; line-height: 16px; }
.hw-strong { font-weight: 500; color: var(--hw-text); }
.hw-num { text-align: right; font-variant-numeric: tabular-nums; }
.hw-row { display: flex; align-items: center; gap: 8px; min-width: 0; }
.hw-wrap { flex-wrap: wrap; }
.hw-stack { display: grid; gap: 8px; grid-template-columns: minmax(0, 1fr); }
.hw-cut { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }
.hw-spread { flex: 1; min-width: 0; }
.hw-text { white-space: pre-wrap; overflow-wrap: anywhere; max-width: 72ch; margin: 0; }
.hw-lead { font-size: 14px; line-height: 20px; }
.hw-plain-list { margin: 0; padding: 0; list-style: none; display: grid; gap: 4px; grid-template-columns: minmax(0, 1fr); }
.hw-link { font: inherit; background: none; border: 0; padding: 0; color: var(--hw-accent); cursor: pointer; text-align: left; }
.hw a.hw-link { color: var(--hw-accent); }
.hw-link:hover { text-decoration: underline; }
.hw-good { color: var(--hw-good); } .hw-warn { color: var(--hw-warn); } .hw-bad { color: var(--hw-bad); }
.hw-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.hw-facts { display: grid; grid-template-columns: minmax(80px, 110px) minmax(0, 1fr); gap: 6px 12px; margin: 0; }
.hw-facts dt { color: var(--hw-text-3); } .hw-facts dd { margin: 0; overflow-wrap: anywhere; min-width: 0; }
.hw-section { padding: 12px 0; border-top: 1px solid var(--hw-line); }
.hw-section:first-of-type { border-top: 0; padding-top: 0; }
.hw-skeleton { background: var(--hw-bg-3); border-radius: 3px; height: 12px; animation: hw-pulse 1.4s ease-in-out infinite; }
@keyframes hw-pulse { 50% { opacity: .45; } }
@media (prefers-reduced-motion: reduce) { .hw-skeleton { animation: none; } }
.hw-state { margin: 56px auto; padding: 0 16px; max-width: 480px; text-align: center; color: var(--hw-text-2); }
.hw-state[data-compact="true"] { margin: 12px 0; padding: 0; text-align: left; max-width: none; }
.hw-state h2 { font-size: 14px; color: var(--hw-text); margin: 12px 0 4px; }
.hw-state[data-compact="true"] h2 { font-size: 13px; margin: 0 0 2px; }
.hw-state pre { text-align: left; margin-top: 8px; }`;
