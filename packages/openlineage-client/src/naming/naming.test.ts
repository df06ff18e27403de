import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { naming, namingRules } from './datasetNaming';
import { jobNaming } from './jobNaming';
import { describeNamespace, hierarchyOf } from './namespaces';

const orders = { database: 'shop', schema: 'public', table: 'orders' };

/** Each dataset with its namespace, its name, and the platform that a reader sees. */
const cases = {
  athena: [
    naming.athena({
      region: 'eu-west-1',
      catalog: 'awsdatacatalog',
      database: 'shop',
      table: 'orders',
    }),
    'awsathena://athena.eu-west-1.amazonaws.com',
    'awsdatacatalog.shop.orders',
    'athena',
  ],
  glue: [
    naming.glue({
      region: 'eu-west-1',
      accountId: '123456789012',
      database: 'shop',
      table: 'orders',
    }),
    'arn:aws:glue:eu-west-1:123456789012',
    'table/shop/orders',
    'glue',
  ],
  cosmosDb: [
    naming.cosmosDb({ host: 'shop.documents.azure.com', database: 'shop', table: 'orders' }),
    'azurecosmos://shop.documents.azure.com/dbs/shop',
    'colls/orders',
    'cosmosdb',
  ],
  azureDataExplorer: [
    naming.azureDataExplorer({ host: 'shop.westeurope', database: 'shop', table: 'orders' }),
    'azurekusto://shop.westeurope.kusto.windows.net',
    'shop/orders',
    'kusto',
  ],
  azureSynapse: [
    naming.azureSynapse({ host: 'synapse', port: 1433, schema: 'public', table: 'orders' }),
    'sqlserver://synapse:1433',
    'public.orders',
    'mssql',
  ],
  bigQuery: [
    naming.bigQuery({ projectId: 'acme-shop', dataset: 'sales', table: 'orders' }),
    'bigquery',
    'acme-shop.sales.orders',
    'bigquery',
  ],
  cassandra: [
    naming.cassandra({ host: 'ring', keyspace: 'shop', table: 'orders' }),
    'cassandra://ring:9042',
    'shop.orders',
    'cassandra',
  ],
  milvus: [
    naming.milvus({ host: 'vectors', port: '19530', database: 'default', collection: 'products' }),
    'milvus://vectors:19530',
    'default.products',
    'milvus',
  ],
  fabricWarehouse: [
    naming.fabricWarehouse({ endpoint: 'x1.datawarehouse.fabric.microsoft.com', ...orders }),
    'fabric-warehouse://x1.datawarehouse.fabric.microsoft.com',
    'shop.public.orders',
    'fabric',
  ],
  mysql: [
    naming.mysql({ host: 'db', database: 'shop', table: 'orders' }),
    'mysql://db:3306',
    'shop.orders',
    'mysql',
  ],
  crateDb: [
    naming.crateDb({ host: 'db', ...orders }),
    'crate://db:5432',
    'shop.public.orders',
    'crate',
  ],
  db2: [
    naming.db2({ host: 'db', port: 50000, ...orders }),
    'db2://db:50000',
    'shop.public.orders',
    'db2',
  ],
  hive: [
    naming.hive({ host: 'metastore', port: 9083, database: 'shop', table: 'orders' }),
    'hive://metastore:9083',
    'shop.orders',
    'hive',
  ],
  mssql: [
    naming.mssql({ host: 'db', port: 1433, ...orders }),
    'mssql://db:1433',
    'shop.public.orders',
    'mssql',
  ],
  oceanBase: [
    naming.oceanBase({ host: 'db', database: 'shop', table: 'orders' }),
    'oceanbase://db:2881',
    'shop.orders',
    'oceanbase',
  ],
  oracle: [
    naming.oracle({ host: 'db', serviceName: 'SHOP', schema: 'SALES', table: 'ORDERS' }),
    'oracle://db:1521',
    'SHOP.SALES.ORDERS',
    'oracle',
  ],
  oracleSid: [
    naming.oracleSid({ host: 'db', port: 1522, sid: 'XE', schema: 'SALES', table: 'ORDERS' }),
    'oracle://db:1522',
    'XE.SALES.ORDERS',
    'oracle',
  ],
  postgres: [
    naming.postgres({ host: 'db', ...orders }),
    'postgres://db:5432',
    'shop.public.orders',
    'postgres',
  ],
  teradata: [
    naming.teradata({ host: 'db', database: 'shop', table: 'orders' }),
    'teradata://db:1025',
    'shop.orders',
    'teradata',
  ],
  redshift: [
    naming.redshift({
      clusterIdentifier: 'examplecluster',
      region: 'us-west-2',
      port: 5439,
      ...orders,
    }),
    'redshift://examplecluster.us-west-2:5439',
    'shop.public.orders',
    'redshift',
  ],
  snowflake: [
    naming.snowflake({
      organization: 'acme',
      account: 'shop',
      database: 'SHOP',
      schema: 'PUBLIC',
      table: 'ORDERS',
    }),
    'snowflake://acme-shop',
    'SHOP.PUBLIC.ORDERS',
    'snowflake',
  ],
  snowflakeLocator: [
    naming.snowflakeLocator({
      accountLocator: 'xy12345',
      cloudRegionId: 'us-east-1',
      cloud: 'aws',
      ...orders,
    }),
    'snowflake://xy12345.us-east-1.aws',
    'shop.public.orders',
    'snowflake',
  ],
  spanner: [
    naming.spanner({ projectId: 'acme', instanceId: 'main', ...orders }),
    'spanner://acme:main',
    'shop.public.orders',
    'spanner',
  ],
  trino: [
    naming.trino({ host: 'trino', port: 8080, catalog: 'hive', schema: 'shop', table: 'orders' }),
    'trino://trino:8080',
    'hive.shop.orders',
    'trino',
  ],
  unityCatalog: [
    naming.unityCatalog({
      host: 'dbc.cloud',
      port: 443,
      catalog: 'main',
      schema: 'shop',
      table: 'orders',
    }),
    'unitycatalog://dbc.cloud:443',
    'main.shop.orders',
    'unitycatalog',
  ],
  abfss: [
    naming.abfss({ container: 'raw', service: 'acmelake', path: '/orders/2026' }),
    'abfss://raw@acmelake.dfs.core.windows.net',
    '/orders/2026',
    'azure-storage',
  ],
  dbfs: [
    naming.dbfs({ workspace: 'acme', path: '/mnt/orders' }),
    'dbfs://acme',
    '/mnt/orders',
    'dbfs',
  ],
  gcs: [naming.gcs({ bucket: 'raw', key: 'orders/2026' }), 'gs://raw', 'orders/2026', 'gcs'],
  hdfs: [
    naming.hdfs({ host: 'namenode', port: 8020, path: '/data/orders' }),
    'hdfs://namenode:8020',
    '/data/orders',
    'hdfs',
  ],
  kafka: [
    naming.kafka({ host: 'broker', port: 9092, topic: 'orders.v1' }),
    'kafka://broker:9092',
    'orders.v1',
    'kafka',
  ],
  localFile: [naming.localFile({ path: '/tmp/orders.csv' }), 'file', '/tmp/orders.csv', 'file'],
  remoteFile: [
    naming.remoteFile({ host: 'nas', path: '/orders.csv' }),
    'file://nas',
    '/orders.csv',
    'file',
  ],
  box: [
    naming.box({ host: 'app.box.com', port: 443, enterpriseId: 'E1', key: 'orders.pdf' }),
    'box://app.box.com:443/E1',
    'orders.pdf',
    'box',
  ],
  fileNet: [
    naming.fileNet({ host: 'docs', port: 9080, repositoryId: 'R1', key: 'orders.pdf' }),
    'filenet://docs:9080/R1',
    'orders.pdf',
    'filenet',
  ],
  s3: [naming.s3({ bucket: 'raw', key: 'orders/2026' }), 's3://raw', 'orders/2026', 's3'],
  sharePoint: [
    naming.sharePoint({
      host: 'acme.sharepoint.com',
      port: 443,
      site: 'sales',
      key: 'orders.xlsx',
    }),
    'mssharepoint://acme.sharepoint.com:443/sales',
    'orders.xlsx',
    'mssharepoint',
  ],
  wasbs: [
    naming.wasbs({ container: 'raw', service: 'acme', key: 'orders' }),
    'wasbs://raw@acme.dfs.core.windows.net',
    'orders',
    'azure-storage',
  ],
  pubSubTopic: [
    naming.pubSubTopic({ projectId: 'acme', topicId: 'orders' }),
    'pubsub',
    'topic:acme:orders',
    'pubsub',
  ],
  pubSubSubscription: [
    naming.pubSubSubscription({ projectId: 'acme', subscriptionId: 'billing' }),
    'pubsub',
    'subscription:acme:billing',
    'pubsub',
  ],
  inMemory: [naming.inMemory({ name: 'df-1' }), 'inmemory://', 'df-1', 'inmemory'],
} as const;

