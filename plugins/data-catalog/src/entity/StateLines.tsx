import { Link } from 'react-router-dom';
import { assetsPath } from '../routes';
import { useTexts } from '../translation';
import { Icon, iconOfType } from '../ui/Icon';
import type { IconName } from '../ui/Icon';
import { queryOf } from './scope';
import type { Scope, ScopeState } from './scope';

/** What is to be done about the data of a scope, each line a link to the assets that it counts. */
export function StateLines({ scope, state }: { scope: Scope; state: ScopeState }) {
  const t = useTexts();
  const { counts, coverage } = state;
  const of = (band: string) =>
    counts.facets.quality?.values.find(({ value }) => value === band)?.count ?? 0;
  const broken = of('broken');
  const risk = of('risk');
  const undescribed = coverage.assets - coverage.described;
  const unowned = scope.kind === 'owner' ? 0 : coverage.assets - coverage.owned;
  const path = (more: Record<string, string>) => assetsPath({ ...queryOf(scope), ...more });
  return (
    <ul className="hw-plain-list hw-state-lines" aria-label={t('entity.state')}>
      {broken > 0 && (
        <Line
          tone="bad"
          icon="error"
          text={t('entity.broken', { count: broken })}
          to={path({ quality: 'broken' })}
        />
      )}
      {risk > 0 && (
        <Line
          tone="warn"
          icon="warning"
          text={t('entity.risk', { count: risk })}
          to={path({ quality: 'risk' })}
        />
      )}
      {broken + risk === 0 &&
        (of('sound') > 0 ? (
          <Line tone="good" icon="sound" text={t('entity.sound')} to={path({ quality: 'sound' })} />
        ) : (
          <li className="hw-row hw-dim">
            <Icon name="info" size={14} /> {t('entity.unchecked')}
          </li>
        ))}
      {unowned > 0 && (
        <Line
          icon="user"
          text={t('entity.withoutOwner', { count: unowned })}
          to={path({ missing: 'owner' })}
        />
      )}
      {undescribed > 0 && (
        <Line
          icon="edit"
          text={t('entity.withoutDescription', { count: undescribed })}
          to={path({ missing: 'description' })}
        />
      )}
    </ul>
  );
}

function Line({
  tone,
  icon,
  text,
  to,
}: {
  tone?: 'good' | 'warn' | 'bad';
  icon: IconName;
  text: string;
  to: string;
}) {
  return (
    <li>
      <Link to={to} className="hw-row">
        <span className={tone ? `hw-${tone}` : 'hw-dim'} style={{ display: 'inline-flex' }}>
          <Icon name={icon} size={14} />
        </span>
        {text}
      </Link>
    </li>
  );
}

/** Types that show; the list has the others. */
const TYPES = 8;

/** Numbers of assets by type. */
export function TypeCounts({ scope, state }: { scope: Scope; state: ScopeState }) {
  const t = useTexts();
  const types = state.counts.facets.type?.values ?? [];
  const total = state.counts.totalCount;
  return (
    <section aria-label={t('entity.byType')}>
      <h2>
        <Link to={assetsPath(queryOf(scope))}>
          {t('entity.assets', { count: total.value })}
          {total.exact ? '' : '+'}
        </Link>
      </h2>
      <p className="hw-row hw-wrap" style={{ gap: 6 }}>
        {types.slice(0, TYPES).map(({ value, count, exact }) => (
          <Link key={value} to={assetsPath({ ...queryOf(scope), type: value })} className="hw-chip">
            <Icon name={iconOfType(value)} size={13} />
            <span className="hw-cut">{value}</span>{' '}
            <span className="hw-dim">
              {count.toLocaleString('en')}
              {exact ? '' : '+'}
            </span>
          </Link>
        ))}
      </p>
    </section>
  );
}
