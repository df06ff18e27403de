import { assetUpdatePermission, lineageReadPermission } from '@headwater/plugin-data-catalog-common';
import express from 'express';
import type { Request } from 'express';
import Router from 'express-promise-router';
import { principalOf } from '../../assets/permissions';
import type { ApiContext } from '../../http/ApiContext';
import type { BuildCaller, LineageBuilder } from './build/LineageBuilder';

/** Lineage built from SQL: see openapi/sqlLineage.yaml. */
export function createSqlLineageRouter(api: ApiContext, builder: LineageBuilder) {
  const { contract, authorizer } = api;
  const router = Router();

  const callerOf = async (req: Request, isDryRun: boolean): Promise<BuildCaller> => {
    const credentials = await api.httpAuth.credentials(req);
    const read = await authorizer.access(lineageReadPermission, credentials);
    const actor = principalOf(credentials);
    if (isDryRun) return { actor, read };
    return { actor, read, update: await authorizer.access(assetUpdatePermission, credentials) };
  };

  router.post('/lineage/build', express.json({ limit: '5mb' }), async (req, res) => {
    const isDryRun = req.body?.dryRun === true;
    if (isDryRun) {
      const caller = await callerOf(req, true);
      res.json(await builder.build(contract.read('buildLineage', req).body, caller));
      return;
    }
    const event = await api.auditor.createEvent({
      eventId: 'lineage-build',
      severityLevel: 'medium',
      request: req,
    });
    try {
      const caller = await callerOf(req, false);
      const { header, body } = contract.read('buildLineage', req);
      const key = header['Idempotency-Key'];
      const { status, body: answer } = await api.writes.once(key, caller.actor, ['buildLineage', body], async () => ({
        status: 200,
        body: await builder.build(body, caller),
      }));
      await event.success();
      res.status(status).json(answer);
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  });
  return router;
}
