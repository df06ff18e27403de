import { Link } from 'react-router-dom';
import { assetPath, entityPath } from '../../../routes';
import { useTexts } from '../../../translation';
import { EntityLink } from '../../../ui/EntityLink';
import { Fact } from '../../../ui/Fact';
import { shortRef } from '../../../ui/shortRef';
import { FileLink } from '../../../ui/SourceLink';
import { useEditing } from '../editing/Editing';
import { RefEditor } from '../editing/RefEditor';
import { SourceButton } from '../sources/SourceButton';
import { Readers } from './Readers';

const refFields = [
  { field: 'owner', kinds: ['Group', 'User'] },
  { field: 'steward', kinds: ['Group', 'User'] },
  { field: 'domain', kinds: ['Domain'] },
] as const;

/** Whose the asset is, where it belongs, who reads it, and which file says so. */
export function Facts() {
  const { asset, may } = useEditing();
  const t = useTexts();
  const { parent, declaredBy, attributes } = asset;
  const system = attributes.values.system?.value;
  return (
    <div className="hw-asset-facts">
      {refFields.map(({ field, kinds }) => {
        const value = asset[field];
        // Who owns it is worth saying even where nobody does.
        if (value === undefined && !may(field) && field !== 'owner') return null;
        return (
          <Fact key={field} title={t(`assets.page.fields.${field}`)}>
            <span className="hw-value">
              {value === undefined ? <span className="hw-dim">{t('ui.none')}</span> : <EntityLink entityRef={value} />}
              <span className="hw-value-tools" data-shown={value === undefined}>
                {value !== undefined && <SourceButton field={field} />}
                {may(field) && <RefEditor field={field} kinds={kinds} />}
              </span>
            </span>
          </Fact>
        );
      })}
      {typeof system === 'string' && (
        <Fact title={t('assets.page.system')}>
          <EntityLink entityRef={system} />
        </Fact>
      )}
      {parent && (
        <Fact title={t('assets.page.partOf')}>
          <Link to={assetPath(parent.id)} className="hw-cut" dir="auto">
            {parent.title}
          </Link>
        </Fact>
      )}
      <Readers />
      {declaredBy && (
        <span className="hw-row" style={{ gap: 6 }}>
          {declaredBy.location ? (
            <FileLink location={declaredBy.location} />
          ) : (
            <Link to={entityPath(declaredBy.entityRef)} className="hw-link">
              {t('assets.page.declaredBy', { name: shortRef(declaredBy.entityRef) })}
            </Link>
          )}
        </span>
      )}
    </div>
  );
}
