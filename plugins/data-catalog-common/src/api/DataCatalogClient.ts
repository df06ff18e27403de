import { ResponseError } from '@backstage/errors';
import createClient from 'openapi-fetch';
import type { paths } from './schema.generated';
import type {
  AcceptedWrite,
  AnswerOf,
  Asset,
  AssetChange,
  AssetName,
  BodyOf,
  ColumnLineage,
  Coverage,
  EventsStatus,
  FacetCounts,
  Lineage,
  LineageBuild,
  LineageBuilt,
  LogEvent,
  NewAsset,
  QueryOf,
  RejectedEvent,
  Replay,
  Run,
  RunFacets,
  SqlEvidence,
  VersionDiff,
} from './types';

/** What the client needs of Backstage's discovery, in the frontend and in the backend. */
export type DiscoverySource = { getBaseUrl(pluginId: string): Promise<string> };

/** What the client needs of Backstage's fetch API. */
export type FetchSource = { fetch: typeof fetch };

/** Options of one call. */
export type CallOptions = {
  /** Backstage token; in the frontend `fetchApi` adds the user's. */
  token?: string;
  signal?: AbortSignal;
};

/** Options of a call that writes. */
export type WriteOptions = CallOptions & {
  /** `etag` of the asset as it was read: the write fails with 409 when it has changed since. */
  ifMatch?: string;
  /** A retry with the same key gets the first answer. */
  idempotencyKey?: string;
};

/** The state after a write, or, when it is not yet visible, its log position. */
export type WriteAnswer = Asset | AcceptedWrite;

/**
 * Client of the data catalog's HTTP API.
 *
 * Every method throws a `ResponseError` for an answer that is no success; its
 * `cause` carries the details, such as `nearMatches`.
 */
export class DataCatalogClient {
  readonly #discovery: DiscoverySource;
  readonly #fetch: typeof fetch;

  constructor(options: { discoveryApi: DiscoverySource; fetchApi?: FetchSource }) {
    this.#discovery = options.discoveryApi;
    const fetchApi = options.fetchApi ?? globalThis;
    // Browsers refuse a `fetch` that was taken off its object.
    this.#fetch = (input, init) => fetchApi.fetch(input, init);
  }

  /** A page of assets. Filters are described in the OpenAPI document. */
  listAssets(
    query: QueryOf<'listAssets'> = {},
    options?: CallOptions,
  ): Promise<AnswerOf<'listAssets'>> {
    return this.#call(options, (api, init) => api.GET('/assets', { params: { query }, ...init }));
  }

