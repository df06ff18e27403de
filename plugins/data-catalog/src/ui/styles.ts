/** Sizes, lines and colours of our pages; light is the default. */
const tokens = `
.hw {
  --hw-font: Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
  --hw-mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace;
  --hw-bg: #fff; --hw-bg-2: #f7f8fa; --hw-bg-3: #eef0f3; --hw-hover: #f4f5f7;
  --hw-line: #e4e7eb; --hw-line-2: #cdd3da; --hw-line-3: #9aa3ae;
  --hw-text: #181c22; --hw-text-2: #474f5a; --hw-text-3: #626b77;
  --hw-accent: #2459c4; --hw-accent-bg: #eaf0fc; --hw-accent-line: #a9c1f2;
  --hw-good: #1a7444; --hw-good-fill: #2f9e64; --hw-good-bg: #e7f4ec;
  --hw-warn: #875400; --hw-warn-fill: #d18a0b; --hw-warn-bg: #fdf3de;
  --hw-bad: #b42a25; --hw-bad-fill: #d6453f; --hw-bad-bg: #fdecea;
  color-scheme: light;
}
.hw[data-mode="dark"] {
  --hw-bg: #15181c; --hw-bg-2: #1a1e23; --hw-bg-3: #252a31; --hw-hover: #1e2329;
  --hw-line: #2a3038; --hw-line-2: #3c444e; --hw-line-3: #6b7582;
  --hw-text: #e8ebef; --hw-text-2: #b9c0ca; --hw-text-3: #949dab;
  --hw-accent: #86acff; --hw-accent-bg: #1d2a45; --hw-accent-line: #3d5b97;
  --hw-good: #5cc894; --hw-good-fill: #3aa873; --hw-good-bg: #16301f;
  --hw-warn: #e9b95c; --hw-warn-fill: #c98f21; --hw-warn-bg: #34280f;
  --hw-bad: #ff8e87; --hw-bad-fill: #e0584f; --hw-bad-bg: #3a1a19;
  color-scheme: dark;
}`;

const base = `
.hw { font: 13px/1.45 var(--hw-font); color: var(--hw-text); background: var(--hw-bg); }
.hw-page { min-height: 100vh; display: flex; flex-direction: column; }
.hw *, .hw *::before { box-sizing: border-box; }
.hw a { color: inherit; text-decoration: none; }
.hw a:hover { color: var(--hw-accent); }
.hw :focus-visible { outline: 2px solid var(--hw-accent); outline-offset: 1px; border-radius: 3px; }
.hw h1 { font-size: 20px; line-height: 28px; font-weight: 600; margin: 0; overflow-wrap: anywhere; }
.hw h2 { font-size: 13px; font-weight: 600; margin: 0 0 8px; }
.hw-mono { font: 12px/1.5 var(--hw-mono); }
.hw-dim { color: var(--hw-text-3); }
.hw-num { text-align: right; font-variant-numeric: tabular-nums; }
.hw-row { display: flex; align-items: center; gap: 8px; }
.hw-wrap { flex-wrap: wrap; }
.hw-cut { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.hw-spread { flex: 1; }
.hw-button { font: inherit; color: var(--hw-text-2); background: var(--hw-bg); border: 1px solid var(--hw-line-2); border-radius: 4px; height: 28px; padding: 0 10px; cursor: pointer; display: inline-flex; align-items: center; gap: 6px; }
.hw-button:hover { background: var(--hw-hover); }
.hw-button[aria-pressed="true"], .hw-button[aria-selected="true"] { color: var(--hw-accent); background: var(--hw-accent-bg); border-color: var(--hw-accent-line); }
.hw-button:disabled { opacity: .5; cursor: default; }
.hw-link { font: inherit; background: none; border: 0; padding: 0; color: var(--hw-accent); cursor: pointer; }
.hw-group { display: inline-flex; }
.hw-group .hw-button { border-radius: 0; margin-left: -1px; }
.hw-group .hw-button:first-of-type { border-radius: 4px 0 0 4px; margin-left: 0; }
.hw-group .hw-button:last-of-type { border-radius: 0 4px 4px 0; }
.hw-input { font: inherit; color: var(--hw-text); background: var(--hw-bg); border: 1px solid var(--hw-line-2); border-radius: 4px; height: 32px; padding: 0 10px; width: 100%; }
.hw-field { position: relative; display: block; }
.hw-field svg { position: absolute; left: 9px; top: 8px; color: var(--hw-text-3); }
.hw-field .hw-input { padding-left: 32px; }
.hw-chip { display: inline-flex; align-items: center; gap: 5px; height: 20px; padding: 0 7px; border-radius: 4px; font-size: 12px; background: var(--hw-bg-3); color: var(--hw-text-2); white-space: nowrap; max-width: 240px; }
.hw-chip[data-tone="good"] { color: var(--hw-good); background: var(--hw-good-bg); }
.hw-chip[data-tone="warn"] { color: var(--hw-warn); background: var(--hw-warn-bg); }
.hw-chip[data-tone="bad"] { color: var(--hw-bad); background: var(--hw-bad-bg); }
.hw-chip[data-tone="accent"] { color: var(--hw-accent); background: var(--hw-accent-bg); }
.hw-chip button { all: unset; cursor: pointer; display: flex; }
.hw-state { margin: 64px auto; max-width: 460px; text-align: center; color: var(--hw-text-2); }
.hw-state h2 { font-size: 14px; color: var(--hw-text); margin: 12px 0 4px; }
.hw-state pre { text-align: left; }
.hw pre { font: 12px/1.5 var(--hw-mono); background: var(--hw-bg-2); border: 1px solid var(--hw-line); border-radius: 4px; padding: 10px 12px; overflow: auto; margin: 0; max-height: 480px; }
.hw-skeleton { background: var(--hw-bg-3); border-radius: 3px; height: 12px; animation: hw-pulse 1.4s ease-in-out infinite; }
@keyframes hw-pulse { 50% { opacity: .45; } }
@media (prefers-reduced-motion: reduce) { .hw-skeleton { animation: none; } }`;

