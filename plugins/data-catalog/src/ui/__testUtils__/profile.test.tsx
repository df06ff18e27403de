import { act, render } from '@testing-library/react';
import { memo, useState } from 'react';
import { Profile } from './profile';

let setOuter: (text: string) => void;
let setInner: (text: string) => void;

const Fixed = memo(function Kept() {
  return <i />;
});

function Inner() {
  const [text, setText] = useState('a');
  setInner = setText;
  return <b>{text}</b>;
}

function Outer() {
  const [text, setText] = useState('a');
  setOuter = setText;
  return (
    <p>
      {text} <Inner /> <Fixed />
    </p>
  );
}

it('a profile counts what is drawn, and not what React leaves alone', () => {
  const profile = new Profile();
  render(<div>{profile.of(<Outer />)}</div>);
  expect(profile.all()).toEqual({ Outer: 1, Inner: 1, Kept: 1 });
  act(() => setInner('b'));
  act(() => setInner('c'));
  expect(profile.all()).toEqual({ Outer: 1, Inner: 3, Kept: 1 });
  act(() => setOuter('b'));
  expect(profile.all()).toEqual({ Outer: 2, Inner: 4, Kept: 1 });
  expect(profile.commits).toEqual(['mount', 'update', 'update', 'update']);
  profile.forget();
  act(() => setInner('d'));
  expect([profile.all(), profile.commits]).toEqual([{ Inner: 1 }, ['update']]);
});
