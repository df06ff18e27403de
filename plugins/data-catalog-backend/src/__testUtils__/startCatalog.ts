import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { BackendFeature, BackstageCredentials } from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { Permission, PolicyDecision } from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import request from 'supertest';
import dataCatalog from '..';

/** What a permission policy answers for a permission and the principal who asks. */
export type Policy = (permission: Permission, principal: string) => PolicyDecision;

const allowAll: Policy = () => ({ result: AuthorizeResult.ALLOW });

/**
 * A permission service that asks the policy in this process. Backstage's own
 * permission backend refuses the credentials that its test utilities make.
 */
function permissionsBy(policy: Policy) {
  const decide = (permission: Permission, credentials: BackstageCredentials) => {
    const { userEntityRef, subject } = credentials.principal as Record<string, string>;
    return policy(permission, userEntityRef ?? subject);
  };
  return mockServices.permissions.mock({
    authorize: async (requests, { credentials }) =>
      requests.map(({ permission }) => {
        const { result } = decide(permission, credentials!);
        return { result: result === AuthorizeResult.ALLOW ? result : AuthorizeResult.DENY };
      }),
    authorizeConditional: async (requests, { credentials }) =>
      requests.map(({ permission }) => decide(permission, credentials!)),
  });
}

/** The plugin in a backend of its own, on a real database. */
export async function startCatalog(options: {
  knex: Knex;
  policy?: Policy;
  config?: JsonObject;
  /** Such as services in the place of Backstage's own. */
  features?: BackendFeature[];
}) {
  const backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({
        data: {
          backend: { database: { client: 'better-sqlite3', connection: ':memory:' } },
          dataCatalog: { openlineage: { root: true } },
          ...options.config,
        },
      }),
      permissionsBy(options.policy ?? allowAll).factory,
      mockServices.database.factory({ knex: options.knex }),
      dataCatalog,
      ...(options.features ?? []),
    ],
  });
  const { server } = backend;
  const api = request(server);
  return {
    server,
    api,
    stop: () => backend.stop(),

    /** Posts events one after the other and answers the position of the last. */
    async send(...events: object[]): Promise<number> {
      let position = 0;
      for (const event of events) {
        const { status, body } = await api.post('/api/data-catalog/api/v1/lineage').send(event);
        if (status !== 201) {
          throw new Error(`The event was answered ${status}: ${JSON.stringify(body)}`);
        }
        position = body.position;
      }
      return position;
    },

    /** Lines of the graph export, as the principal of the header sees it. */
    async graph(authorization?: string): Promise<Record<string, unknown>[]> {
      const { body } = await api.get('/api/data-catalog/v1/events/status');
      const get = api.get(`/api/data-catalog/v1/export/graph?runs=true&minPosition=${body.head}`);
      if (authorization) get.set('Authorization', authorization);
      const answer = await get.buffer(true).parse((res, done) => {
        let all = '';
        res.on('data', chunk => {
          all += chunk;
        });
        res.on('end', () => done(null, all));
      });
      if (answer.status !== 200) throw new Error(`The export was answered ${answer.status}: ${answer.body}`);
      return (answer.body as string)
        .trim()
        .split('\n')
        .map(line => JSON.parse(line));
    },
  };
}
