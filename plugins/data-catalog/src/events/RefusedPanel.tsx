import { useApi } from '@backstage/frontend-plugin-api';
import type { RejectedEvent } from '@headwater/plugin-data-catalog-common';
import { dataCatalogApiRef } from '../api';
import { useTexts } from '../translation';
import { Button } from '../ui/Button';
import { EntityLink } from '../ui/EntityLink';
import { formatBytes } from '../ui/formatBytes';
import { JsonView } from '../ui/JsonView';
import { SidePanel } from '../ui/SidePanel';
import { Failure, Skeleton } from '../ui/states';
import { useLoaded } from '../ui/useLoaded';
import { CopyButton } from './CopyButton';
import { FactList } from './EventPanel';

/** Bodies are kept up to this size. */
const KEPT_BYTES = 64 * 1024;

/** One refused event: why, whence, and what it was. */
export function RefusedPanel(props: {
  id: string;
  onClose: () => void;
  onOrigin: (origin: string) => void;
}) {
  const { id, onClose, onOrigin } = props;
  const t = useTexts();
  const api = useApi(dataCatalogApiRef);
  const { value, error, retry } = useLoaded(['events', 'refused event', id], signal =>
    api.getRejectedEvent(id, { signal }),
  );
  return (
    <SidePanel
      label={t('events.refused.panel')}
      icon="error"
      title={t('events.refused.panel')}
      onClose={onClose}
    >
      {error && <Failure error={error} onRetry={retry} />}
      {!error && !value && <Skeleton rows={6} height={24} />}
      {value && (
        <>
          <section>
            <p className="hw-text hw-bad">{value.reason}</p>
          </section>
          <section>
            <FactList
              facts={[
                [t('events.refused.when'), <code key="when">{value.receivedAt}</code>],
                [
                  t('events.refused.origin'),
                  <span key="origin" className="hw-row hw-wrap">
                    <code>{value.origin}</code>
                    <Button size="small" onClick={() => onOrigin(value.origin)}>
                      {t('events.refused.onlyOrigin')}
                    </Button>
                  </span>,
                ],
                [t('events.refused.size'), formatBytes(value.sizeBytes)],
                [t('events.refused.actor'), <EntityLink key="actor" entityRef={value.actor} />],
              ]}
            />
          </section>
          <section>
            <Body event={value} />
          </section>
        </>
      )}
    </SidePanel>
  );
}

function Body({ event: { body, sizeBytes } }: { event: RejectedEvent }) {
  const t = useTexts();
  if (body === undefined || body === '')
    return <p className="hw-dim">{t('events.refused.noBody')}</p>;
  const parsed = parse(body);
  return (
    <>
      <h2>
        {t('events.panel.body')}
        <CopyButton text={() => body} />
      </h2>
      {sizeBytes > KEPT_BYTES && (
        <p className="hw-dim">{t('events.refused.cut', { size: formatBytes(sizeBytes) })}</p>
      )}
      {parsed ? (
        <JsonView value={parsed.value} />
      ) : (
        <>
          <p className="hw-dim">{t('events.refused.notJson')}</p>
          {/* It scrolls, so keys must reach it. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <pre tabIndex={0} role="region" aria-label={t('events.panel.body')}>
            {body}
          </pre>
        </>
      )}
    </>
  );
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
