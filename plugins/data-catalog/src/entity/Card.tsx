import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/frontend-plugin-api';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { dataCatalogApiRef } from '../api';
import { DataFrame } from '../ui/DataFrame';
import { queryClientOf } from '../ui/queryClient';

export type CardProps = {
  title: string;
  /** Leads to where there is more of it. */
  link?: { text: string; path: string };
  children: ReactNode;
};

/** A card of an entity's page, in Backstage's own frame. */
export function Card({ title, link, children }: CardProps) {
  return (
    <InfoCard title={title} deepLink={link && { title: link.text, link: link.path }}>
      <DataFrame inCard>{children}</DataFrame>
    </InfoCard>
  );
}

/**
 * The cache of answers for what decides whether there is a card at all. It
 * draws nothing by itself: Backstage leaves no gap for a card that is nothing,
 * but it does for an empty box.
 */
export function Answers({ children }: { children: ReactNode }) {
  const api = useApi(dataCatalogApiRef);
  return <QueryClientProvider client={queryClientOf(api)}>{children}</QueryClientProvider>;
}
