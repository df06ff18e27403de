import { useTexts } from '../../translation';
import { MenuButton } from '../../ui/Menu';
import type { MenuItem } from '../../ui/Menu';
import { columnKeys } from './columns';
import type { ChosenColumns } from './useColumns';

/** Which columns are shown, and how high the rows are. */
export function ColumnsMenu(props: { columns: ChosenColumns; dense: boolean; onDense: (dense: boolean) => void }) {
  const { columns, dense, onDense } = props;
  const t = useTexts();
  const items: MenuItem[] = columnKeys
    .filter(key => key !== 'name')
    .map(key => ({
      key,
      text: t(`assets.list.columns.${key}`),
      checked: columns.shown.includes(key),
      onSelect: () => columns.toggle(key),
    }));
  items.push('line', { key: 'dense', text: t('assets.list.columns.dense'), checked: dense, onSelect: () => onDense(!dense) });
  items.push({
    key: 'reset',
    text: t('assets.list.columns.reset'),
    icon: 'undo',
    disabled: columns.reset === undefined,
    onSelect: () => columns.reset?.(),
  });
  const some = t('assets.list.columns.some', { shown: String(columns.shown.length), all: String(columnKeys.length) });
  return (
    <MenuButton
      label={`${t('assets.list.columns.button')} ${some}`}
      text={
        <>
          {t('assets.list.columns.button')} <span className="hw-dim">{some}</span>
        </>
      }
      icon="columns"
      items={items}
    />
  );
}
