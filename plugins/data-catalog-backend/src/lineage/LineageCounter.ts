import type { Knex } from 'knex';
import type { AssetAccess } from '../assets/permissions';
import type { AssetCounter } from '../assets/AssetReader';
import { countRuns } from '../runs/RunReader';
import { walkLineage } from './walkLineage';

/** Numbers that the header of an asset page shows. */
export class LineageCounter implements AssetCounter {
  constructor(private readonly knex: Knex) {}

  runs(id: string, access: AssetAccess) {
    return countRuns(this.knex, id, access);
  }

  async neighbours(id: string, access: AssetAccess) {
    const { nodes } = await walkLineage(this.knex, {
      start: id,
      direction: 'both',
      depth: 1,
      hideJobs: false,
      includePast: false,
      nodeLimit: 5000,
      access,
    });
    const hops = [...nodes.values()].map(node => node.hops);
    return {
      upstream: hops.filter(hop => hop < 0).length,
      downstream: hops.filter(hop => hop > 0).length,
    };
  }
}
