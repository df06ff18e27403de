import { InputError } from '@backstage/errors';
import type { SqlText } from '@headwater/plugin-data-catalog-common';
import { assetId } from '@headwater/plugin-data-catalog-node';
import { hashText } from '../../../projection/FactBuilder';
import { dialectsFor } from '../names/dialects';
import type { BuildInput } from './SqlSource';

/**
 * A text of a request as it is analysed.
 *
 * @throws InputError when it is to be written and says not where its tables lie
 */
export function textInput(text: SqlText, isDryRun: boolean): BuildInput {
  const { sql, dialect, namespace, defaultCatalog, defaultSchema, job, schema } = text;
  if (namespace === undefined && !isDryRun) {
    throw new InputError("'namespace' is missing: without it the tables are no datasets");
  }
  const namespaces = namespace === undefined ? [] : [namespace];
  return {
    sql,
    dialects: dialectsFor(dialect, namespaces),
    isDialectAsked: dialect !== undefined,
    scope: {
      namespaces,
      known: [],
      ...(defaultCatalog !== undefined && { defaultCatalog }),
      ...(defaultSchema !== undefined && { defaultSchema }),
    },
    areDefaultsAsked: true,
    ...(schema && { schema }),
    ...(job && { job }),
    slot: job ? `.${assetId('job', job.namespace, job.name)}` : `.text.${hashText(sql)}`,
  };
}
