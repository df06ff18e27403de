import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { showPage } from './__testUtils__/showPage';
import { JsonView } from './JsonView';

const show = (value: unknown, open?: number) =>
  showPage(<JsonView value={value} open={open} />, { api: {} });

describe('JSON', () => {
  it('shows its first levels and draws deeper ones once they are opened', async () => {
    await show({ a: { b: { c: 'deep' } }, n: null, yes: true, none: [], text: 'says "hi"' });
    expect(screen.getByText('"says \\"hi\\""')).toBeInTheDocument();
    expect(screen.getByText('null')).toBeInTheDocument();
    expect(screen.getByText('[]')).toBeInTheDocument();
    expect(screen.queryByText('"deep"')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /b:/ }));
    expect(screen.getByText('"deep"')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /a:/ }));
    expect(screen.queryByText('"deep"')).not.toBeInTheDocument();
  });

  it('shows long lists and texts a part at a time', async () => {
    await show({
      list: Array.from({ length: 150 }, (_, index) => `entry ${index}`),
      text: 'x'.repeat(500),
    });
    expect(screen.queryByText('"entry 149"')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '50 more' }));
    expect(screen.getByText('"entry 149"')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '100 more characters' }));
    expect(screen.getByText(`"${'x'.repeat(500)}"`)).toBeInTheDocument();
  });

  it('shows what is no object at all', async () => {
    await show('plain');
    expect(screen.getByText('"plain"')).toBeInTheDocument();
  });
});
