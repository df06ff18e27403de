import type { Asset } from '@headwater/plugin-data-catalog-common';
import type { ReactNode } from 'react';
import { useTexts } from '../../../translation';
import { Ago } from '../../../ui/Ago';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import type { IconName } from '../../../ui/Icon';
import { messageOf } from '../../../ui/states';
import { useEditing } from '../editing/Editing';
import { isGone } from '../useAsset';
import { useAssetActions } from './useAssetActions';

/** What one must know before one reads on: it is deleted, gone, old, or goes by another name. */
export function Banners(props: { foundAs?: Asset['foundAs']; staleError?: Error; at: number; onRetry: () => void }) {
  const { foundAs, staleError, at, onRetry } = props;
  const { asset } = useEditing();
  const t = useTexts();
  const { restore } = useAssetActions();
  const gone = isGone(staleError);
  return (
    <>
      {gone && (
        <Banner tone="bad" icon="error">
          {t('assets.page.banner.gone', { time: new Date(at).toLocaleTimeString('en', { hour12: false }) })}
        </Banner>
      )}
      {staleError && !gone && (
        <Banner tone="warn" icon="warning">
          <span className="hw-spread">{t('assets.page.banner.stale', { reason: messageOf(staleError) })}</span>
          <Button size="small" icon="refresh" onClick={onRetry}>
            {t('ui.retry')}
          </Button>
        </Banner>
      )}
      {asset.deletedAt && (
        <Banner tone="bad" icon="trash">
          <span className="hw-spread">
            {t('assets.page.banner.deleted')} <Ago time={asset.deletedAt} />. {t('assets.page.banner.deletedText')}
          </span>
          {asset.mayUpdate && !gone && (
            <Button size="small" icon="undo" onClick={restore}>
              {t('assets.page.actions.undelete')}
            </Button>
          )}
        </Banner>
      )}
      {foundAs && (
        <Banner icon="info">
          <span className="hw-spread">
            {t('assets.page.banner.foundAs')} <code className="hw-mono">{foundAs.namespace}</code>{' '}
            <code className="hw-mono">{foundAs.name}</code>
          </span>
        </Banner>
      )}
    </>
  );
}

function Banner({ tone, icon, children }: { tone?: 'bad' | 'warn'; icon: IconName; children: ReactNode }) {
  return (
    <div className="hw-banner" role="status" data-tone={tone}>
      <Icon name={icon} />
      {children}
    </div>
  );
}
