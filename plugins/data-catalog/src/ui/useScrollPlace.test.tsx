import { act, fireEvent, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { MemoryRouter, useLocation, useNavigate } from 'react-router-dom';
import type { NavigateFunction } from 'react-router-dom';
import { useScrollPlace } from './useScrollPlace';

let navigate: NavigateFunction;

function List() {
  const { search } = useLocation();
  navigate = useNavigate();
  const element = useRef<HTMLDivElement>(null);
  useScrollPlace(element, search);
  return <div ref={element} data-testid="list" />;
}

describe('the place of a scrolled list', () => {
  it('is the top for another list, and where one was when one goes back', () => {
    render(
      <MemoryRouter initialEntries={['/?q=a']}>
        <List />
      </MemoryRouter>,
    );
    const list = screen.getByTestId('list');
    list.scrollTop = 400;
    fireEvent.scroll(list);
    act(() => navigate('/?q=b'));
    expect(list.scrollTop).toBe(0);
    act(() => navigate(-1));
    expect(list.scrollTop).toBe(400);
  });
});
