import { useApi } from '@backstage/frontend-plugin-api';
import type { AssetSummary } from '@headwater/plugin-data-catalog-common';
import Autocomplete from '@mui/material/Autocomplete';
import { useQuery } from '@tanstack/react-query';
import { memo, useEffect, useState } from 'react';
import { dataCatalogApiRef } from '../api';
import { useRecent } from '../home/marks';
import { useTexts } from '../translation';
import { Icon, iconOfType } from '../ui/Icon';
import { onTop } from '../ui/Menu';
import { fullPath } from './model/nodeText';

type Option = Pick<AssetSummary, 'id' | 'title' | 'type' | 'namespace' | 'name'>;

const MOST = 20;
const TYPING_MS = 200;
/** Beside what every answer has. */
const fields: ['platform'] = ['platform'];
/** What lineage connects. */
const classes: ('dataset' | 'job' | 'product' | 'entity')[] = [
  'dataset',
  'job',
  'product',
  'entity',
];

export type AssetPickerProps = {
  onPick: (id: string) => void;
  /** Typing starts here when it is shown. */
  startHere?: boolean;
  /** Offers those looked at lately before anything is typed. */
  offerRecent?: boolean;
};

/** Chooses an asset by typing a part of its name. */
export const AssetPicker = memo(function AssetSearch(props: AssetPickerProps) {
  const { onPick, startHere = false, offerRecent = false } = props;
  const t = useTexts();
  const [text, setText] = useState('');
  const [opened, setOpened] = useState(false);
  const settled = useSettled(text.trim());
  const found = useFound(settled);
  const recent = useRecentAssets(offerRecent);
  const early = settled === '';
  const options = early ? recent : found.items;
  return (
    <Autocomplete<Option>
      options={options}
      loading={found.loading}
      openOnFocus
      open={opened && (!early || options.length > 0)}
      onOpen={() => setOpened(true)}
      onClose={() => setOpened(false)}
      autoHighlight
      blurOnSelect
      clearOnBlur={false}
      value={null}
      inputValue={text}
      getOptionLabel={option => option.title}
      getOptionKey={option => option.id}
      // The server has filtered already.
      filterOptions={all => all}
      noOptionsText={t('ui.noOptions')}
      loadingText={t('ui.loading')}
      onInputChange={(_, typed, reason) => reason !== 'reset' && setText(typed)}
      onChange={(_, option) => option && onPick(option.id)}
      slotProps={{ paper: { className: 'hw hw-picker' }, popper: { container: onTop } }}
      renderOption={(attributes, option) => {
        const { key: _, ...rest } = attributes as typeof attributes & { key: string };
        return (
          <li key={option.id} {...rest} className={`${rest.className} hw-picker-option`}>
            <Icon name={iconOfType(option.type)} size={14} />
            <span className="hw-spread">
              <bdi className="hw-cut hw-strong" title={option.title}>
                {option.title}
              </bdi>
              <span className="hw-mono hw-dim hw-cut" title={fullPath(option)}>
                {fullPath(option)}
              </span>
            </span>
          </li>
        );
      }}
      renderInput={({ InputProps, inputProps }) => (
        <span ref={InputProps.ref} className="hw-field">
          <Icon name="search" size={14} />
          <input
            {...inputProps}
            className="hw-input"
            aria-label={t('lineage.picker.label')}
            placeholder={t('lineage.picker.placeholder')}
            maxLength={200}
            // It opens because somebody wants to type.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus={startHere}
          />
        </span>
      )}
    />
  );
});

/** A text once it has been the same for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

function useFound(q: string): { items: Option[]; loading: boolean } {
  const api = useApi(dataCatalogApiRef);
  const { data, isFetching } = useQuery({
    queryKey: ['assets', 'pick', q],
    queryFn: ({ signal }) => api.listAssets({ q, limit: MOST, fields, class: classes }, { signal }),
    enabled: q !== '',
    placeholderData: before => before,
  });
  return { items: data?.items ?? [], loading: isFetching };
}

const nothing: string[] = [];

/** Assets looked at lately that are still there, newest first; none where they are not wanted. */
export function useRecentAssets(wanted = true): Option[] {
  const api = useApi(dataCatalogApiRef);
  const recent = useRecent();
  const ids = wanted ? recent : nothing;
  const { data } = useQuery({
    queryKey: ['assets', 'recent', ids],
    queryFn: ({ signal }) => api.listAssets({ id: ids, limit: ids.length, fields }, { signal }),
    enabled: ids.length > 0,
    placeholderData: before => before,
  });
  const known = new Map((data?.items ?? []).map(item => [item.id, item]));
  return ids.flatMap(id => known.get(id) ?? []);
}