describe('names of datasets', () => {
  it.each(Object.entries(cases))('%s', (_, [dataset, namespace, name, platform]) => {
    expect(dataset).toEqual({ namespace, name });
    expect(describeNamespace(namespace).platform).toBe(platform);
  });

  it('are tried for every store', () => {
    expect(Object.keys(cases)).toEqual(Object.keys(namingRules));
  });

  it('of tables are read back into their containers', () => {
    const tables = Object.entries(namingRules).filter(([, [, name]]) =>
      /^\{\w+\}(\.\{\w+\})+$/.test(name),
    );
    const shallow = tables.filter(([store]) => {
      const [{ namespace, name }] = cases[store as keyof typeof cases];
      return hierarchyOf(namespace, name).length !== name.split('.').length - 1;
    });
    // Synapse shares its scheme with SQL Server, whose names have one part more.
    expect(shallow.map(([store]) => store)).toEqual(['azureSynapse']);
  });

  it('take parts verbatim, whatever stands in them', () => {
    expect(naming.s3({ bucket: '[.{key}]', key: '/{bucket}/$&/Über.csv' })).toEqual({
      namespace: 's3://[.{key}]',
      name: '/{bucket}/$&/Über.csv',
    });
  });

  it('leave out a part that is not given, and take one that replaces a default', () => {
    expect(naming.snowflakeLocator({ accountLocator: 'xy12345', ...orders }).namespace).toBe(
      'snowflake://xy12345',
    );
    expect(naming.postgres({ host: 'db', port: 6432, ...orders }).namespace).toBe(
      'postgres://db:6432',
    );
  });

  it.each([
    [
      'a missing part',
      () => naming.kafka({ host: 'broker', port: 9092 } as never),
      "naming.kafka: 'topic' must be a text that is not blank, got nothing (rule: {topic})",
    ],
    [
      'a blank part',
      () => naming.s3({ bucket: ' ', key: 'orders' }),
      'naming.s3: \'bucket\' must be a text that is not blank, got " " (rule: s3://{bucket})',
    ],
    [
      'a port that is none',
      () => naming.postgres({ host: 'db', port: 'None', ...orders }),
      'naming.postgres: \'port\' must be a port from 1 to 65535, got "None" (rule: postgres://{host}:{port=5432})',
    ],
    [
      'a port out of range',
      () => naming.postgres({ host: 'db', port: 70000, ...orders }),
      "naming.postgres: 'port' must be a port from 1 to 65535, got 70000 (rule: postgres://{host}:{port=5432})",
    ],
  ])('refuse %s', (_, make, message) => {
    expect(make).toThrow(new TypeError(message));
  });
});

