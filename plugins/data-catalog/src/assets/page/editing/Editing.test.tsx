import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal } from '../../../ui/__testUtils__/showPage';
import { fakeApi, fakeAsset, stated } from '../__testUtils__/fakeAsset';
import { showAsset } from '../__testUtils__/showAsset';

// Forms take many steps, and machines are busy.
jest.setTimeout(30_000);

const change = (field: string) => screen.findByRole('button', { name: `Change: ${field}` });
const changes = (api: ReturnType<typeof fakeApi>) => api.updateAsset.mock.calls.map(call => call[1]);

describe('what a steward may change', () => {
  it('is the title: Enter saves, Esc leaves it', async () => {
    const api = fakeApi(fakeAsset());
    await showAsset(api);
    await userEvent.click(await change('Title'));
    const field = screen.getByRole('textbox', { name: 'Title' });
    await userEvent.type(field, 'x{Escape}');
    expect(screen.getByRole('heading', { level: 1, name: 'orders' })).toBeInTheDocument();
    expect(await change('Title')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await userEvent.clear(screen.getByRole('textbox', { name: 'Title' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Title' }), 'Sales orders{Enter}');
    expect(screen.getByRole('heading', { level: 1, name: 'Sales orders' })).toBeInTheDocument();
    await screen.findByText('Changed: Title');
    expect(api.updateAsset).toHaveBeenCalledWith('id-1', { title: 'Sales orders' }, { ifMatch: 'e0' });
  });

  it('is the description, with undo', async () => {
    const api = fakeApi(fakeAsset(stated({ description: 'Old words' }, 'openlineage')));
    await showAsset(api);
    await userEvent.click(await change('Description'));
    const field = screen.getByRole('textbox', { name: 'Description' });
    await userEvent.clear(field);
    await userEvent.type(field, 'New words{Control>}{Enter}{/Control}');
    expect(await screen.findByText('New words')).toBeInTheDocument();
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await screen.findByText('Undone');
    // Nothing was said by a steward before, so that the events' words show again.
    expect(changes(api)).toEqual([{ description: 'New words' }, { description: null }]);
  });

  it('is the owner, who is chosen by a part of the name', async () => {
    const api = fakeApi(fakeAsset());
    await showAsset(api);
    await userEvent.click(await change('Owner'));
    await userEvent.type(await screen.findByRole('combobox', { name: 'Owner' }), 'crm');
    await userEvent.click(await screen.findByRole('option', { name: /team-crm/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('link', { name: 'team-crm' })).toBeInTheDocument();
    expect(changes(api)).toEqual([{ owner: 'group:default/team-crm' }]);
  });

  it('is taken back where a steward had said it', async () => {
    const api = fakeApi(fakeAsset(stated({ domain: 'domain:default/sales' })));
    await showAsset(api);
    await userEvent.click(await change('Domain'));
    await userEvent.click(await screen.findByRole('button', { name: 'Take back' }));
    await screen.findByText('Changed: Domain');
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('Undone');
    expect(changes(api)).toEqual([{ domain: null }, { domain: 'domain:default/sales' }]);
  });

  it('is certification, lifecycle, criticality and tier at once; what a file declares is locked', async () => {
    const api = fakeApi(
      fakeAsset({
        ...stated({ lifecycle: 'production', tier: 'one' }, 'yaml'),
        declaredBy: { entityRef: 'dataasset:default/orders', location: 'file:/shop/assets.yaml', attributes: ['lifecycle'] },
      }),
    );
    await showAsset(api);
    await userEvent.click(await screen.findByRole('button', { name: 'Change certification, lifecycle, criticality and tier' }));
    const form = await screen.findByRole('dialog');
    expect(within(form).getByRole('combobox', { name: 'Lifecycle' })).toBeDisabled();
    expect(within(form).getByText('Declared in assets.yaml')).toHaveAttribute('title', '/shop/assets.yaml');
    expect(within(form).getByRole('button', { name: 'Save' })).toBeDisabled();
    await userEvent.click(within(form).getByRole('checkbox', { name: 'Certified' }));
    await userEvent.selectOptions(within(form).getByRole('combobox', { name: 'Criticality' }), 'high');
    await userEvent.clear(within(form).getByRole('textbox', { name: 'Tier' }));
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
    await screen.findByText('Changed: Certified, Criticality, Tier');
    expect(changes(api)).toEqual([{ certified: true, criticality: 'high', tier: null }]);
  });

  it('are tags', async () => {
    const api = fakeApi(fakeAsset());
    await showAsset(api);
    await userEvent.click(await screen.findByRole('button', { name: 'Add a tag' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Find or add a tag' }), 'golden{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: 'Remove golden' }));
    await waitFor(() => expect(changes(api)).toEqual([{ addTags: ['golden'] }, { removeTags: ['golden'] }]));
  });

  it('are terms, but not those that a file declares', async () => {
    const asset = fakeAsset();
    asset.attributes.terms = [{ value: 'glossaryterm:default/order', sources: [{ source: 'yaml' }] }];
    const api = fakeApi(asset);
    await showAsset(api);
    await userEvent.click(await screen.findByRole('button', { name: 'Add a glossary term' }));
    await userEvent.type(await screen.findByRole('combobox', { name: 'Term' }), 'rev');
    await userEvent.click(await screen.findByRole('option', { name: /revenue/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));
    expect(await screen.findByRole('link', { name: 'revenue' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Remove order' })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Remove revenue' }));
    await waitFor(() =>
      expect(changes(api)).toEqual([{ addTerms: ['glossaryterm:default/revenue'] }, { removeTerms: ['glossaryterm:default/revenue'] }]),
    );
  });
});

describe('an edit that goes wrong', () => {
  const describeIt = async (words: string) => {
    await userEvent.click(await change('Description'));
    const field = screen.getByRole('textbox', { name: 'Description' });
    await userEvent.clear(field);
    await userEvent.type(field, words);
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  };

  it.each([
    ['Take mine', 'Mine'],
    ['Keep theirs', 'Theirs'],
  ])('shows what somebody else changed, and "%s" is what counts', async (choice, kept) => {
    const error = await refusal(409, 'ConflictError', 'It has changed', { etag: 'e9' });
    const api = fakeApi(fakeAsset(stated({ description: 'Before' })));
    api.updateAsset.mockRejectedValueOnce(error);
    await showAsset(api);
    await change('Description');
    api.become(fakeAsset({ ...stated({ description: 'Theirs' }), etag: 'e9' }));
    await describeIt('Mine');
    const dialog = await screen.findByRole('dialog', { name: 'Somebody else has changed this meanwhile' });
    for (const words of ['Before', 'Theirs', 'Mine', 'jo']) expect(within(dialog).getByText(words)).toBeInTheDocument();
    await userEvent.click(within(dialog).getByRole('button', { name: choice }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(await screen.findByText(kept)).toBeInTheDocument();
    expect(api.updateAsset).toHaveBeenCalledTimes(choice === 'Take mine' ? 2 : 1);
  });

  it('says which file declares it, and is read-only from then on', async () => {
    const details = { entityRef: 'dataasset:default/orders', location: 'https://example.com/assets.yaml' };
    const api = fakeApi(fakeAsset(stated({ description: 'Before' }, 'openlineage')));
    api.updateAsset.mockRejectedValueOnce(await refusal(409, 'ConflictError', 'It is declared', details));
    await showAsset(api);
    await change('Description');
    api.become(
      fakeAsset({
        ...stated({ description: 'Declared' }, 'yaml'),
        declaredBy: { ...details, attributes: ['description'] },
      }),
    );
    await describeIt('Mine');
    expect(await screen.findByText(/declares this in https:\/\/example.com\/assets.yaml. Change it there/)).toBeInTheDocument();
    expect(await screen.findByText('Declared')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Change: Description' })).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: /Declared in assets.yaml/ })).toBeInTheDocument();
  });

  it('puts back what was there, and says why', async () => {
    const api = fakeApi(fakeAsset(stated({ description: 'Before' })));
    api.updateAsset.mockRejectedValueOnce(await refusal(403, 'NotAllowedError', 'You may not'));
    await showAsset(api);
    await describeIt('Mine');
    expect(await screen.findByText('Nothing was saved: You may not')).toBeInTheDocument();
    expect(screen.getByText('Before')).toBeInTheDocument();
  });
});
