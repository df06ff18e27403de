import type { Fields, Identifier, Node } from './ast';
import { expressionFlows } from './collectFlows';
import { starRelations } from './columnFlows';
import { Flows } from './flow';
import { isOpen, type OpenPart, type RelationPart } from './relation';
import type { Scope, ScopeRelation } from './Scope';

type Changes = {
  except: Set<string>;
  rename: Map<string, Identifier>;
  replace: Map<string, RelationPart>;
};

/** The columns that `*` or `t.*` stands for, without those of EXCEPT, with those of REPLACE and RENAME. */
export function expandStar(star: Fields, scope: Scope): RelationPart[] {
  const relations = starRelations(star, scope);
  if (!relations) return structFields(star, scope);
  const all = star.table
    ? relations.flatMap(({ relation }) => [...relation.parts])
    : [...mergedColumns(scope), ...relations.flatMap(own)];
  if (all.some(isOpen)) noteUnknown(star, scope);
  return changed(all, changesOf(star, scope), scope);
}

function noteUnknown(star: Fields, { analysis }: Scope) {
  const qualifier = star.table as Identifier | null;
  const name = qualifier ? `${qualifier.name}.*` : '*';
  const span = analysis.span((star.span ?? qualifier?.span) as Identifier['span']);
  analysis.addReason('STAR_WITHOUT_SCHEMA', `The columns of '${name}' are not known`, span);
}

/** USING and NATURAL put the columns that they merge first, once. */
function mergedColumns(scope: Scope): RelationPart[] {
  return [...scope.merged].flatMap(([key, { name, flows, isListed }]) =>
    isListed ? [{ key, name, flows }] : [],
  );
}

function own({ relation, merged }: ScopeRelation): RelationPart[] {
  if (!merged || merged.size === 0) return [...relation.parts];
  return relation.parts.flatMap((part): RelationPart[] => {
    if (isOpen(part)) return [without(part, merged)];
    return merged.has(part.key) ? [] : [part];
  });
}

/** A star that is known not to have some names. */
export function without(part: OpenPart, keys: ReadonlySet<string>): OpenPart {
  if (keys.size === 0) return part;
  const lower = new Set([...keys].map(key => key.toLowerCase()));
  return {
    ...part,
    find: (key, name) => (lower.has(key.toLowerCase()) ? undefined : part.find(key, name)),
  };
}

function changesOf(star: Fields, scope: Scope): Changes {
  const { analysis } = scope;
  const replace = new Map<string, RelationPart>();
  for (const { this: node, alias } of (star.replace ?? []) as { this: Node; alias: Identifier }[]) {
    const key = analysis.key(alias);
    replace.set(key, { name: alias.name, key, flows: expressionFlows(node, scope) });
  }
  const except = (star.except ?? []) as Identifier[];
  const rename = (star.rename ?? []) as [Identifier, Identifier][];
  return {
    except: new Set(
      except.map(name => analysis.key({ ...name, name: name.name.split('.').at(-1)! })),
    ),
    rename: new Map(rename.map(([from, to]) => [analysis.key(from), to])),
    replace,
  };
}

function changed(
  parts: readonly RelationPart[],
  { except, rename, replace }: Changes,
  scope: Scope,
): RelationPart[] {
  if (except.size + rename.size + replace.size === 0) return [...parts];
  const { analysis } = scope;
  const gone = new Set([...except, ...rename.keys(), ...replace.keys()]);
  const placed = new Set<string>();
  const result = parts.flatMap((part): RelationPart[] => {
    if (isOpen(part)) return [without(part, gone)];
    if (except.has(part.key)) return [];
    placed.add(part.key);
    const replaced = replace.get(part.key) ?? part;
    const to = rename.get(part.key);
    return [to ? { ...replaced, name: to.name, key: analysis.key(to) } : replaced];
  });
  if (!parts.some(isOpen)) return result;
  return [...result, ...fromOpen(parts, rename, replace, placed, scope)];
}

/** Columns that only RENAME and REPLACE tell of: where they stand in the star is not known. */
function fromOpen(
  parts: readonly RelationPart[],
  rename: Changes['rename'],
  replace: Changes['replace'],
  placed: ReadonlySet<string>,
  { analysis }: Scope,
): RelationPart[] {
  const renamed = [...rename].flatMap(([from, to]): RelationPart[] => {
    if (placed.has(from)) return [];
    const owners = parts.filter(isOpen).flatMap(part => part.find(from, from) ?? []);
    return [{ name: to.name, key: analysis.key(to), flows: owners }];
  });
  const replaced = [...replace].flatMap(([key, part]) => (placed.has(key) ? [] : [part]));
  return [...renamed, ...replaced];
}

/** `column.*` of a struct: its fields, of which only the column is known. */
function structFields(star: Fields, scope: Scope): RelationPart[] {
  const qualifier = star.table as Identifier;
  const path = qualifier.name.split('.').map(name => ({ name, quoted: qualifier.quoted }));
  const found = scope.find(path);
  if (typeof found === 'string') {
    scope.analysis.addReason(
      'UNKNOWN_COLUMN',
      `No table in reach is called '${qualifier.name}'`,
      scope.analysis.span(qualifier.span),
    );
    return [];
  }
  const flows = new Flows();
  flows.addThrough(found.flows, 'TRANSFORMATION', false);
  noteUnknown(star, scope);
  const all = flows.toArray();
  return [{ star: all, find: () => all }];
}
