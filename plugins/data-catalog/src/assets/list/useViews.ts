import { useRef } from 'react';
import { useSetting } from '../../ui/useSetting';

/** A name for a state of the list, as the query of its URL. */
export type SavedView = { name: string; query: string };

export type Views = {
  views: SavedView[];
  /** A view of the same name is replaced. */
  save: (view: SavedView) => void;
  remove: (name: string) => void;
};

/** The user's views of the list, by name. */
export function useViews(): Views {
  const [views, setViews] = useSetting<SavedView[]>('assets.views', []);
  // An undo comes later, and must not bring back what has changed meanwhile.
  const current = useRef(views);
  current.current = views;
  const without = (name: string) => current.current.filter(view => view.name !== name);
  return {
    views,
    save: view => setViews([...without(view.name), view].sort((a, b) => a.name.localeCompare(b.name))),
    remove: name => setViews(without(name)),
  };
}
