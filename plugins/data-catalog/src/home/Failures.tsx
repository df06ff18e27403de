import { useApi } from '@backstage/frontend-plugin-api';
import { Link } from 'react-router-dom';
import { dataCatalogApiRef } from '../api';
import { assetPath } from '../routes';
import { useTexts } from '../translation';
import { Ago } from '../ui/Ago';
import { numberText } from '../ui/count';
import { Icon } from '../ui/Icon';
import { readPages, useConcerning } from './concerning';
import { failedJobs } from './failedJobs';
import type { FailedJob } from './failedJobs';
import { Section } from './Section';

const DAY_MS = 86_400_000;
const DAYS = 7;
const RUNS = 100;
const SHOWN = 6;

/** Jobs that failed lately in what the user's teams own, or anywhere. */
export function Failures() {
  const api = useApi(dataCatalogApiRef);
  const t = useTexts();
  const loaded = useConcerning('failures', (owner, signal) => {
    const from = new Date(Date.now() - DAYS * DAY_MS).toISOString();
    const query = { state: ['FAIL' as const], from, limit: RUNS, ...(owner && { owner }) };
    return readPages(RUNS, cursor => api.listRuns({ ...query, ...(cursor !== undefined && { cursor }) }, { signal }));
  });
  const jobs = failedJobs(loaded.value?.items ?? []);
  const more = jobs.length - SHOWN;
  return (
    <Section
      title={t('home.failures.title')}
      note={loaded.value && t(loaded.value.mine ? 'home.failures.mine' : 'home.failures.all')}
      loaded={loaded}
    >
      {jobs.length === 0 && (
        <p className="hw-row hw-dim">
          <Icon name="sound" size={14} /> {t('home.failures.none')}
        </p>
      )}
      <ul className="hw-home-list">
        {jobs.slice(0, SHOWN).map(job => (
          <Failure key={job.newest.runId} job={job} />
        ))}
      </ul>
      {more > 0 && <p className="hw-dim hw-small">{t('home.failures.more', { count: more })}</p>}
    </Section>
  );
}

function Failure({ job: { job, times, newest } }: { job: FailedJob }) {
  const t = useTexts();
  return (
    <li>
      <span className="hw-bad">
        <Icon name="error" />
      </span>
      <span className="hw-spread">
        <span className="hw-row">
          {job ? (
            <Link to={assetPath(job.id, 'runs')} className="hw-strong hw-cut" dir="auto" title={job.title}>
              {job.title}
            </Link>
          ) : (
            <span className="hw-dim">{t('home.failures.unknownJob')}</span>
          )}
          {times > 1 && (
            <span className="hw-dim hw-small">{t('home.failures.times', { count: times, text: numberText(times) })}</span>
          )}
        </span>
        {newest.error && (
          <span className="hw-dim hw-small hw-cut hw-home-second" title={newest.error.message}>
            {newest.error.message}
          </span>
        )}
      </span>
      <span className="hw-dim hw-small">
        <Ago time={newest.endedAt ?? newest.startedAt} />
      </span>
    </li>
  );
}
