import { useTexts } from '../../../translation';
import { StarButton } from '../../../home/StarButton';
import { Icon, iconOfType } from '../../../ui/Icon';
import { Identifier } from '../../../ui/Identifier';
import { TitleEditor } from '../editing/TitleEditor';
import { useEditing } from '../editing/Editing';
import { SourceButton } from '../sources/SourceButton';
import { ActionsMenu } from './ActionsMenu';
import { Facts } from './Facts';
import { StateChips } from './StateChips';

/** Namespace of what is no data but an entity of the catalog. */
const CATALOG = 'backstage';

/** What the asset is, in what state, and whose. */
export function AssetHeader() {
  const { asset } = useEditing();
  const t = useTexts();
  const { id, title, type, platform, namespace, name } = asset;
  return (
    <>
      <div className="hw-asset-line">
        <span className="hw-asset-icon">
          <Icon name={iconOfType(type)} size={20} label={type} />
        </span>
        <div className="hw-row hw-wrap hw-spread">
          <TitleEditor />
          <span className="hw-row hw-value hw-dim" style={{ gap: 4 }}>
            {platform === type || namespace === CATALOG ? type : t('assets.page.kind', { type, platform: platform! })}
            {asset.attributes.values.type && (
              <span className="hw-value-tools">
                <SourceButton field="type" />
              </span>
            )}
          </span>
          <span className="hw-asset-names">
            {namespace !== CATALOG && <Identifier text={namespace} />}
            <Identifier text={name} />
          </span>
        </div>
        <span className="hw-row hw-asset-actions">
          <StarButton id={id} title={title} />
          <ActionsMenu />
        </span>
      </div>
      <StateChips />
      <Facts />
    </>
  );
}
