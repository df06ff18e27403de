import { mockApis } from '@backstage/frontend-test-utils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { screen } from '@testing-library/react';
import { showPage } from '../ui/__testUtils__/showPage';
import { EventsPage } from './EventsPage';

// In a file of its own: Backstage keeps a decision for a moment, over tests of one file.
it('says whom to ask to who is no operator, and asks the server for nothing', async () => {
  const api = { getEventsStatus: jest.fn(), listEvents: jest.fn() };
  await showPage(<EventsPage />, {
    api,
    apis: [
      [
        permissionApiRef,
        mockApis.permission.mock({ authorize: async () => ({ result: 'DENY' }) as never }),
      ],
    ],
    path: '/data/events',
    routes: ['/data/events/*'],
  });
  expect(await screen.findByText('Events are for operators')).toBeInTheDocument();
  expect(screen.getByText(/data-catalog.integrate/)).toBeInTheDocument();
  expect(api.getEventsStatus).not.toHaveBeenCalled();
  expect(api.listEvents).not.toHaveBeenCalled();
});
