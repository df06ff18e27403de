import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import Autocomplete from '@mui/material/Autocomplete';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../translation';
import { Icon, iconOfType } from './Icon';
import { shortRef } from './shortRef';

type Option = { ref: string; title: string };

const MOST = 50;

/** Chooses an entity of some kinds by typing a part of its name; the value is its ref. */
export function EntityPicker(props: {
  label: string;
  /** Such as `['Group', 'User']`. */
  kinds: readonly string[];
  value: string | null;
  onChange: (entityRef: string | null) => void;
  autoFocus?: boolean;
}) {
  const { label, kinds, value, onChange, autoFocus } = props;
  const t = useTexts();
  const catalog = useApi(catalogApiRef);
  const [text, setText] = useState('');
  const { data: options = [], isFetching } = useQuery({
    queryKey: ['entities', kinds, text],
    queryFn: async (): Promise<Option[]> => {
      const { items } = await catalog.queryEntities({
        filter: { kind: [...kinds] },
        fields: ['kind', 'metadata.name', 'metadata.namespace', 'metadata.title'],
        fullTextFilter: { term: text, fields: ['metadata.name', 'metadata.title'] },
        orderFields: [{ field: 'metadata.name', order: 'asc' }],
        limit: MOST,
      });
      return items.map(entity => ({
        ref: stringifyEntityRef(entity),
        title: entity.metadata.title ?? entity.metadata.name,
      }));
    },
    placeholderData: before => before,
  });
  const chosen = value === null ? null : { ref: value, title: shortRef(value) };
  // The field wants its value among the options, also while others are found.
  const known = chosen === null || options.some(option => option.ref === chosen.ref);
  return (
    <Autocomplete<Option>
      options={known ? options : [...options, chosen]}
      loading={isFetching}
      value={chosen}
      isOptionEqualToValue={(option, other) => option.ref === other.ref}
      getOptionLabel={option => option.title}
      getOptionKey={option => option.ref}
      // The server has filtered already.
      filterOptions={() => options}
      noOptionsText={t('ui.noOptions')}
      loadingText={t('ui.loading')}
      onInputChange={(_, typed, reason) => reason === 'input' && setText(typed)}
      onChange={(_, option) => onChange(option?.ref ?? null)}
      slotProps={{ paper: { className: 'hw' }, popper: { style: { zIndex: 1400 } } }}
      renderOption={(attributes, option) => {
        const { key: _, ...rest } = attributes as typeof attributes & { key: string };
        return (
          <li key={option.ref} {...rest} style={{ minHeight: 28, gap: 8, fontSize: 13 }}>
            <Icon name={iconOfType(option.ref.split(':')[0])} size={14} />
            {option.title}
            <span className="hw-dim hw-small">{option.ref}</span>
          </li>
        );
      }}
      renderInput={({ InputProps, inputProps }) => (
        <span ref={InputProps.ref} className="hw-field">
          <Icon name="search" size={14} />
          <input
            {...inputProps}
            className="hw-input"
            aria-label={label}
            placeholder={label}
            // It opens because somebody wants to type.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus={autoFocus}
          />
        </span>
      )}
    />
  );
}
