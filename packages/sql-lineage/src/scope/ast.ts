/** A node of the parser's tree: one key that names its type, with its fields. */
export type Node = { readonly [type: string]: unknown };

/** The fields of a node or of a part of one. */
export type Fields = { readonly [field: string]: unknown };

/** A name as the tree has it; offsets count code points of what was parsed. */
export type Identifier = {
  name: string;
  quoted?: boolean;
  span?: { start: number; end: number } | null;
};

export type TableNode = {
  name: Identifier;
  schema?: Identifier | null;
  catalog?: Identifier | null;
  alias?: Identifier | null;
  column_aliases?: Identifier[];
  [field: string]: unknown;
};

/** The type of a node: its only key. */
export function typeOf(node: Node): string {
  return Object.keys(node)[0] ?? '';
}

/** The fields of a node of any type. */
export function fieldsOf(node: Node): Fields {
  const fields = node[typeOf(node)];
  return fields !== null && typeof fields === 'object' ? (fields as Fields) : {};
}

/** The fields of a node if it has the given type. */
export function fieldsIf(node: unknown, type: string): Fields | undefined {
  const fields = (node as Record<string, Fields> | null | undefined)?.[type];
  return fields !== null && typeof fields === 'object' ? fields : undefined;
}

export const nodes = (value: unknown): Node[] => (Array.isArray(value) ? value : []);

export const identifiers = (value: unknown): Identifier[] => (Array.isArray(value) ? value : []);

/** The names of a column: its table's, if it has one, and its own. */
export const namesOf = ({ table, name }: Fields): Identifier[] =>
  (table ? [table, name] : [name]) as Identifier[];

/** Without the parentheses around it. */
export function withoutParentheses(node: Node): Node {
  let inner = node;
  for (let paren = fieldsIf(inner, 'paren'); paren; paren = fieldsIf(inner, 'paren')) {
    inner = paren.this as Node;
  }
  return inner;
}
