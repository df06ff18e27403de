import type { Coverage } from '@headwater/plugin-data-catalog-common';
import { Fragment } from 'react';
import { Link } from 'react-router-dom';
import { assetsPath } from '../routes';
import { useTexts } from '../translation';
import { numberText } from '../ui/count';

/** What is counted: datasets and jobs that were named themselves. */
const counted = [
  ['class', 'dataset'],
  ['class', 'job'],
  ['presence', 'direct'],
];

/** What each share leads to: what lacks it, or, of what is certified, what has it. */
const parts = [
  { name: 'owned', filter: ['missing', 'owner'] },
  { name: 'described', filter: ['missing', 'description'] },
  { name: 'checked', filter: ['quality', 'unknown'] },
  { name: 'certified', filter: ['certified', 'true'] },
] as const;

/** How well data is looked after, in one line; each share leads to the list. */
export function CoverageLine({ coverage }: { coverage: Coverage }) {
  const t = useTexts();
  const { assets } = coverage;
  return (
    <p className="hw-home-coverage">
      <Link to={assetsPath(new URLSearchParams(counted))}>
        {t('home.coverage.assets', { count: assets, text: numberText(assets) })}
      </Link>
      {parts.map(({ name, filter }) => (
        <Fragment key={name}>
          {' · '}
          <Link to={assetsPath(new URLSearchParams([...counted, [...filter]]))} title={t(`home.coverage.${name}Hint`)}>
            {t(`home.coverage.${name}`, { share: String(share(coverage[name], assets)) })}
          </Link>
        </Fragment>
      ))}
    </p>
  );
}

/** Whole per cent; 0 and 100 only where it is none and all. */
export function share(part: number, all: number): number {
  if (all === 0 || part === 0) return 0;
  if (part === all) return 100;
  return Math.min(99, Math.max(1, Math.round((part / all) * 100)));
}