const table = `
.hw-table { width: 100%; border-collapse: collapse; }
.hw-table th { position: sticky; top: 0; z-index: 1; background: var(--hw-bg); text-align: left; font-size: 12px; font-weight: 500; color: var(--hw-text-2); height: 32px; padding: 0 8px; border-bottom: 1px solid var(--hw-line-2); white-space: nowrap; }
.hw-table th button { all: unset; cursor: pointer; }
.hw-table th button:focus-visible { outline: 2px solid var(--hw-accent); }
.hw-table td { height: 40px; padding: 3px 8px; border-bottom: 1px solid var(--hw-line); vertical-align: middle; max-width: 360px; }
.hw-table tbody tr:hover { background: var(--hw-hover); }
.hw-table .hw-num { text-align: right; }
.hw-bar { display: inline-block; width: 40px; height: 4px; border-radius: 2px; background: var(--hw-bg-3); overflow: hidden; vertical-align: middle; margin-right: 8px; }
.hw-bar i { display: block; height: 100%; }`;

const pages = `
.hw-top { padding: 12px 16px; border-bottom: 1px solid var(--hw-line); display: grid; gap: 10px; }
.hw-split { flex: 1; display: grid; grid-template-columns: 216px minmax(0, 1fr); min-height: 0; }
.hw-facets { border-right: 1px solid var(--hw-line); padding: 14px 12px; overflow: auto; }
.hw-facets section { margin-bottom: 18px; }
.hw-facets label { display: flex; gap: 8px; align-items: center; min-height: 24px; cursor: pointer; }
.hw-main { overflow: auto; padding: 0 8px; min-width: 0; }
.hw-foot { padding: 8px; display: flex; align-items: center; gap: 12px; color: var(--hw-text-3); }
.hw-head { padding: 16px 20px 0; border-bottom: 1px solid var(--hw-line); display: grid; gap: 8px; }
.hw-tabs { display: flex; gap: 4px; overflow-x: auto; }
.hw-tabs a { padding: 8px 10px; border-bottom: 2px solid transparent; color: var(--hw-text-2); white-space: nowrap; }
.hw-tabs a[aria-current="page"] { color: var(--hw-text); border-color: var(--hw-accent); font-weight: 500; }
.hw-body { padding: 16px 20px; flex: 1; min-height: 0; }
.hw-grid { display: grid; grid-template-columns: minmax(0, 2fr) minmax(260px, 1fr); gap: 28px; }
.hw-facts { display: grid; grid-template-columns: 110px minmax(0, 1fr); gap: 6px 12px; margin: 0; }
.hw-facts dt { color: var(--hw-text-3); } .hw-facts dd { margin: 0; overflow-wrap: anywhere; }
.hw-text { white-space: pre-wrap; overflow-wrap: anywhere; max-width: 72ch; margin: 0; }
@media (max-width: 760px) { .hw-split, .hw-grid { grid-template-columns: minmax(0, 1fr); } .hw-facets { display: none; } }`;

