import type { EventsStatus } from '@headwater/plugin-data-catalog-common';
import { useTexts } from '../translation';
import { Ago } from '../ui/Ago';
import { Fact } from '../ui/Fact';
import { Icon } from '../ui/Icon';
import { messageOf } from '../ui/states';
import { useStatus } from './useStatus';

/** A lag beyond this is more than a batch on its way. */
const LATE_SECONDS = 30;

/** What came in, how far answers are, and what the receiver takes, in a line. */
export function StatusLine() {
  const t = useTexts();
  const { data, error } = useStatus();
  if (error && !data) {
    return (
      <p className="hw-facts-line hw-bad" role="alert">
        <Icon name="error" size={14} /> {t('events.status.failed', { message: messageOf(error) })}
      </p>
    );
  }
  return (
    <p
      className="hw-facts-line"
      aria-label={t('events.status.label')}
      aria-busy={!data}
      role="group"
    >
      {data ? (
        <Facts status={data} />
      ) : (
        <span className="hw-skeleton" style={{ width: 480, height: 14 }} />
      )}
    </p>
  );
}

function Facts({ status }: { status: EventsStatus }) {
  const t = useTexts();
  const { received, lastReceivedAt, rejected, retentionDays, root, anonymous } = status;
  return (
    <>
      <Fact title={t('events.status.received')}>
        <span>
          {t('events.status.lastHour', { number: countOf(received.lastHour) })},{' '}
          {t('events.status.lastDay', { number: countOf(received.lastDay) })},{' '}
          {lastReceivedAt ? (
            <>
              {t('events.status.newest')} <Ago time={lastReceivedAt} />
            </>
          ) : (
            t('events.status.never')
          )}
        </span>
      </Fact>
      <Lag status={status} />
      <Fact title={t('events.status.refused')}>{t('events.status.kept', { count: rejected })}</Fact>
      <Fact title={t('events.status.retention')}>
        {retentionDays === 0
          ? t('events.status.forEver')
          : t('events.status.days', { count: retentionDays })}
      </Fact>
      <Fact title={t('events.status.root')}>
        {t(root ? 'events.status.on' : 'events.status.off')}
      </Fact>
      <Fact title={t('events.status.anonymous')}>
        {anonymous ? (
          <span className="hw-warn hw-row" style={{ gap: 4 }}>
            <Icon name="warning" size={14} /> {t('events.status.taken')}
          </span>
        ) : (
          t('events.status.refusedAll')
        )}
      </Fact>
    </>
  );
}

function Lag({ status: { lag, lagSeconds } }: { status: EventsStatus }) {
  const t = useTexts();
  const late = lag > 0 && lagSeconds > LATE_SECONDS;
  return (
    <Fact title={t('events.status.lag')}>
      <span className={late ? 'hw-warn hw-row' : undefined} style={{ gap: 4 }}>
        {late && <Icon name="warning" size={14} />}
        {lag === 0
          ? t('events.status.current')
          : t('events.status.behind', { count: lag, seconds: lagSeconds.toLocaleString('en') })}
      </span>
    </Fact>
  );
}

function countOf({ value, exact }: { value: number; exact: boolean }): string {
  return `${value.toLocaleString('en')}${exact ? '' : '+'}`;
}
