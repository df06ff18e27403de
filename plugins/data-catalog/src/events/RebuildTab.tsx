import type { Replay } from '@headwater/plugin-data-catalog-common';
import { useState } from 'react';
import { useTexts } from '../translation';
import { Ago } from '../ui/Ago';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/Icon';
import { Failure, SkeletonBlock } from '../ui/states';
import { duration } from '../ui/time';
import { FactList } from './EventPanel';
import { useReplay } from './useReplay';

type Question = 'snapshot' | 'start' | 'cancel';

/** Making everything anew from the log. */
export function RebuildTab() {
  const t = useTexts();
  const { replay, start, cancel } = useReplay();
  const [question, setQuestion] = useState<Question>();
  const running = replay.data?.state === 'running';
  const confirm = async () => {
    if (question === 'cancel') await cancel.mutateAsync().catch(() => undefined);
    else if (question) await start.mutateAsync(question).catch(() => undefined);
    setQuestion(undefined);
  };
  return (
    <div className="hw-scroll">
      <div className="hw-rebuild">
        <p className="hw-text">{t('events.rebuild.intro')}</p>
        {replay.error && replay.data === undefined && (
          <Failure error={replay.error} onRetry={() => replay.refetch()} compact />
        )}
        {replay.isPending && <SkeletonBlock height={96} />}
        {replay.data === null && (
          <p className="hw-dim">
            {t('events.rebuild.none')} {t('events.rebuild.replica')}
          </p>
        )}
        {replay.data && <Progress replay={replay.data} />}
        <div className="hw-row hw-wrap">
          <Button icon="refresh" disabled={running} onClick={() => setQuestion('snapshot')}>
            {t('events.rebuild.fromSnapshot')}
          </Button>
          <Button icon="history" disabled={running} onClick={() => setQuestion('start')}>
            {t('events.rebuild.fromStart')}
          </Button>
          {running && (
            <Button kind="danger" onClick={() => setQuestion('cancel')}>
              {t('events.rebuild.cancel')}
            </Button>
          )}
        </div>
      </div>
      <Confirm
        question={question}
        busy={start.isPending || cancel.isPending}
        onConfirm={confirm}
        onClose={() => setQuestion(undefined)}
      />
    </div>
  );
}

const looks: Record<Replay['state'], { icon: IconName; tone?: string }> = {
  running: { icon: 'running' },
  complete: { icon: 'sound', tone: 'hw-good' },
  cancelled: { icon: 'close' },
  failed: { icon: 'error', tone: 'hw-bad' },
};

function Progress({ replay }: { replay: Replay }) {
  const t = useTexts();
  const { state, from, position, target, startedAt, endedAt, error } = replay;
  const share = target === 0 ? 1 : Math.min(position / target, 1);
  const { icon, tone } = looks[state];
  const title = t(`events.rebuild.${state}`);
  const progress = t('events.rebuild.progress', {
    position: position.toLocaleString('en'),
    target: target.toLocaleString('en'),
  });
  return (
    <section aria-label={title} className="hw-stack">
      <h2 className={tone ? `${tone} hw-row` : 'hw-row'} style={{ margin: 0 }} role="status">
        <Icon name={icon} /> {title}
      </h2>
      {state === 'running' && (
        <div
          className="hw-progress"
          role="progressbar"
          aria-label={title}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(share * 100)}
          aria-valuetext={progress}
        >
          <i style={{ width: `${share * 100}%` }} />
        </div>
      )}
      <FactList
        facts={[
          [t('events.rebuild.reached'), progress],
          [t('events.rebuild.from'), t(`events.rebuild.${from}`)],
          [t('events.rebuild.started'), <Ago key="started" time={startedAt} />],
          [t('events.rebuild.ended'), endedAt && <Ago time={endedAt} />],
          [
            t('events.rebuild.took'),
            endedAt && duration(Date.parse(endedAt) - Date.parse(startedAt)),
          ],
          [t('events.rebuild.error'), error && <span className="hw-mono hw-bad">{error}</span>],
        ]}
      />
    </section>
  );
}

function Confirm(props: {
  question?: Question;
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { question, busy, onConfirm, onClose } = props;
  const t = useTexts();
  // The dialog fades out with the words that it had.
  const [last, setLast] = useState<Question>('snapshot');
  if (question && question !== last) setLast(question);
  const shown = question ?? last;
  return (
    <Dialog
      open={question !== undefined}
      title={t(`events.rebuild.${shown}Title`)}
      action={t(shown === 'cancel' ? 'events.rebuild.cancel' : 'events.rebuild.begin')}
      danger={shown === 'cancel'}
      busy={busy}
      onAction={onConfirm}
      onClose={onClose}
    >
      <p className="hw-text">{t(`events.rebuild.${shown}Text`)}</p>
    </Dialog>
  );
}
