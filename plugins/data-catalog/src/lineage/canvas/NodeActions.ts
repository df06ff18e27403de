import { createContext, useContext } from 'react';
import type { Side } from '../model/picture';

/** What can be done with a node; the same functions for as long as the view is there. */
export type NodeActions = {
  select: (id: string) => void;
  expand: (id: string, side: Side) => void;
  collapse: (id: string, side: Side) => void;
  chooseColumn: (assetId: string, column: string) => void;
  /** Shows all columns of a node, or folds them. */
  open: (id: string, open: boolean) => void;
  turnPage: (id: string, page: number) => void;
  hover: (id: string | undefined) => void;
  hoverColumn: (assetId: string, column: string | undefined) => void;
  focus: (id: string) => void;
};

/** Hands the actions to all nodes of a picture. */
export const NodeActionsContext = createContext<NodeActions | undefined>(undefined);

/** The actions of the picture that a node is in. */
export function useNodeActions(): NodeActions {
  return useContext(NodeActionsContext)!;
}