describe('names of jobs', () => {
  it.each([
    [jobNaming.airflowDag({ dagId: 'shop' }), 'shop'],
    [jobNaming.airflowTask({ dagId: 'shop', taskId: 'load' }), 'shop.load'],
    [jobNaming.spark({ appName: 'shop_etl' }), 'shop_etl'],
    [jobNaming.spark({ appName: 'shop_etl', command: 'collect_limit' }), 'shop_etl.collect_limit'],
    [
      jobNaming.spark({ appName: 'etl', command: 'append_data', table: 'default_t' }),
      'etl.append_data.default_t',
    ],
    [jobNaming.sql({ schema: 'gx', table: 'validate_datasets' }), 'gx.validate_datasets'],
    [jobNaming.dbtRun({ project: 'shop_lab' }), 'dbt-run-shop_lab'],
    [
      jobNaming.dbtModel({ database: 'jaffle', schema: 'main', project: 'shop_lab', model: 'dim' }),
      'jaffle.main.shop_lab.dim',
    ],
    [
      jobNaming.dbtModel({ schema: 'main', project: 'shop_lab', model: 'dim' }),
      'main.shop_lab.dim',
    ],
    [
      jobNaming.dbtSnapshot({
        database: 'jaffle',
        schema: 'snapshots',
        project: 'shop_lab',
        snapshot: 'orders',
      }),
      'jaffle.snapshots.shop_lab.orders.snapshot',
    ],
    [
      jobNaming.dbtTest({ database: 'jaffle', schema: 'main', project: 'shop_lab', model: 'dim' }),
      'jaffle.main.shop_lab.dim.test',
    ],
    [
      jobNaming.dbtNode({ resourceType: 'seed', project: 'shop_lab', node: 'raw' }),
      'seed.shop_lab.raw',
    ],
  ])('%s', (name, expected) => {
    expect(name).toBe(expected);
  });

  it('refuse a blank part', () => {
    expect(() => jobNaming.airflowTask({ dagId: 'shop', taskId: '' })).toThrow(
      'jobNaming.airflowTask: \'taskId\' must be a text that is not blank, got "" (rule: {dagId}.{taskId})',
    );
  });
});

const file = path.resolve(__dirname, '../../../../../shared/openlineage/spec/dataset-naming.json');
const present = existsSync(file);
if (!present)
  process.stderr.write('Skipped: the official naming rules of OpenLineage are not here\n');

(present ? describe : describe.skip)('the official naming rules', () => {
  /** A rule without the names of its parameters; what is optional stands in parentheses there, in brackets here. */
  const shape = (template: string) =>
    template
      .trim()
      .replace(/\[:\{\w+\}\]/, '')
      .replace(/[([](\.\{\w+\})[)\]]/g, '($1)')
      .replace(/\{[^}]*\}/g, '{}');

  it('are those of the helpers, all of them and no others', () => {
    const official = JSON.parse(readFileSync(file, 'utf8')) as {
      namespace: string;
      name: string;
    }[];
    const expected = official.flatMap(rule =>
      rule.namespace
        .split(' or ')
        // A form that differs by a port is the same rule with an optional part.
        .filter((form, index, forms) => index === 0 || form !== `${forms[0]}:{port}`)
        .flatMap(namespace =>
          rule.name.split(/ or (?![^{]*\})/).map(name => `${shape(namespace)} ${shape(name)}`),
        ),
    );
    const own = Object.values(namingRules).map(
      ([namespace, name]) => `${shape(namespace)} ${shape(name)}`,
    );
    expect(own.sort()).toEqual(expected.sort());
  });
});
