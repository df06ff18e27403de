import { ConfigurationError } from '../client/errors';
import { isObject, Section } from '../config/Section';
import { CompositeTransport } from './CompositeTransport';
import { ConsoleTransport } from './ConsoleTransport';
import type { TransportContext } from './context';
import { FileTransport } from './FileTransport';
import { HttpTransport } from './http/HttpTransport';
import { KafkaTransport } from './KafkaTransport';
import type { KafkaProducer } from './KafkaTransport';
import { NoopTransport } from './NoopTransport';
import { QueueTransport, readQueueOptions } from './queue/QueueTransport';
import { replaceJobNamespace, TransformTransport } from './TransformTransport';
import type { EventTransformer } from './TransformTransport';
import type { Transport } from './Transport';

/** Configuration of a transport, as it stands in a file: `type`, and the options of that type. */
export type TransportConfig = { type: string; name?: string; priority?: number } & Record<
  string,
  unknown
>;

/**
 * Makes a transport of its configuration. Options are read from the section;
 * those that it does not ask for are then refused as unknown.
 */
export type TransportFactory = (options: Section, context: TransportContext) => Transport;

const factories = new Map<string, TransportFactory>([
  ['http', (options, context) => new HttpTransport(options, context)],
  ['async_http', asyncHttp],
  ['async', asyncOver],
  ['console', (_, context) => new ConsoleTransport(context)],
  ['file', (options, context) => new FileTransport(options, context.now)],
  ['composite', composite],
  ['transform', transform],
  ['kafka', kafka],
  ['noop', () => new NoopTransport()],
]);

/** Makes a further type of transport known, or replaces one. */
export function registerTransport(type: string, factory: TransportFactory): void {
  factories.set(type, factory);
}

/**
 * The transport that a configuration describes.
 *
 * @param path - where the configuration stands, for messages
 * @throws ConfigurationError that names a wrong option, its value and what is allowed
 */
export function createTransport(
  config: unknown,
  path: string,
  context: TransportContext,
): Transport {
  if (isTransport(config)) return config;
  const section = new Section(config, path);
  const type = section.text('type');
  const factory = type === undefined ? undefined : factories.get(type);
  if (!factory) throw section.wrong('type', `one of ${[...factories.keys()].join(', ')}`, type);
  const name = section.text('name');
  const priority = section.number(['priority'], -Infinity);
  const transport = factory(section, context);
  section.end();
  transport.name ??= name;
  transport.priority ??= priority;
  return transport;
}

/** Whether a value is a transport rather than the configuration of one. */
export function isTransport(value: unknown): value is Transport {
  return isObject(value) && typeof value.emit === 'function';
}

function asyncHttp(options: Section, context: TransportContext): Transport {
  const queue = readQueueOptions(options);
  return new QueueTransport(
    { ...queue, transport: new HttpTransport(options, context) },
    'async_http',
  );
}

function asyncOver(options: Section, context: TransportContext): Transport {
  const queue = readQueueOptions(options);
  return new QueueTransport({ ...queue, transport: innerOf(options, context) });
}

function innerOf(options: Section, context: TransportContext): Transport {
  const inner = options.any('transport');
  if (inner === undefined) throw new ConfigurationError(`${options.at('transport')} is missing`);
  return createTransport(inner, options.at('transport'), context);
}

function composite(options: Section, context: TransportContext): Transport {
  const value = options.any('transports');
  const path = options.at('transports');
  const named = isObject(value)
    ? Object.entries(value).flatMap(([name, config]): [string, unknown][] =>
        config === null
          ? []
          : [[`${path}.${name}`, isTransport(config) ? config : { name, ...Object(config) }]],
      )
    : undefined;
  const listed = Array.isArray(value)
    ? value.map((config, index): [string, unknown] => [`${path}[${index}]`, config])
    : undefined;
  const configs = named ?? listed ?? [];
  if (configs.length === 0)
    throw options.wrong('transports', 'a list or an object of at least one transport', value);
  return new CompositeTransport(
    {
      transports: configs.map(([at, config]) => createTransport(config, at, context)),
      continueOnFailure: options.boolean('continueOnFailure'),
      continueOnSuccess: options.boolean('continueOnSuccess'),
      sortTransports: options.boolean('sortTransports'),
    },
    context,
  );
}

function transform(options: Section, context: TransportContext): Transport {
  return new TransformTransport({
    transform: readTransformer(options),
    transport: innerOf(options, context),
  });
}

function readTransformer(options: Section): EventTransformer {
  const given = options.any('transform');
  const className = options.text('transformerClass');
  const properties = options.section('transformerProperties');
  if (typeof given === 'function') return given as EventTransformer;
  // A shared file names Python's class with its module.
  if (className?.split('.').pop() !== 'JobNamespaceReplaceTransformer') {
    throw options.wrong(
      'transformerClass',
      'JobNamespaceReplaceTransformer (or transform a function)',
      className,
    );
  }
  const namespace = properties?.text('newJobNamespace');
  if (!properties || !namespace) {
    throw new ConfigurationError(
      `${options.at('transformerProperties.new_job_namespace')} is missing`,
    );
  }
  const includeParentFacet = properties.boolean('includeParentFacet');
  properties.end();
  return replaceJobNamespace(namespace, includeParentFacet);
}

function kafka(options: Section, context: TransportContext): Transport {
  const producer = options.any('producer') ?? context.kafkaProducer;
  const topic = options.text('topic', 'topicName');
  const messageKey = options.text('messageKey');
  // How the official clients connect, which the producer has done already.
  for (const name of ['config', 'properties', 'flush']) options.any(name);
  if (!producer) {
    throw new ConfigurationError(
      `${options.path} of type kafka needs a producer: give the client the option kafkaProducer`,
    );
  }
  if (!topic) throw new ConfigurationError(`${options.at('topic')} is missing`);
  return new KafkaTransport({ producer: producer as KafkaProducer, topic, messageKey });
}