const lineage = `
.hw-lineage { display: grid; grid-template-rows: auto minmax(0, 1fr) auto; height: max(480px, calc(100vh - 210px)); border: 1px solid var(--hw-line); border-radius: 6px; overflow: hidden; background: var(--hw-bg); }
.hw-lineage-bar { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; padding: 8px; border-bottom: 1px solid var(--hw-line); }
.hw-lineage-canvas { position: relative; min-height: 0; display: flex; background: var(--hw-bg-2); }
.hw-lineage-flow { flex: 1; min-width: 0; position: relative; }
.hw-lineage-foot { padding: 6px 10px; border-top: 1px solid var(--hw-line); color: var(--hw-text-3); display: flex; gap: 14px; flex-wrap: wrap; font-size: 12px; }
.hw-panel { width: 300px; border-left: 1px solid var(--hw-line); background: var(--hw-bg); overflow: auto; padding: 12px; }
.hw-node { width: 208px; background: var(--hw-bg); border: 1px solid var(--hw-line-2); border-radius: 6px; font: 12px/1.4 var(--hw-font); color: var(--hw-text); text-align: left; }
.hw-node[data-focus="true"] { border-color: var(--hw-accent); box-shadow: 0 0 0 1px var(--hw-accent); }
.hw-node[data-selected="true"] { box-shadow: 0 0 0 2px var(--hw-accent); }
.hw-node[data-job="true"] { background: var(--hw-bg-2); border-style: dashed; }
.hw-node[data-dim="true"] { opacity: .35; }
.hw-node-head { padding: 7px 9px; display: grid; grid-template-columns: minmax(0, 1fr); gap: 1px; }
.hw-node-title { display: flex; min-width: 0; gap: 6px; align-items: center; font-weight: 500; }
.hw-node-column { all: unset; display: block; padding: 0 9px; height: 22px; line-height: 22px; border-top: 1px solid var(--hw-line); font: 11px/22px var(--hw-mono); cursor: pointer; width: 100%; box-sizing: border-box; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.hw-node-column[data-lit="true"] { background: var(--hw-accent-bg); color: var(--hw-accent); }
.hw-node-column:focus-visible { outline: 2px solid var(--hw-accent); outline-offset: -2px; }
.hw-more { position: absolute; top: -10px; font: 11px/18px var(--hw-font); height: 20px; padding: 0 6px; border-radius: 10px; border: 1px solid var(--hw-line-2); background: var(--hw-bg); color: var(--hw-text-2); cursor: pointer; }
.hw-more[data-side="upstream"] { left: -10px; } .hw-more[data-side="downstream"] { right: -10px; }
.hw .react-flow__attribution { display: none; }
.hw .react-flow__handle { opacity: 0; pointer-events: none; min-width: 1px; min-height: 1px; width: 1px; height: 1px; border: 0; }
.hw .react-flow__controls-button { background: var(--hw-bg); color: var(--hw-text-2); border-color: var(--hw-line); }
.hw .react-flow__controls-button svg { fill: currentColor; }
.hw .react-flow__minimap { background: var(--hw-bg); border: 1px solid var(--hw-line); }
.hw .react-flow__minimap-mask { fill: var(--hw-bg-3); fill-opacity: .6; }
.hw .react-flow__edge-path { stroke: var(--hw-line-3); }
.hw .react-flow__edge.hw-lit .react-flow__edge-path { stroke: var(--hw-accent); stroke-width: 2; }
.hw .react-flow__edge.hw-past .react-flow__edge-path { stroke-dasharray: 4 4; }
.hw .react-flow__edge.hw-faint .react-flow__edge-path { opacity: .25; }`;

export const styles = [tokens, base, table, pages, lineage].join('\n');
