import { rankHits, splitAt } from './rankHits';

describe('hits while one types', () => {
  it('begin with the exact name, then beginnings, then words', () => {
    const hits = ['a_reorders', 'customer_orders', 'fct.orders', 'Orders', 'orders_daily'].map(title => ({ title }));
    expect(rankHits(hits, ' orders').map(({ title }) => title)).toEqual([
      'Orders',
      'orders_daily',
      'customer_orders',
      'fct.orders',
      'a_reorders',
    ]);
  });

  it('show where the text is', () => {
    expect(splitAt('fct_Orders', 'order')).toEqual(['fct_', 'Order', 's']);
    expect(splitAt('fct', 'x')).toEqual(['fct', '', '']);
    expect(splitAt('fct', ' ')).toEqual(['fct', '', '']);
  });
});
