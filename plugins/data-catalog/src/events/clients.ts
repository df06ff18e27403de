import type { Endpoint } from './endpoint';

/** Lines to copy and where they go: a shell, the environment of a process, or a file. */
export type Lines = { place: 'shell' | 'environment' | { file: string }; text: string };

export const clientKeys = [
  'python',
  'dbt',
  'airflow',
  'spark',
  'flink',
  'hive',
  'trino',
  'curl',
  'jsonl',
  'kafka',
] as const;
export type ClientKey = (typeof clientKeys)[number];

/** Names as their makers write them. */
export const clientNames: Record<ClientKey, string> = {
  python: 'openlineage-python',
  dbt: 'dbt',
  airflow: 'Airflow',
  spark: 'Spark',
  flink: 'Flink',
  hive: 'Hive',
  trino: 'Trino',
  curl: 'curl',
  jsonl: 'JSONL file',
  kafka: 'Kafka',
};

/** Clients that are the Java one underneath. */
export const javaClients: readonly ClientKey[] = ['spark', 'flink', 'hive', 'trino'];

/** Put in the place of a secret that the page does not know. */
export const TOKEN = '<token>';

/** How the backend comes to know a token. */
export const tokenLines: readonly Lines[] = [
  { place: 'shell', text: 'openssl rand -hex 32' },
  {
    place: { file: 'app-config.yaml' },
    text: `backend:
  auth:
    externalAccess:
      - type: static
        options:
          token: \${OPENLINEAGE_TOKEN}
          subject: pipelines
        accessRestrictions:
          - plugin: data-catalog
            permission: data-catalog.integrate`,
  },
];

/**
 * The lines that make a client send its events to an endpoint, after
 * OpenLineage's documentation (website/docs of OpenLineage 1.54) and, for
 * Trino, its own (admin/event-listeners-openlineage).
 */
export function clientLines(client: ClientKey, endpoint: Endpoint): Lines[] {
  return makers[client](endpoint);
}

type Pair = readonly [string, string];

/** The properties of an HTTP transport, as the Java client's integrations spell them. */
function javaTransport({ url, path, usual }: Endpoint, prefix: string): Pair[] {
  return [
    [`${prefix}.type`, 'http'],
    [`${prefix}.url`, url],
    ...(usual ? [] : [[`${prefix}.endpoint`, path] as const]),
    [`${prefix}.auth.type`, 'api_key'],
    [`${prefix}.auth.apiKey`, TOKEN],
  ];
}

/** Variables that openlineage-python and what builds on it read. */
function pythonVariables({ url, path, usual }: Endpoint): Pair[] {
  return [
    ['OPENLINEAGE_URL', url],
    ...(usual ? [] : [['OPENLINEAGE_ENDPOINT', withoutSlash(path)] as const]),
    ['OPENLINEAGE_API_KEY', TOKEN],
  ];
}

function pythonTransport({ url, path, usual }: Endpoint) {
  return {
    type: 'http',
    url,
    ...(!usual && { endpoint: withoutSlash(path) }),
    auth: { type: 'api_key', apiKey: TOKEN },
  };
}

