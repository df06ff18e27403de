/**
 * Names of the parameters of a template, `{name}` each. In square brackets:
 * a part that is left out when its parameter is absent. `{port=5432}`: with
 * a default.
 */
type Required<T extends string> = T extends `${infer Before}[${string}]${infer After}`
  ? Required<Before> | Required<After>
  : T extends `${string}{${infer Name}}${infer Rest}`
    ? (Name extends `${string}=${string}` ? never : Name) | Required<Rest>
    : never;

type Optional<T extends string> = T extends `${infer Before}[${infer Part}]${infer After}`
  ? Optional<Before> | Required<Part> | Optional<After>
  : T extends `${string}{${infer Name}}${infer Rest}`
    ? (Name extends `${infer Plain}=${string}` ? Plain : never) | Optional<Rest>
    : never;

type ValueOf<Name extends string> = Name extends 'port' ? number | string : string;

/** What a template takes: a text for each parameter, for a port also a number. */
export type TemplateParameters<T extends string> = {
  [Name in Required<T>]: ValueOf<Name>;
} & { [Name in Optional<T>]?: ValueOf<Name> };

const placeholder = /\{(\w+)(?:=(\w+))?\}/g;
const optionalPart = /\[([^\]]*)\]/g;

type Values = Readonly<Record<string, unknown>>;

/**
 * A template with its parameters filled in, verbatim.
 *
 * @param label - how errors name the template
 * @throws TypeError that names the parameter, its value and what is allowed
 */
export function fillTemplate(label: string, template: string, values: Values): string {
  const fill = (part: string) =>
    part.replace(placeholder, (_, name: string, fallback?: string) =>
      readValue(label, template, name, values[name] ?? fallback),
    );
  const isGiven = (part: string) =>
    [...part.matchAll(placeholder)].every(([, name]) => values[name] !== undefined);
  return fill(template.replace(optionalPart, (_, part: string) => (isGiven(part) ? part : '')));
}

function readValue(label: string, template: string, name: string, value: unknown): string {
  if (name === 'port' ? isPort(value) : typeof value === 'string' && value.trim() !== '') {
    return String(value);
  }
  const allowed = name === 'port' ? 'a port from 1 to 65535' : 'a text that is not blank';
  throw new TypeError(
    `${label}: '${name}' must be ${allowed}, got ${JSON.stringify(value) ?? 'nothing'} (rule: ${template})`,
  );
}

function isPort(value: unknown): boolean {
  const digits =
    typeof value === 'number' || (typeof value === 'string' && /^\d{1,5}$/.test(value));
  const port = Number(value);
  return digits && Number.isInteger(port) && port >= 1 && port <= 65535;
}
