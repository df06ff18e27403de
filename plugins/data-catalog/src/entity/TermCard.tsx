import { InfoCard } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { TermBody } from '../glossary/TermBody';
import { DataFrame } from '../ui/DataFrame';

/** What a term means, and the data that carries it. */
export function TermCard() {
  const { entity } = useEntity();
  return (
    <InfoCard title="Term">
      <DataFrame inCard>
        <TermBody entity={entity} />
      </DataFrame>
    </InfoCard>
  );
}
