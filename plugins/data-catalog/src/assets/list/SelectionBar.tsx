import { useApi } from '@backstage/frontend-plugin-api';
import type { AssetSummary, Count } from '@headwater/plugin-data-catalog-common';
import { useState } from 'react';
import { dataCatalogApiRef } from '../../api';
import { useTexts } from '../../translation';
import { Button } from '../../ui/Button';
import { countText, numberText } from '../../ui/count';
import { useNotify } from '../../ui/Notices';
import { messageOf } from '../../ui/states';
import { fieldsOf } from './columns';
import { toFilters } from './listState';
import type { ListState } from './listState';

/** The chosen assets by id, as their rows showed them. */
export type Selection = ReadonlyMap<string, AssetSummary>;

/** So many can be chosen at once; beyond, an import is the better way. */
const MOST = 10_000;
const PAGE = 1000;

/** What can be done with the chosen rows. */
export function SelectionBar(props: {
  selection: Selection;
  state: ListState;
  total?: Count;
  onChange: (selection: Selection) => void;
  onEdit: () => void;
}) {
  const { selection, state, total, onChange, onEdit } = props;
  const t = useTexts();
  const { loaded, chooseAll } = useChooseAll(state, onChange);
  const more = total !== undefined && selection.size < Math.min(total.value, MOST);
  const allText =
    total && total.exact && total.value <= MOST
      ? t('assets.list.selection.all', { total: countText(total) })
      : t('assets.list.selection.allMost', { total: numberText(MOST) });
  return (
    <div className="hw-list-selection" role="region" aria-label={t('assets.list.selection.chosen', chosenParams(selection.size))}>
      <b role="status">{t('assets.list.selection.chosen', chosenParams(selection.size))}</b>
      <Button icon="edit" size="small" onClick={onEdit}>
        {t('assets.list.selection.edit')}
      </Button>
      {more && loaded === undefined && (
        <button type="button" className="hw-link" onClick={chooseAll}>
          {allText}
        </button>
      )}
      {loaded !== undefined && <span>{t('assets.list.selection.choosing', { loaded: numberText(loaded) })}</span>}
      <button type="button" className="hw-link" onClick={() => onChange(new Map())}>
        {t('assets.list.selection.clear')}
      </button>
    </div>
  );
}

function chosenParams(count: number) {
  return { count, text: numberText(count) };
}

/** Chooses all that fit the filters, whether or not they were scrolled to. */
function useChooseAll(state: ListState, onChange: (selection: Selection) => void) {
  const api = useApi(dataCatalogApiRef);
  const t = useTexts();
  const notify = useNotify();
  const [loaded, setLoaded] = useState<number>();
  const chooseAll = async () => {
    const query = { ...toFilters(state), orderBy: state.orderBy, fields: fieldsOf([]), limit: PAGE, count: false };
    const chosen = new Map<string, AssetSummary>();
    let cursor: string | undefined;
    setLoaded(0);
    try {
      do {
        const page = await api.listAssets({ ...query, ...(cursor !== undefined && { cursor }) });
        for (const item of page.items.slice(0, MOST - chosen.size)) chosen.set(item.id, item);
        setLoaded(chosen.size);
        cursor = page.nextCursor;
      } while (cursor !== undefined && chosen.size < MOST);
      onChange(chosen);
    } catch (error) {
      notify({ tone: 'bad', text: t('assets.list.selection.failed', { reason: messageOf(error as Error) }) });
    }
    setLoaded(undefined);
  };
  return { loaded, chooseAll };
}