function withoutSlash(path: string): string {
  return path.replace(/^\//, '');
}

function exports(pairs: readonly Pair[]): string {
  return pairs
    .map(([name, value]) => `export ${name}=${value.includes('<') ? `'${value}'` : value}`)
    .join('\n');
}

function transportYaml({ url, path, usual }: Endpoint): string {
  return `transport:
  type: http
  url: ${url}${usual ? '' : `\n  endpoint: ${withoutSlash(path)}`}
  auth:
    type: api_key
    apiKey: ${TOKEN}`;
}

function exampleEvent(): string {
  return JSON.stringify(
    {
      eventType: 'COMPLETE',
      eventTime: '2026-11-24T10:00:00Z',
      producer: 'https://example.com/by-hand',
      schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
      run: { runId: '0198a1a0-0000-7000-8000-000000000001' },
      job: { namespace: 'demo', name: 'hello' },
      inputs: [{ namespace: 'demo', name: 'a' }],
      outputs: [{ namespace: 'demo', name: 'b' }],
    },
    null,
    2,
  );
}

const NAMESPACE = '<namespace>';

const makers: Record<ClientKey, (endpoint: Endpoint) => Lines[]> = {
  python: endpoint => [
    { place: 'shell', text: 'pip install openlineage-python' },
    { place: 'environment', text: exports(pythonVariables(endpoint)) },
    { place: { file: 'openlineage.yml' }, text: transportYaml(endpoint) },
  ],
  dbt: endpoint => [
    {
      place: 'shell',
      text: `pip install openlineage-dbt
${exports([...pythonVariables(endpoint), ['OPENLINEAGE_NAMESPACE', NAMESPACE]])}
dbt-ol run`,
    },
  ],
  airflow: endpoint => [
    { place: 'shell', text: 'pip install apache-airflow-providers-openlineage' },
    {
      place: 'environment',
      text: `export AIRFLOW__OPENLINEAGE__TRANSPORT='${JSON.stringify(pythonTransport(endpoint))}'
export AIRFLOW__OPENLINEAGE__NAMESPACE='${NAMESPACE}'`,
    },
    {
      place: { file: 'airflow.cfg' },
      text: `[openlineage]
transport = ${JSON.stringify(pythonTransport(endpoint))}
namespace = ${NAMESPACE}`,
    },
  ],
  spark: endpoint => {
    const settings: Pair[] = [
      ['spark.extraListeners', 'io.openlineage.spark.agent.OpenLineageSparkListener'],
      ...javaTransport(endpoint, 'spark.openlineage.transport'),
      ['spark.openlineage.namespace', NAMESPACE],
    ];
    return [
      {
        place: 'shell',
        text: `spark-submit \\
  --packages io.openlineage:openlineage-spark_2.13:<version> \\
${settings.map(([key, value]) => `  --conf '${key}=${value}' \\`).join('\n')}
  job.py`,
      },
      {
        place: { file: 'spark-defaults.conf' },
        text: settings.map(([key, value]) => `${key} ${value}`).join('\n'),
      },
    ];
  },
  flink: endpoint => [
    {
      place: { file: 'config.yaml (Flink 2)' },
      text: [
        [
          'execution.job-status-changed-listeners',
          'io.openlineage.flink.listener.OpenLineageJobStatusChangedListenerFactory',
        ],
        ...javaTransport(endpoint, 'openlineage.transport'),
        ['openlineage.job.namespace', NAMESPACE],
        // Without it the end of a job is not told where another listener has told its start.
        ['openlineage.flink.enableDetachedJobTracking', 'true'],
      ]
        .map(([key, value]) => `${key}: ${value}`)
        .join('\n'),
    },
    {
      place: { file: 'Job.java (Flink 1)' },
      text: `JobListener listener = OpenLineageFlinkJobListener.builder()
    .executionEnvironment(environment)
    .jobNamespace("${NAMESPACE}")
    .build();
environment.registerJobListener(listener);`,
    },
    {
      place: { file: 'openlineage.yml (Flink 1, named by OPENLINEAGE_CONFIG)' },
      text: transportYaml(endpoint).replace(/endpoint: (?!\/)/, 'endpoint: /'),
    },
  ],
  hive: endpoint => {
    const hook = 'io.openlineage.hive.hooks.HiveOpenLineageHook';
    const settings: Pair[] = [
      ['hive.exec.post.hooks', hook],
      ['hive.exec.failure.hooks', hook],
      ['hive.openlineage.namespace', NAMESPACE],
      ...javaTransport(endpoint, 'hive.openlineage.transport'),
    ];
    const escape = (text: string) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    return [
      {
        place: { file: 'hive-site.xml' },
        text: settings
          .map(
            ([key, value]) =>
              `<property>\n  <name>${key}</name>\n  <value>${escape(value)}</value>\n</property>`,
          )
          .join('\n'),
      },
    ];
  },
  trino: ({ url, path }) => [
    {
      place: { file: 'etc/openlineage-event-listener.properties' },
      text: `event-listener.name=openlineage
openlineage-event-listener.trino.uri=http://<trino-host>:8080
openlineage-event-listener.transport.type=HTTP
openlineage-event-listener.transport.url=${url}
openlineage-event-listener.transport.endpoint=${path}
openlineage-event-listener.transport.api-key=${TOKEN}`,
    },
    {
      place: { file: 'etc/config.properties' },
      text: 'event-listener.config-files=etc/openlineage-event-listener.properties',
    },
  ],
  curl: ({ url, path }) => [
    {
      place: 'shell',
      text: `curl -X POST '${url}${path}' \\
  -H 'Authorization: Bearer ${TOKEN}' \\
  -H 'Content-Type: application/json' \\
  -d '${exampleEvent()}'`,
    },
  ],
  jsonl: () => [
    {
      place: { file: 'app-config.yaml' },
      text: `dataCatalog:
  openlineage:
    files:
      - /var/lib/openlineage/events.jsonl`,
    },
    {
      place: { file: 'openlineage.yml (Python)' },
      text: `transport:
  type: file
  log_file_path: /var/lib/openlineage/events.jsonl
  append: true`,
    },
    {
      place: { file: 'openlineage.yml (Java)' },
      text: `transport:
  type: file
  location: /var/lib/openlineage/events.jsonl`,
    },
  ],
  kafka: () => [
    {
      place: 'shell',
      text: 'yarn --cwd packages/backend add @backstage/plugin-events-backend-module-kafka',
    },
    {
      place: { file: 'packages/backend/src/index.ts' },
      text: `backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-events-backend-module-kafka'));`,
    },
    {
      place: { file: 'app-config.yaml' },
      text: `events:
  modules:
    kafka:
      kafkaConsumingEventPublisher:
        openlineage:
          clientId: headwater
          brokers: ['<broker>:9092']
          topics:
            - topic: openlineage
              kafka:
                topics: [openlineage.events]
                groupId: headwater
dataCatalog:
  openlineage:
    topics: [openlineage]`,
    },
    {
      place: { file: 'openlineage.yml (Python)' },
      text: `transport:
  type: kafka
  topic: openlineage.events
  config:
    bootstrap.servers: <broker>:9092
    acks: all`,
    },
    {
      place: { file: 'openlineage.yml (Java)' },
      text: `transport:
  type: kafka
  topicName: openlineage.events
  properties:
    bootstrap.servers: <broker>:9092
    acks: all
    key.serializer: org.apache.kafka.common.serialization.StringSerializer
    value.serializer: org.apache.kafka.common.serialization.StringSerializer`,
    },
  ],
};
