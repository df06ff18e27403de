import GlobalStyles from '@mui/material/GlobalStyles';
import { usePermission } from '@backstage/plugin-permission-react';
import { integratePermission } from '@headwater/plugin-data-catalog-common';
import { Link, Navigate, Route, Routes, useLocation } from 'react-router-dom';
import { useTexts } from '../translation';
import { Empty, Skeleton } from '../ui/states';
import { ConnectTab } from './ConnectTab';
import { eventTabPath, eventTabs } from './paths';
import { ProducersTab } from './ProducersTab';
import { RebuildTab } from './RebuildTab';
import { ReceivedTab } from './ReceivedTab';
import { RefusedTab } from './RefusedTab';
import { StatusLine } from './StatusLine';
import { eventsStyles } from './styles';

/** What came in, for operators; others are told whom to ask. */
export function EventsPage() {
  const t = useTexts();
  const { allowed, loading } = usePermission({ permission: integratePermission });
  if (loading) return <Skeleton />;
  if (!allowed) {
    return (
      <div role="alert">
        <Empty title={t('events.deniedTitle')} text={t('events.deniedText')} icon="lock" />
      </div>
    );
  }
  return (
    <>
      <GlobalStyles styles={eventsStyles} />
      <header className="hw-events-head">
        <h1 className="hw-hidden">{t('events.title')}</h1>
        <StatusLine />
        <Tabs />
      </header>
      <Routes>
        <Route path="/" element={<ReceivedTab />} />
        <Route path="/refused" element={<RefusedTab />} />
        <Route path="/producers" element={<ProducersTab />} />
        <Route path="/connect" element={<ConnectTab />} />
        <Route path="/rebuild" element={<RebuildTab />} />
        <Route path="*" element={<Navigate to={eventTabPath('received')} replace />} />
      </Routes>
    </>
  );
}

function Tabs() {
  const t = useTexts();
  const { pathname } = useLocation();
  const here = pathname.replace(/\/$/, '');
  return (
    <nav className="hw-tabs" aria-label={t('events.parts')}>
      {eventTabs.map(tab => {
        const path = eventTabPath(tab);
        return (
          <Link key={tab} to={path} aria-current={here === path ? 'page' : undefined}>
            {t(`events.tabs.${tab}`)}
          </Link>
        );
      })}
    </nav>
  );
}
