/** The picture of lineage and what stands around it. */
export const lineageStyles = `
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

