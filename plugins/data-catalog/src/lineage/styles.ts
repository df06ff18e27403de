/** The lineage explorer: the frame, the picture, and what stands beside it. */
export const lineageStyles = `
.hw-lineage { flex: 1; min-height: 0; height: 100%; display: flex; flex-direction: column; background: var(--hw-bg); overflow: hidden; --hw-map-mask: color-mix(in srgb, var(--hw-bg-3) 60%, transparent); }
.hw-lineage-frame { display: flex; flex-direction: column; min-width: 0; background: var(--hw-bg); }
.hw .hw-lineage-bar { gap: 6px 8px; padding: 7px 16px; }
.hw-lineage-bar .hw-depth { cursor: default; min-width: 62px; }
.hw-lineage-bar .hw-depth:hover { background: var(--hw-bg); }
.hw-lineage-bar .hw-group .hw-button, .hw-lineage-bar .hw-button:not([data-icon="true"]) { padding: 0 9px; }
.hw-lineage-name { max-width: 240px; justify-content: flex-start !important; }
.hw-lineage-canvas { position: relative; flex: 1; min-width: 0; min-height: 0; display: flex; flex-direction: column; background: var(--hw-bg-2); container-type: size; }
.hw-lineage-canvas > .hw-grid-table { background: var(--hw-bg); }
.hw-lineage-wait { flex: 1; display: flex; align-items: center; justify-content: center; gap: 64px; }
.hw-lineage-foot .hw-row { gap: 4px 12px; }
.hw-lineage-foot b { color: var(--hw-text); font-weight: 600; }
.hw-lineage-foot .hw-button { height: 22px; }

.hw-flow { flex: 1; min-height: 0; position: relative; background: var(--hw-bg-2); }
.hw .react-flow { --xy-background-color: transparent; }
.hw .react-flow__node { cursor: default; }
.hw .react-flow__viewport-portal { z-index: auto; }
.hw-lines { position: absolute; left: 0; top: 0; width: 1px; height: 1px; overflow: visible; z-index: -1; pointer-events: none; }
.hw-line path { fill: none; stroke: var(--hw-line-3); stroke-width: 1.25; }
.hw-line[data-light="faint"] { opacity: .5; }
.hw-line[data-light="lit"] path, .hw-line[data-selected="true"] path { stroke: var(--hw-accent); stroke-width: 2; }
.hw-line[data-inferred="true"] path:not(.hw-line-head) { stroke-dasharray: 1.5 3; }
.hw-line[data-past="true"] path:not(.hw-line-head) { stroke-dasharray: 4 4; }
.hw .hw-line .hw-line-hit { stroke: transparent; stroke-width: 12; stroke-dasharray: none; pointer-events: stroke; cursor: pointer; }
.hw-job { position: absolute; width: 24px; height: 24px; padding: 0; display: grid; place-items: center; border: 1px solid var(--hw-line-3); border-radius: 12px; background: var(--hw-bg); color: var(--hw-text-2); font: 500 11px/1 var(--hw-font); cursor: pointer; pointer-events: all; z-index: 1; }
.hw-job:hover { background: var(--hw-hover); color: var(--hw-text); }
.hw-job[data-light="faint"] { border-color: var(--hw-line-2); color: var(--hw-text-3); }
.hw-job[data-failed="true"] { border-color: var(--hw-warn-fill); color: var(--hw-warn); }
.hw-job[data-light="lit"], .hw-job[data-selected="true"] { border: 2px solid var(--hw-accent); color: var(--hw-accent); }
.hw-job[data-selected="true"] { background: var(--hw-accent-bg); }
.hw .hw-job:focus-visible { border-radius: 12px; }

.hw-node { pointer-events: all; position: relative; width: 184px; height: 100%; background: var(--hw-raised, var(--hw-bg)); border: 1px solid var(--hw-line-2); border-radius: 6px; font: 12px/16px var(--hw-font); color: var(--hw-text); text-align: left; cursor: pointer; transition: border-color .1s; }
.hw-node:hover { border-color: var(--hw-line-3); }
.hw-node[data-job="true"] { border-style: dashed; border-color: var(--hw-line-3); }
.hw-node[data-deleted="true"] .hw-node-title .hw-cut { text-decoration: line-through; }
.hw-node[data-light="faint"] .hw-node-title { color: var(--hw-text-2); }
.hw-node[data-light="lit"] { border-color: var(--hw-accent); border-style: solid; }
.hw-node[data-focus="true"] { border-color: var(--hw-accent); box-shadow: 0 0 0 2px var(--hw-accent-bg), 0 4px 16px rgb(16 20 26 / .12); }
.hw-node[data-selected="true"] { border-color: var(--hw-accent); box-shadow: 0 0 0 1px var(--hw-accent), 0 0 0 4px var(--hw-accent-bg); }
.hw-node-head { all: unset; box-sizing: border-box; display: block; width: 100%; height: 62px; padding: 6px 9px 0; cursor: pointer; }
.hw .hw-node-head:focus-visible { outline: 2px solid var(--hw-accent); outline-offset: 2px; border-radius: 6px; }
.hw-node-title { display: flex; align-items: center; gap: 6px; min-width: 0; font-weight: 500; }
.hw-node-title svg { color: var(--hw-text-2); }
.hw-node-path { display: block; font: 10.5px/15px var(--hw-mono); color: var(--hw-text-3); letter-spacing: -.01em; }
.hw-node-badges { display: flex; align-items: center; gap: 9px; height: 18px; font-size: 11px; line-height: 18px; color: var(--hw-text-2); white-space: nowrap; font-variant-numeric: tabular-nums; overflow: hidden; }
.hw-node-badges > span { display: inline-flex; align-items: center; gap: 3px; flex: none; }
.hw-node-badges .hw-tag { height: 16px; }
.hw-node-columns { border-top: 1px solid var(--hw-line); }
.hw-node-column { all: unset; box-sizing: border-box; display: flex; width: 100%; height: 24px; align-items: center; padding: 0 9px; font: 11px/24px var(--hw-mono); color: var(--hw-text-2); cursor: pointer; }
.hw-node-column:hover { background: var(--hw-hover); color: var(--hw-text); }
.hw-node-column[data-lit="true"] { background: var(--hw-accent-bg); color: var(--hw-accent); font-weight: 600; }
.hw-node-column:last-of-type { border-radius: 0 0 5px 5px; }
.hw .hw-node-column:focus-visible, .hw .hw-node-foot:focus-visible, .hw .hw-node-pager button:focus-visible { outline: 2px solid var(--hw-accent); outline-offset: -2px; }
.hw-node-gap { height: 24px; }
.hw-node-foot { all: unset; box-sizing: border-box; display: flex; width: 100%; height: 23px; align-items: center; justify-content: space-between; padding: 0 9px; border-top: 1px solid var(--hw-line); font-size: 11px; color: var(--hw-text-3); cursor: pointer; }
.hw-node-foot:hover, .hw-node-pager button:hover:not(:disabled) { color: var(--hw-text); background: var(--hw-hover); }
.hw-node-pager { display: flex; align-items: center; height: 24px; border-top: 1px solid var(--hw-line); font-size: 11px; color: var(--hw-text-3); font-variant-numeric: tabular-nums; }
.hw-node-pager > span { flex: 1; text-align: center; white-space: nowrap; }
.hw-node-pager > button { all: unset; box-sizing: border-box; display: grid; place-items: center; width: 24px; height: 23px; cursor: pointer; }
.hw-node-pager > button:disabled { opacity: .4; cursor: default; }
.hw-pills { position: absolute; top: -11px; display: flex; gap: 2px; z-index: 2; }
.hw-pills[data-side="upstream"] { left: -14px; flex-direction: row-reverse; } .hw-pills[data-side="downstream"] { right: -14px; }
.hw-pill { all: unset; box-sizing: border-box; height: 20px; min-width: 24px; padding: 0 5px; border: 1px solid var(--hw-line-3); border-radius: 10px; background: var(--hw-bg); font: 500 11px/18px var(--hw-font); text-align: center; color: var(--hw-text-2); cursor: pointer; }
.hw-pill:hover { color: var(--hw-accent); border-color: var(--hw-accent); }
.hw .hw-pill:focus-visible { outline: 2px solid var(--hw-accent); border-radius: 10px; }

.hw-hops { position: absolute; left: 0; right: 0; top: 0; height: 36px; pointer-events: none; z-index: 4; background: linear-gradient(var(--hw-bg-2) 60%, transparent); }
.hw-hops span { position: absolute; top: 10px; font-size: 12px; line-height: 16px; color: var(--hw-text-3); }
.hw-hops [data-focus="true"] { color: var(--hw-text); font-weight: 600; }
.hw-zoom { position: absolute; right: 16px; bottom: 16px; z-index: 5; display: flex; align-items: center; border: 1px solid var(--hw-line-2); border-radius: 6px; background: var(--hw-bg); padding: 0 2px; }
.hw-zoom > span { width: 44px; text-align: center; font-size: 12px; color: var(--hw-text-2); font-variant-numeric: tabular-nums; }
.hw .react-flow__minimap { margin: 16px; padding: 0; background: var(--hw-bg); border: 1px solid var(--hw-line-2); border-radius: 6px; overflow: hidden; line-height: 0; }
@container (max-width: 560px) { .hw .react-flow__minimap { display: none; } }
@container (max-height: 560px) { .hw .react-flow__minimap { display: none; } }

.hw .hw-impact { width: 280px; display: flex; flex-direction: column; }
.hw .hw-impact > header { flex: none; border-bottom: 0; gap: 6px; }
.hw .hw-impact > header h2 { margin: 0; }
.hw-impact > header .hw-group .hw-button { height: 24px; padding: 0 8px; font-size: 12px; }
.hw-totals { flex: none; display: flex; gap: 28px; margin: 0; padding: 0 16px 10px; border-bottom: 1px solid var(--hw-line); }
.hw-totals dt { font-size: 12px; line-height: 16px; color: var(--hw-text-3); }
.hw-totals dd { margin: 0; font-size: 18px; line-height: 24px; font-weight: 600; font-variant-numeric: tabular-nums; }
.hw-impact-none { padding: 12px 16px; }
.hw .hw-impact h3 { display: flex; justify-content: space-between; margin: 0; padding: 10px 16px 4px; }
.hw-impact h3 > span { font-weight: 400; }
.hw-impact-row { all: unset; box-sizing: border-box; display: flex; gap: 8px; width: 100%; min-height: 42px; padding: 4px 16px 4px 14px; border-left: 2px solid transparent; line-height: 17px; cursor: pointer; content-visibility: auto; contain-intrinsic-height: 42px; }
.hw-impact-row > svg { margin-top: 2px; color: var(--hw-text-3); }
.hw-impact-row .hw-cut { display: block; text-align: left; }
.hw-impact-row .hw-dim { font-size: 12px; line-height: 16px; }
.hw-impact-row:hover { background: var(--hw-hover); }
.hw-impact-row[data-lit="true"] { border-left-color: var(--hw-accent); background: var(--hw-accent-bg); }
.hw-impact-row[data-lit="true"] .hw-dim { color: var(--hw-text-2); }
.hw .hw-impact-row:focus-visible { outline: 2px solid var(--hw-accent); outline-offset: -2px; }
.hw-impact-right { flex: none; display: grid; justify-items: end; align-content: start; font-size: 12px; max-width: 96px; }
.hw-impact-right > * { max-width: 96px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.hw-impact-right .hw-row { gap: 3px; color: var(--hw-text-2); }
.hw-impact-right [data-critical="true"] { font-weight: 500; color: var(--hw-text); }

.hw-plain { list-style: none; margin: 0; padding: 0; }
.hw-pick { all: unset; box-sizing: border-box; display: flex; align-items: center; gap: 8px; width: calc(100% + 16px); margin: 0 -8px; padding: 0 8px; min-height: 28px; border-radius: 4px; cursor: pointer; }
.hw .hw-pick.hw-mono { font: 12px/16px var(--hw-mono); }
.hw-pick > .hw-small { flex: 0 1 auto; }
.hw-pick > .hw-spread { min-width: 45%; }
.hw-pick svg { color: var(--hw-text-3); }
.hw-pick:hover { background: var(--hw-hover); }
.hw-pick[aria-pressed="true"] { background: var(--hw-accent-bg); color: var(--hw-accent); }
.hw .hw-pick:focus-visible { outline: 2px solid var(--hw-accent); outline-offset: -2px; }
.hw-column-edge { padding: 5px 8px; margin: 0 -8px; border-radius: 4px; display: grid; gap: 2px; }
.hw-column-edge[data-lit="true"] { background: var(--hw-accent-bg); }
.hw-wide { flex-basis: 100%; overflow-wrap: anywhere; font-size: 11px; }
.hw-panel .hw-sql { scroll-margin: 52px 0 8px; }
.hw-sql pre { position: relative; max-height: 260px; white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4; }
.hw-sql pre [data-look="faint"] { color: var(--hw-text-3); }
.hw-sql mark { border-radius: 2px; box-decoration-break: clone; }
.hw-reason { display: flex; align-items: flex-start; gap: 6px; padding: 2px 0; font-size: 12px; line-height: 16px; overflow-wrap: anywhere; }
.hw-reason .hw-row { flex: none; height: 16px; }
.hw-reason .hw-link { margin-right: 6px; min-height: 16px; }
.hw .hw-link[aria-pressed="true"] { background: var(--hw-mark); color: var(--hw-text); border-radius: 2px; }
.hw-lineage-foot .hw-legend { gap: 6px; }
.hw-lineage-start { max-width: 560px; margin: 48px auto; padding: 0 16px; }
.hw-lineage-start .hw-lineage-other { margin: 10px 0 0; }
.hw-lineage-start h2 { margin: 24px 0 4px; }
.hw .hw-picker-option { display: flex; align-items: center; min-height: 40px; gap: 8px; padding: 2px 12px; font-size: 13px; cursor: pointer; }
.hw-picker .hw-cut { display: block; text-align: left; }
.hw-picker .hw-mono { font-size: 11px; }
@media (max-width: 720px) { .hw-lineage-foot { font-size: 11px; } .hw .hw-lineage .hw-impact { width: auto; } .hw-lineage-name { max-width: 100%; } }`;
