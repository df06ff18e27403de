import { useEntity } from '@backstage/plugin-catalog-react';
import { TermBody } from '../glossary/TermBody';
import { termPath } from '../routes';
import { useTexts } from '../translation';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { Card } from './Card';

/** What a term means, and the data that carries it. */
export function TermCard() {
  const t = useTexts();
  const { entity } = useEntity();
  return (
    <Card
      title={t('glossary.card')}
      link={{ text: t('entity.openTerm'), path: termPath(stringifyEntityRef(entity)) }}
    >
      <TermBody entity={entity} inCard />
    </Card>
  );
}
