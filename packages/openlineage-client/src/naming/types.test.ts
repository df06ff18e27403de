import { naming } from './datasetNaming';
import { jobNaming } from './jobNaming';

describe('types of the naming helpers', () => {
  it('follow from the rules', () => {
    const misuse = () => {
      // @ts-expect-error the topic is missing
      naming.kafka({ host: 'broker', port: 9092 });
      // @ts-expect-error Kafka has no default port
      naming.kafka({ host: 'broker', topic: 'orders' });
      // @ts-expect-error no part of a Kafka topic's name
      naming.kafka({ host: 'broker', port: 9092, topic: 'orders', schema: 'public' });
      // @ts-expect-error a port is no boolean
      naming.mysql({ host: 'db', port: true, database: 'shop', table: 'orders' });
      // @ts-expect-error a task is missing
      jobNaming.airflowTask({ dagId: 'shop' });
    };
    expect(misuse).toThrow(TypeError);
  });
});