  /** Values of the filters with the number of assets of each. */
  countFacets(query: QueryOf<'countFacets'> = {}, options?: CallOptions): Promise<FacetCounts> {
    return this.#call(options, (api, init) =>
      api.GET('/facet-counts', { params: { query }, ...init }),
    );
  }

  getAsset(id: string, query: QueryOf<'getAsset'> = {}, options?: CallOptions): Promise<Asset> {
    return this.#call(options, (api, init) =>
      api.GET('/assets/{id}', { params: { path: { id }, query }, ...init }),
    );
  }

  /** The asset of an OpenLineage name or of an entity ref, other names followed. */
  lookupAsset(query: QueryOf<'lookupAsset'>, options?: CallOptions): Promise<Asset> {
    return this.#call(options, (api, init) =>
      api.GET('/assets/lookup', { params: { query }, ...init }),
    );
  }

  listAssetColumns(
    id: string,
    query: QueryOf<'listAssetColumns'> = {},
    options?: CallOptions,
  ): Promise<AnswerOf<'listAssetColumns'>> {
    return this.#call(options, (api, init) =>
      api.GET('/assets/{id}/columns', { params: { path: { id }, query }, ...init }),
    );
  }

  listAssetFacets(
    id: string,
    query: QueryOf<'listAssetFacets'> = {},
    options?: CallOptions,
  ): Promise<AnswerOf<'listAssetFacets'>> {
    return this.#call(options, (api, init) =>
      api.GET('/assets/{id}/facets', { params: { path: { id }, query }, ...init }),
    );
  }

  listAssetVersions(
    id: string,
    query: QueryOf<'listAssetVersions'> = {},
    options?: CallOptions,
  ): Promise<AnswerOf<'listAssetVersions'>> {
    return this.#call(options, (api, init) =>
      api.GET('/assets/{id}/versions', { params: { path: { id }, query }, ...init }),
    );
  }

  diffAssetVersions(
    id: string,
    query: QueryOf<'diffAssetVersions'>,
    options?: CallOptions,
  ): Promise<VersionDiff> {
    return this.#call(options, (api, init) =>
      api.GET('/assets/{id}/versions/diff', { params: { path: { id }, query }, ...init }),
    );
  }

  /** Runs of a job, or runs that read or wrote a dataset; newest first. */
  listAssetRuns(
    id: string,
    query: QueryOf<'listAssetRuns'> = {},
    options?: CallOptions,
  ): Promise<AnswerOf<'listAssetRuns'>> {
    return this.#call(options, (api, init) =>
      api.GET('/assets/{id}/runs', { params: { path: { id }, query }, ...init }),
    );
  }

  /** Runs of all jobs that may be seen, newest first. A page may hold fewer than its limit and still have a next one. */
  listRuns(query: QueryOf<'listRuns'> = {}, options?: CallOptions): Promise<AnswerOf<'listRuns'>> {
    return this.#call(options, (api, init) => api.GET('/runs', { params: { query }, ...init }));
  }

  getRun(runId: string, query: QueryOf<'getRun'> = {}, options?: CallOptions): Promise<Run> {
    return this.#call(options, (api, init) =>
      api.GET('/runs/{runId}', { params: { path: { runId }, query }, ...init }),
    );
  }

  getRunFacets(
    runId: string,
    query: QueryOf<'getRunFacets'> = {},
    options?: CallOptions,
  ): Promise<RunFacets> {
    return this.#call(options, (api, init) =>
      api.GET('/runs/{runId}/facets', { params: { path: { runId }, query }, ...init }),
    );
  }

  /** The log, newest first. For operators, as all about events. */
  listEvents(
    query: QueryOf<'listEvents'> = {},
    options?: CallOptions,
  ): Promise<AnswerOf<'listEvents'>> {
    return this.#call(options, (api, init) => api.GET('/events', { params: { query }, ...init }));
  }

  getEvent(position: number, options?: CallOptions): Promise<LogEvent> {
    return this.#call(options, (api, init) =>
      api.GET('/events/{position}', { params: { path: { position } }, ...init }),
    );
  }

  /** Refused events with the reason, newest first. */
  listRejectedEvents(
    query: QueryOf<'listRejectedEvents'> = {},
    options?: CallOptions,
  ): Promise<AnswerOf<'listRejectedEvents'>> {
    return this.#call(options, (api, init) =>
      api.GET('/events/rejected', { params: { query }, ...init }),
    );
  }

  getRejectedEvent(id: string, options?: CallOptions): Promise<RejectedEvent> {
    return this.#call(options, (api, init) =>
      api.GET('/events/rejected/{id}', { params: { path: { id } }, ...init }),
    );
  }

  /** Who sends events, in which versions. */
  listEventProducers(
    query: QueryOf<'listEventProducers'> = {},
    options?: CallOptions,
  ): Promise<AnswerOf<'listEventProducers'>> {
    return this.#call(options, (api, init) =>
      api.GET('/events/producers', { params: { query }, ...init }),
    );
  }

  getEventsStatus(options?: CallOptions): Promise<EventsStatus> {
    return this.#call(options, (api, init) => api.GET('/events/status', init));
  }

  /** The rebuild that the answering replica runs, or its last one; undefined when it has run none since it started. */
  getReplay(options?: CallOptions): Promise<Replay | undefined> {
    return this.#call(options, (api, init) => api.GET('/replay', init));
  }

  /** Starts a rebuild; 409 while one runs, or when the log does not reach back to its start. */
  startReplay(body: BodyOf<'startReplay'>, options?: CallOptions): Promise<Replay> {
    return this.#call(options, (api, init) => api.POST('/replay', { body, ...init }));
  }

  /** Stops the rebuild of the answering replica; the live state stays as it is. */
  cancelReplay(options?: CallOptions): Promise<Replay> {
    return this.#call(options, (api, init) => api.DELETE('/replay', init));
  }

  /** Lineage in both directions, or in the one that `query.direction` names. */
  getLineage(
    id: string,
    query: QueryOf<'getLineage'> = {},
    options?: CallOptions,
  ): Promise<Lineage> {
    return this.#call(options, (api, init) =>
      api.GET('/lineage/{id}', { params: { path: { id }, query }, ...init }),
    );
  }

  getColumnLineage(
    id: string,
    query: QueryOf<'getColumnLineage'> = {},
    options?: CallOptions,
  ): Promise<ColumnLineage> {
    return this.#call(options, (api, init) =>
      api.GET('/lineage/{id}/columns', { params: { path: { id }, query }, ...init }),
    );
  }

  /** The whole of a text that edges of a lineage answer refer to. */
  getSqlText(text: string, options?: CallOptions): Promise<SqlEvidence> {
    return this.#call(options, (api, init) =>
      api.GET('/lineage/texts/{text}', { params: { path: { text } }, ...init }),
    );
  }

  /** Lineage from SQL: written, or with `dryRun` only answered. */
  buildLineage(body: LineageBuild, options?: WriteOptions): Promise<LineageBuilt> {
    const header = idempotency(options);
    return this.#call(options, (api, init) =>
      api.POST('/lineage/build', { params: { header }, body, ...init }),
    );
  }

  createAsset(body: NewAsset, options?: WriteOptions): Promise<WriteAnswer> {
    const header = idempotency(options);
    return this.#call(options, (api, init) =>
      api.POST('/assets', { params: { header }, body, ...init }),
    );
  }

  updateAsset(id: string, body: AssetChange, options?: WriteOptions): Promise<WriteAnswer> {
    const params = { path: { id }, header: writeHeader(options) };
    return this.#call(options, (api, init) => api.PATCH('/assets/{id}', { params, body, ...init }));
  }

  deleteAsset(id: string, options?: WriteOptions & { reason?: string }): Promise<WriteAnswer> {
    const params = {
      path: { id },
      header: writeHeader(options),
      query: { reason: options?.reason },
    };
    return this.#call(options, (api, init) => api.DELETE('/assets/{id}', { params, ...init }));
  }

  undeleteAsset(id: string, options?: WriteOptions): Promise<WriteAnswer> {
    const params = { path: { id }, header: writeHeader(options) };
    return this.#call(options, (api, init) =>
      api.POST('/assets/{id}/undelete', { params, ...init }),
    );
  }

  addAssetAlias(id: string, body: AssetName, options?: WriteOptions): Promise<WriteAnswer> {
    const params = { path: { id }, header: writeHeader(options) };
    return this.#call(options, (api, init) =>
      api.POST('/assets/{id}/aliases', { params, body, ...init }),
    );
  }

  removeAssetAlias(id: string, aliasId: string, options?: WriteOptions): Promise<WriteAnswer> {
    const params = { path: { id, aliasId }, header: writeHeader(options) };
    return this.#call(options, (api, init) =>
      api.DELETE('/assets/{id}/aliases/{aliasId}', { params, ...init }),
    );
  }

  renameAsset(id: string, body: AssetName, options?: WriteOptions): Promise<WriteAnswer> {
    const params = { path: { id }, header: writeHeader(options) };
    return this.#call(options, (api, init) =>
      api.POST('/assets/{id}/rename', { params, body, ...init }),
    );
  }

  /** Makes the assets of `assetIds` other names of the asset `id`. */
  mergeAsset(id: string, assetIds: string[], options?: WriteOptions): Promise<WriteAnswer> {
    const params = { path: { id }, header: writeHeader(options) };
    return this.#call(options, (api, init) =>
      api.POST('/assets/{id}/merge', { params, body: { assetIds }, ...init }),
    );
  }

  writeAssets(
    items: BodyOf<'writeAssets'>['items'],
    options?: WriteOptions,
  ): Promise<AnswerOf<'writeAssets'>> {
    const header = idempotency(options);
    return this.#call(options, (api, init) =>
      api.POST('/assets/bulk', { params: { header }, body: { items }, ...init }),
    );
  }

  /** Changes, observed schemas and runs of an asset as one timeline, newest first. */
  listAssetActivity(
    id: string,
    query: QueryOf<'listAssetActivity'> = {},
    options?: CallOptions,
  ): Promise<AnswerOf<'listAssetActivity'>> {
    return this.#call(options, (api, init) =>
      api.GET('/assets/{id}/activity', { params: { path: { id }, query }, ...init }),
    );
  }

  /** Newest changes of all assets that may be seen. Not `complete` when a page could not be filled at once. */
  listActivity(
    query: QueryOf<'listActivity'> = {},
    options?: CallOptions,
  ): Promise<AnswerOf<'listActivity'>> {
    return this.#call(options, (api, init) => api.GET('/activity', { params: { query }, ...init }));
  }

  /** How many of the datasets and jobs that may be seen are owned, described, checked and certified. */
  getCoverage(query: QueryOf<'getCoverage'> = {}, options?: CallOptions): Promise<Coverage> {
    return this.#call(options, (api, init) => api.GET('/coverage', { params: { query }, ...init }));
  }

  /**
   * In parts, not as a `Request`: its body can be taken once only, and
   * middleware of Backstage's fetch API makes a request of its own from it.
   */
  async #send(request: Request): Promise<Response> {
    const { method, headers, signal } = request;
    const body = request.body === null ? undefined : await request.text();
    return this.#fetch(request.url, { method, headers, signal, ...(body && { body }) });
  }

  async #call<T>(
    options: CallOptions | undefined,
    send: (api: Api, init: CallInit) => Promise<{ data?: T }>,
  ): Promise<T> {
    const baseUrl = `${await this.#discovery.getBaseUrl('data-catalog')}/v1`;
    const api = createClient<paths>({ baseUrl, fetch: request => this.#send(request) });
    const headers = options?.token ? { Authorization: `Bearer ${options.token}` } : undefined;
    const { data } = await send(refusing(api), { headers, signal: options?.signal });
    return data as T;
  }
}

type Api = ReturnType<typeof createClient<paths>>;
type CallInit = { headers?: Record<string, string>; signal?: AbortSignal };

/**
 * Makes a client throw for every answer that is no success, before it reads
 * the body, which ResponseError wants to read itself.
 */
function refusing(api: Api): Api {
  api.use({
    async onResponse({ response }) {
      if (!response.ok) throw await ResponseError.fromResponse(response);
      return undefined;
    },
  });
  return api;
}

function idempotency(options?: WriteOptions) {
  return { 'Idempotency-Key': options?.idempotencyKey };
}

function writeHeader(options?: WriteOptions) {
  return { ...idempotency(options), 'If-Match': options?.ifMatch };
}
