import type { Asset, components } from '@headwater/plugin-data-catalog-common';
import { useTexts } from '../../../translation';
import { Icon } from '../../../ui/Icon';
import { FileLink } from '../../../ui/SourceLink';
import { useEditing } from '../editing/Editing';
import { isDeclared, isField } from '../fields';
import { Says } from './Says';
import { ValueText } from './ValueText';

type Row = { key: string; name: string; value: unknown; says: components['schemas']['ValueSource'] };

/** Each value that is shown, with who says it and when. */
export function ValueTable() {
  const { asset } = useEditing();
  const t = useTexts();
  const rows: Row[] = [
    ...Object.entries(asset.attributes.values).map(([name, { value, ...says }]) => ({ key: name, name, value, says })),
    ...setRows(asset, 'tags'),
    ...setRows(asset, 'terms'),
  ];
  if (rows.length === 0) return null;
  return (
    <section className="hw-section">
      <h2>{t('assets.page.sources.values')}</h2>
      <table className="hw-table hw-values" aria-label={t('assets.page.sources.values')}>
        <tbody>
          {rows.map(({ key, name, value, says }) => (
            <tr key={key}>
              <th scope="row">{isField(name) ? t(`assets.page.fields.${name}`) : name}</th>
              <td>
                <ValueText value={value} />
                {says.source === 'yaml' && isDeclared(asset, name) && (
                  <span className="hw-dim" title={t('assets.page.sources.changeThere')}>
                    {' '}
                    <Icon name="lock" size={12} label={t('assets.page.sources.changeThere')} />
                  </span>
                )}
              </td>
              <td className="hw-small hw-dim">
                <Says says={says} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asset.declaredBy?.location && (
        <p className="hw-small" style={{ margin: '8px 0 0' }}>
          <FileLink location={asset.declaredBy.location} />
        </p>
      )}
    </section>
  );
}

/** Values of a set by who says them: three hundred tags of one source are one row. */
function setRows(asset: Asset, name: 'tags' | 'terms'): Row[] {
  const rows = new Map<string, Row & { value: string[] }>();
  for (const { value, sources } of asset.attributes[name]) {
    for (const says of sources) {
      const key = `${name} ${says.source} ${says.by}`;
      const row = rows.get(key) ?? { key, name, value: [], says };
      row.value.push(value);
      rows.set(key, row);
    }
  }
  return [...rows.values()];
}
