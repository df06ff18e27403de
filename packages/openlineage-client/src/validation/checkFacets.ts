import { Kind } from '@sinclair/typebox';
import type { TSchema } from '@sinclair/typebox';
import type { TypeCheck } from '@sinclair/typebox/compiler';
import type { ValueError } from '@sinclair/typebox/errors';
import type { OpenLineageEvent } from '../events/types';
import { facetDeclarations, isKnownFacet } from '../facets';
import type { FacetKind } from '../facets';
import { deletableFacet } from '../facets/build';
import { loadCompiler } from './loadCompiler';

/** How a facet breaks its schema; `path` is a JSON pointer into the event. */
export type FacetIssue = { path: string; kind: FacetKind; key: string; issues: string[] };

const MAX_ISSUES = 10;

const compiled = new Map<string, TypeCheck<TSchema>>();

/** The compiled check of a declaration; made when it is first needed. */
export function checkOf(name: string, declaration: () => TSchema): TypeCheck<TSchema> {
  let check = compiled.get(name);
  if (!check) {
    check = loadCompiler().Compile(declaration());
    compiled.set(name, check);
  }
  return check;
}

/**
 * How the body of a facet breaks the schema of the official facet with that
 * key; empty when it does not, and for a facet that is not official. The
 * version that `_schemaURL` names is not looked at: what holds is the newest.
 */
export function checkFacet(kind: FacetKind, key: string, body: unknown): string[] {
  if (!isKnownFacet(kind, key)) return [];
  const check = isDeletion(kind, body)
    ? checkOf('deleted', () => deletableFacet)
    : checkOf(`${kind} ${key}`, () => facetDeclarations[kind][key]);
  return check.Check(body) ? [] : issuesOf(check, body);
}

/** A facet that is taken back says nothing more, whatever its schema asks for. */
function isDeletion(kind: FacetKind, body: unknown): boolean {
  const deletable = kind === 'job' || kind === 'dataset';
  return deletable && (body as { _deleted?: unknown } | null | undefined)?._deleted === true;
}

/** Facets of an event that break their schemas. They are kept all the same. */
export function checkFacets(event: OpenLineageEvent): FacetIssue[] {
  const found: FacetIssue[] = [];
  for (const { path, kind, facets } of facetBags(event)) {
    for (const key of Object.keys(facets)) {
      const issues = checkFacet(kind, key, (facets as Record<string, unknown>)[key]);
      if (issues.length > 0) found.push({ path: `${path}/${escapePointer(key)}`, kind, key, issues });
    }
  }
  return found;
}

export type FacetBag = { path: string; kind: FacetKind; facets: object };

/** Every bag of facets of an event, with where it stands. */
export function facetBags(event: OpenLineageEvent): FacetBag[] {
  const bags: FacetBag[] = [];
  const add = (path: string, kind: FacetKind, facets: unknown) => {
    if (typeof facets === 'object' && facets !== null) bags.push({ path, kind, facets });
  };
  if ('run' in event) add('/run/facets', 'run', event.run.facets);
  if ('job' in event) add('/job/facets', 'job', event.job.facets);
  if ('dataset' in event) add('/dataset/facets', 'dataset', event.dataset.facets);
  if ('job' in event) {
    event.inputs?.forEach((input, index) => {
      add(`/inputs/${index}/facets`, 'dataset', input.facets);
      add(`/inputs/${index}/inputFacets`, 'inputDataset', input.inputFacets);
    });
    event.outputs?.forEach((output, index) => {
      add(`/outputs/${index}/facets`, 'dataset', output.facets);
      add(`/outputs/${index}/outputFacets`, 'outputDataset', output.outputFacets);
    });
  }
  return bags;
}

/** What is wrong, each with the field and what is allowed. */
export function issuesOf(check: TypeCheck<TSchema>, value: unknown): string[] {
  const issues: string[] = [];
  for (const error of check.Errors(value)) {
    const issue = describe(error);
    if (!issues.includes(issue)) issues.push(issue);
    if (issues.length === MAX_ISSUES) break;
  }
  return issues;
}

function describe(error: ValueError): string {
  return (error.schema[Kind] === 'Union' && describeForm(error)) || describeValue(error);
}

function describeValue({ path, schema, value }: ValueError): string {
  const field = path === '' ? 'the facet' : `'${path.slice(1).replace(/\//g, '.')}'`;
  if (value === undefined) return `${field} is missing`;
  return `${field} must be ${expected(schema)}, got ${show(value)}`;
}

/**
 * What is wrong with a value that may have several forms, which its `type`
 * tells apart: what breaks the form that it names, or which forms there are.
 */
function describeForm({ path, errors }: ValueError): string | undefined {
  const forms = errors.map(form => [...form]);
  const typeIssues = forms.map(form => form.find(issue => issue.path === `${path}/type`));
  const named = forms.filter((_, index) => !typeIssues[index]);
  if (named.length === 1) return describe(named[0][0]);
  const types = typeIssues.flatMap(issue => issue?.schema.enum ?? issue?.schema.const ?? []);
  const [issue] = typeIssues;
  if (!issue || types.length !== forms.length) return undefined;
  return describeValue({ ...issue, schema: { ...issue.schema, enum: types } });
}

function expected(schema: TSchema): string {
  if (Array.isArray(schema.enum)) return `one of ${schema.enum.join(', ')}`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (typeof schema.format === 'string') return `a ${schema.format}`;
  if (schema[Kind] === 'Union') return 'one of the known forms';
  const type = String(schema.type ?? 'something else');
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function escapePointer(key: string): string {
  return key.replace(/~/g, '~0').replace(/\//g, '~1');
}
