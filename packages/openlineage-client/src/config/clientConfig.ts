import { ConfigurationError } from '../client/errors';
import { isObject, Section } from './Section';

/** Configuration of the client, as it stands in `openlineage.yml`. */
export type ClientConfig = {
  /** How events leave; see the options of each transport. */
  transport?: { type?: string } & Record<string, unknown>;
  /** Events of jobs whose names match are not sent. */
  filters?: FilterConfig[];
  /** Tags that are added to each event. */
  tags?: { job?: Record<string, string>; run?: Record<string, string> };
  facets?: {
    /** Names of environment variables that are sent with each run. */
    environment_variables?: string[];
  };
};

/** `regex` has to match from the start of the name on, as in Python. */
export type FilterConfig = { type: 'exact'; match: string } | { type: 'regex'; regex: string };

/** Configuration that was checked. The transport is read by its own type. */
export type ClientSettings = {
  transport?: unknown;
  isFiltered(jobName: string): boolean;
  tags: { job: Record<string, string>; run: Record<string, string> };
  environmentVariables: string[];
  /** Options of the official clients that this one does not have. */
  ignored: string[];
};

/** @throws ConfigurationError that names a wrong option and what is allowed */
export function readClientConfig(config: Record<string, unknown>): ClientSettings {
  const section = new Section(config, '');
  const tags = section.section('tags');
  const facets = section.section('facets');
  const settings: ClientSettings = {
    transport: section.any('transport'),
    isFiltered: readFilters(section),
    tags: { job: tags?.texts('job') ?? {}, run: tags?.texts('run') ?? {} },
    environmentVariables: facets ? readNames(facets, 'environmentVariables') : [],
    ignored: [
      ...present(facets, ['sourceCodeLocation', 'disabledFacets', 'customEnvironmentVariables']),
      ...present(section, ['dataset', 'job', 'run', 'circuitBreaker', 'metrics', 'timeout']),
    ],
  };
  for (const part of [tags, facets, section]) part?.end();
  return settings;
}

function readFilters(section: Section): (jobName: string) => boolean {
  const value = section.any('filters');
  if (value === undefined) return () => false;
  if (!Array.isArray(value)) throw section.wrong('filters', 'a list of filters', value);
  const filters = value.map((filter, index) =>
    readFilter(new Section(filter, `filters[${index}]`)),
  );
  return name => filters.some(matches => matches(name));
}

function readFilter(section: Section): (jobName: string) => boolean {
  const type = section.choice(['type'], ['exact', 'regex']);
  const match = section.text('match');
  const regex = section.text('regex');
  section.end();
  if (!type) throw section.wrong('type', 'one of exact, regex', undefined);
  const key = type === 'exact' ? 'match' : 'regex';
  const text = type === 'exact' ? match : regex;
  if (text === undefined) throw new ConfigurationError(`${section.at(key)} is missing`);
  if (type === 'exact') return name => name === text;
  try {
    const pattern = new RegExp(`^(?:${text})`);
    return name => pattern.test(name);
  } catch {
    throw section.wrong('regex', 'a regular expression', text);
  }
}

/** A list, or as in environment variables a text with `;` between. */
function readNames(section: Section, key: string): string[] {
  const value = section.any(key);
  if (value === undefined) return [];
  const names = typeof value === 'string' ? value.split(';') : value;
  if (!Array.isArray(names) || !names.every(name => typeof name === 'string')) {
    throw section.wrong(key, 'a list of names', isObject(value) ? value : String(value));
  }
  return names.map(name => name.trim()).filter(Boolean);
}

function present(section: Section | undefined, keys: string[]): string[] {
  if (!section) return [];
  return keys.filter(key => section.take(key) !== undefined).map(key => section.at(key));
}
