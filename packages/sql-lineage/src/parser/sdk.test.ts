import * as sdk from '@polyglot-sql/sdk';
import { parserSdk } from './sdk';

describe('the parser', () => {
  it('is there at once, and once', () => {
    const answer = parserSdk().parse('SELECT 1');
    expect(answer.success).toBe(true);
    expect(parserSdk()).toBe(parserSdk());
  });

  // When this fails, its own `parse` will do.
  it('would have to be waited for as its package has it', async () => {
    const ready = sdk.init();
    expect(sdk.isInitialized()).toBe(false);
    await ready;
    expect(sdk.isInitialized()).toBe(true);
  });
});
