import type { ReactNode } from 'react';
import { useTexts } from '../../../translation';
import { Ago } from '../../../ui/Ago';
import { useEditing } from '../editing/Editing';
import { By } from '../sources/Says';

/** Facts of the kind one rarely needs. */
export function About() {
  const { asset } = useEditing();
  const t = useTexts();
  const { values } = asset.attributes;
  const text = (key: string) => (typeof values[key]?.value === 'string' ? (values[key].value as string) : undefined);
  const source = text('source');
  const facts: [string, ReactNode][] = [
    [t('assets.page.about.firstSeen'), <Ago key="first" time={asset.firstSeen} />],
    [t('assets.page.about.lastSeen'), <Ago key="last" time={asset.lastSeen} />],
    [t('assets.page.about.changed'), <Ago key="changed" time={asset.changedAt} />],
    ...(source ? [[t('assets.page.about.code'), <By key="code" by={source} />] as [string, ReactNode]] : []),
    ...(['processing', 'jobType', 'storage'] as const).flatMap((key): [string, ReactNode][] => {
      const value = text(key);
      return value ? [[t(`assets.page.about.${key}`), value]] : [];
    }),
    ...(asset.presence === 'direct' ? [] : ([[t('assets.page.about.presence'), t(`assets.page.presence.${asset.presence!}`)]] as [string, ReactNode][])),
    ...(asset.tenant === 'default' ? [] : ([[t('assets.page.about.tenant'), asset.tenant]] as [string, ReactNode][])),
  ];
  return (
    <section className="hw-section">
      <h2>{t('assets.page.about.title')}</h2>
      <dl className="hw-facts">
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
