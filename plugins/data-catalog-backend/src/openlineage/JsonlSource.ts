import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Receiver } from './Receiver';

export type JsonlSourceOptions = {
  knex: Knex;
  receiver: Receiver;
  logger: LoggerService;
  /** Absolute path. */
  file: string;
  pollMs?: number;
};

const CHUNK_BYTES = 4 * 1024 * 1024;
const NEWLINE = 0x0a;

/**
 * Follows a file to which OpenLineage's FileTransport appends, an event a
 * line. How far it has come is kept, so that a restart goes on there; a file
 * that was replaced or cut is read from its start. A line counts once its line
 * end is there.
 */
export class JsonlSource {
  private readonly stopping = new AbortController();
  private loop?: Promise<void>;

  constructor(private readonly options: JsonlSourceOptions) {}

  start() {
    this.loop ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  /** Takes what is new; answers how many events. */
  async poll(): Promise<number> {
    const { file } = this.options;
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) return 0;
    const identity = `${found.dev}:${found.ino}`;
    const known = await this.readOffset();
    const start = known?.identity === identity && known.offset <= found.size ? known.offset : 0;
    return start < found.size ? this.readFrom(start, identity) : 0;
  }

  private async run(): Promise<void> {
    const { logger, file, pollMs = 1000 } = this.options;
    while (!this.stopping.signal.aborted) {
      try {
        await this.poll();
      } catch (error) {
        logger.warn(`Reading events from '${file}' failed, trying again: ${error}`);
      }
      await sleep(pollMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private async readFrom(start: number, identity: string): Promise<number> {
    const handle = await open(this.options.file, 'r');
    let offset = start;
    let events = 0;
    try {
      let rest = Buffer.alloc(0);
      while (!this.stopping.signal.aborted) {
        const chunk = Buffer.alloc(CHUNK_BYTES);
        const { bytesRead } = await handle.read(chunk, 0, CHUNK_BYTES, offset + rest.length);
        if (bytesRead === 0) break;
        const bytes = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
        const end = bytes.lastIndexOf(NEWLINE) + 1;
        events += await this.take(bytes.subarray(0, end).toString('utf8'));
        rest = bytes.subarray(end);
        offset += end;
        await this.writeOffset(identity, offset);
      }
    } finally {
      await handle.close();
    }
    return events;
  }

  private async take(text: string): Promise<number> {
    const { file, receiver, logger } = this.options;
    const lines = text.split('\n').filter(line => line.trim() !== '');
    const origin = `file:${path.basename(file)}`;
    let taken = 0;
    await Promise.all(
      lines.map(async line => {
        try {
          await receiver.receive(line, origin, origin);
          taken++;
        } catch (error) {
          // Trouble of the database is no reason to go on: the lines are read again.
          if ((error as Error).name !== 'InputError') throw error;
          logger.warn(`Refused an event of '${file}': ${(error as Error).message}`);
        }
      }),
    );
    return taken;
  }

  private async readOffset(): Promise<{ identity: string; offset: number } | undefined> {
    const row = await this.options.knex('file_offsets').where({ path: this.options.file }).first();
    return row && { identity: row.identity, offset: Number(row.offset_bytes) };
  }

  private async writeOffset(identity: string, offset: number): Promise<void> {
    await this.options
      .knex('file_offsets')
      .insert({ path: this.options.file, identity, offset_bytes: offset })
      .onConflict('path')
      .merge();
  }
}
