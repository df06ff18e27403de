import { useApi } from '@backstage/frontend-plugin-api';
import type { AssetColumnView } from '@headwater/plugin-data-catalog-common';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { dataCatalogApiRef } from '../api';
import { Icon } from '../ui/Icon';
import { EntityLink } from '../ui/parts';
import { Empty, Failure, Skeleton } from '../ui/states';
import { useLoaded } from '../ui/useLoaded';

const PAGE = 1000;
const ROW = 32;

type FlatColumn = { column: AssetColumnView; depth: number; path: string };

/** The columns of an asset. Only rows in view are drawn, so that 5,000 scroll like 5. */
export function Columns({ id }: { id: string }) {
  const api = useApi(dataCatalogApiRef);
  const [text, setText] = useState('');
  const { value, error, retry } = useLoaded(['columns', id], async signal => {
    const columns: AssetColumnView[] = [];
    let cursor: string | undefined;
    do {
      const page = await api.listAssetColumns(id, { limit: PAGE, cursor }, { signal });
      columns.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return flatten(columns);
  });
  const scroll = useRef<HTMLDivElement>(null);
  const shown = (value ?? []).filter(({ column, path }) => mentions(column, path, text));
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  if (error) return <Failure error={error} onRetry={retry} />;
  if (!value) return <Skeleton />;
  if (value.length === 0) {
    return <Empty title="No columns known" text="No event with a schema facet and no file has named one." />;
  }
  return (
    <>
      <div className="hw-row" style={{ marginBottom: 10 }}>
        <label className="hw-field" style={{ width: 300 }}>
          <Icon name="search" />
          <input
            className="hw-input"
            placeholder="Filter columns"
            aria-label="Filter columns"
            value={text}
            onChange={event => setText(event.target.value)}
          />
        </label>
        <span className="hw-dim" aria-live="polite">
          {shown.length.toLocaleString('en')} of {value.length.toLocaleString('en')}
        </span>
      </div>
      <div
        ref={scroll}
        role="table"
        aria-label="Columns"
        aria-rowcount={shown.length}
        // A box that scrolls must be reached with the keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        style={{ maxHeight: 'calc(100vh - 260px)', overflow: 'auto', borderTop: '1px solid var(--hw-line)' }}
      >
        <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const { column, depth, path } = shown[index];
            return (
              <div
                key={path}
                role="row"
                aria-rowindex={index + 1}
                className="hw-row"
                style={{
                  position: 'absolute',
                  top: start,
                  left: 0,
                  right: 0,
                  height: ROW,
                  borderBottom: '1px solid var(--hw-line)',
                }}
              >
                <span role="cell" className="hw-mono hw-cut" style={{ width: 280, paddingLeft: depth * 16 }} title={path}>
                  {column.name}
                </span>
                <span role="cell" className="hw-mono hw-dim hw-cut" style={{ width: 160 }} title={column.type}>
                  {column.type}
                </span>
                <span role="cell" className="hw-cut hw-spread" title={column.description}>
                  {column.description}
                  {column.onlyDeclared && <span className="hw-dim"> declared, not observed</span>}
                </span>
                <span role="cell">{column.terms?.map(term => <EntityLink key={term} entityRef={term} />)}</span>
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

function flatten(columns: readonly AssetColumnView[], depth = 0, prefix = ''): FlatColumn[] {
  return columns.flatMap(column => {
    const path = `${prefix}${column.name}`;
    return [{ column, depth, path }, ...flatten(column.fields ?? [], depth + 1, `${path}.`)];
  });
}

function mentions(column: AssetColumnView, path: string, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return [path, column.type, column.description].some(part => part?.toLowerCase().includes(wanted));
}
