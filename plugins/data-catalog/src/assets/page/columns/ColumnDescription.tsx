import type { Asset, AssetColumnView } from '@headwater/plugin-data-catalog-common';
import { useState } from 'react';
import { useTexts } from '../../../translation';
import { Button, IconButton } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { FileLink } from '../../../ui/SourceLink';
import { useEditing } from '../editing/Editing';
import { TextEditor } from '../editing/TextEditor';
import { useReturnFocus } from '../editing/useReturnFocus';
import { LongText } from '../LongText';
import { Says } from '../sources/Says';
import type { FlatColumn } from './flatten';
import { useSaveColumn } from './useSaveColumn';

/** What a column holds, in somebody's words; edited in its place. */
export function ColumnDescription({ flat: { path, column } }: { flat: FlatColumn }) {
  const { asset, mayEdit } = useEditing();
  const t = useTexts();
  const saveColumn = useSaveColumn(path, column);
  const [base, setBase] = useState<{ asset: Asset; column: AssetColumnView }>();
  const opener = useReturnFocus(base !== undefined);
  const field = t('assets.page.fields.columnDescription');
  const said = column.sources?.description;
  const declared = said?.source === 'yaml';
  const write = (text: string) => {
    setBase(undefined);
    saveColumn({ description: text === '' ? null : text }, t('assets.page.edit.changed', { field }), base);
  };
  return (
    <section>
      <h2>
        {t('assets.page.fields.description')}
        {mayEdit && !declared && !base && column.description && (
          <IconButton
            ref={opener}
            kind="bare"
            size="small"
            icon="edit"
            label={t('assets.page.edit.change', { field })}
            onClick={() => setBase({ asset, column })}
          />
        )}
      </h2>
      {base && (
        <TextEditor
          label={field}
          text={base.column.description ?? ''}
          onSave={write}
          onCancel={() => setBase(undefined)}
        />
      )}
      {!base && column.description && <LongText text={column.description} />}
      {!base && said && (
        <p className="hw-small hw-dim" style={{ margin: '4px 0 0' }}>
          <Says says={said} />
        </p>
      )}
      {declared && <Declared />}
      {!base && !column.description && (
        <p className="hw-row hw-dim" style={{ margin: 0 }}>
          {t('assets.page.description.none')}
          {mayEdit && (
            <Button ref={opener} size="small" icon="edit" onClick={() => setBase({ asset, column })}>
              {t('assets.page.description.add')}
            </Button>
          )}
        </p>
      )}
      {column.onlyDeclared && (
        <p className="hw-row hw-warn hw-small" style={{ margin: '6px 0 0' }}>
          <Icon name="warning" size={12} /> {t('assets.page.columns.onlyDeclaredText')}
        </p>
      )}
    </section>
  );
}

function Declared() {
  const { asset } = useEditing();
  if (!asset.declaredBy?.location) return null;
  return (
    <p className="hw-small hw-row" style={{ gap: 4, margin: '4px 0 0' }}>
      <Icon name="lock" size={12} /> <FileLink location={asset.declaredBy.location} />
    </p>
  );
}
