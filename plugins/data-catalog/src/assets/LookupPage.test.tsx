import { screen, waitFor } from '@testing-library/react';
import { refusal, showPage } from '../ui/__testUtils__/showPage';
import { LookupPage } from './LookupPage';

const show = (lookupAsset: jest.Mock, path: string) =>
  showPage(<LookupPage />, { api: { lookupAsset }, path, routes: ['/lookup', '/data/*'] });

describe('a link by name', () => {
  it.each([
    ['/lookup?entityRef=dataasset:default/orders', { entityRef: 'dataasset:default/orders' }],
    ['/lookup?namespace=postgres://shop&name=orders&class=job', { namespace: 'postgres://shop', name: 'orders', class: 'job' }],
    ['/lookup?namespace=n&name=orders&class=thing', { namespace: 'n', name: 'orders' }],
  ])('%s leads to the asset', async (path, question) => {
    // The page that it leads to is this one again in the test, and asks no more.
    const lookupAsset = jest.fn().mockResolvedValueOnce({ id: 'id-1' }).mockReturnValue(new Promise(() => undefined));
    await show(lookupAsset, path);
    await waitFor(() => expect(screen.getByTestId('place')).toHaveTextContent('/data/assets/id-1'));
    expect(lookupAsset.mock.calls[0][0]).toEqual(question);
  });

  it('says that there is none, and what it may be', async () => {
    const error = await refusal(404, 'NotFoundError', "No asset with the name 'ordrs'");
    const nearMatches = [{ id: 'id-1', title: 'orders', namespace: 'n', type: 'table' }];
    Object.assign(error, { body: { error: { details: { nearMatches } } } });
    await show(jest.fn().mockRejectedValue(error), '/lookup?namespace=n&name=ordrs');
    expect(await screen.findByRole('heading', { name: 'Not found' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /orders/ })).toHaveAttribute('href', '/data/assets/id-1');
  });
});
