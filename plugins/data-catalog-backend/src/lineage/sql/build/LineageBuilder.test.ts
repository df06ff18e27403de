import { mockServices } from '@backstage/backend-test-utils';
import { unlimitedAccess } from '../../../assets/permissions';
import { LineageBuilder } from './LineageBuilder';
import type { LineageBuilderOptions } from './LineageBuilder';

describe('an item of which the building breaks inside', () => {
  it('is answered without the reason, which is logged', async () => {
    const logger = mockServices.logger.mock();
    const broken = new TypeError('cannot read x of undefined');
    const builder = new LineageBuilder({
      logger,
      assertSchema: () => {},
      analyst: { analyze: () => Promise.reject(broken) },
    } as unknown as LineageBuilderOptions);
    const caller = { actor: 'user:default/ann', read: unlimitedAccess };
    const answer = await builder.build({ dryRun: true, statements: [{ sql: 'select 1' }] }, caller);
    expect(answer.statements).toEqual([
      { index: 0, status: 500, error: { name: 'TypeError', message: 'The item could not be built' } },
    ]);
    expect(logger.error).toHaveBeenCalledWith('No lineage from an SQL text', broken);
  });
});
