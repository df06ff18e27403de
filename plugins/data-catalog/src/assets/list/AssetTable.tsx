import type { AssetSummary } from '@headwater/plugin-data-catalog-common';
import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { assetPath } from '../../routes';
import { useTexts } from '../../translation';
import { DataTable } from '../../ui/DataTable';
import { tableColumns } from './columns';
import type { ColumnKey } from './columns';
import { nextOrder } from './listState';
import type { ListState } from './listState';
import type { Selection } from './SelectionBar';
import type { AssetList } from './useAssetList';

/** Heights of a row with the path below the name, and beside it. */
const ROW = 40;
const DENSE_ROW = 32;

/** Assets as rows; the name is a link, so everything a browser does with links works. */
export function AssetTable(props: {
  list: AssetList;
  state: ListState;
  columns: readonly ColumnKey[];
  dense: boolean;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  onChange: (state: ListState) => void;
}) {
  const { list, state, columns, dense, selection, onSelect, onChange } = props;
  const t = useTexts();
  const navigate = useNavigate();
  const shown = useMemo(() => tableColumns(columns, key => t(`assets.list.columns.${key}`)), [columns, t]);
  const chosen = useMemo(() => new Set(selection.keys()), [selection]);
  const choose = (ids: Set<string>) => onSelect(selected(ids, selection, list.items));
  return (
    <div className="hw-main hw-list" data-dense={dense} data-old={list.old}>
      <DataTable
        label={t('assets.list.title')}
        columns={shown}
        items={list.items}
        keyOf={asset => asset.id}
        nameOf={asset => asset.title}
        order={state.orderBy}
        onOrder={asked => onChange({ ...state, orderBy: nextOrder(state.orderBy, asked) })}
        rowHeight={dense ? DENSE_ROW : ROW}
        selection={{ chosen, onChange: choose }}
        onOpen={asset => navigate(assetPath(asset.id))}
        totalCount={list.total?.exact ? list.total.value : undefined}
        onEnd={list.onEnd}
        loadingMore={list.loadingMore}
        place={list.key}
      />
    </div>
  );
}

/** The chosen assets as their rows show them; those that are not in the list any more stay as they were. */
function selected(ids: Set<string>, before: Selection, items: readonly AssetSummary[]): Selection {
  const shown = new Map(items.map(item => [item.id, item]));
  return new Map([...ids].flatMap(id => {
    const asset = shown.get(id) ?? before.get(id);
    return asset ? [[id, asset] as const] : [];
  }));
}
