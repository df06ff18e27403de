import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigurationError, DeliveryError } from '../client/errors';
import { serializeEvent } from '../client/serializeEvent';
import { Section } from '../config/Section';
import type { OpenLineageEvent } from '../events/types';
import { Pending } from './Pending';
import type { CloseReport, Transport } from './Transport';

export type FileOptions = {
  /** A path, or a file: URL. Its folder must exist. */
  logFilePath: string;
  /**
   * Whether all events go into this one file, a line each. Otherwise (the
   * default, as in the Python client) each gets a file of its own, named
   * `<logFilePath>-<yyyymmdd-hhmmss.ffffff>.json`.
   */
  append?: boolean;
};

/** Writes events to files of this machine. */
export class FileTransport implements Transport {
  readonly kind = 'file';
  name?: string;
  priority?: number;
  private readonly path: string;
  private readonly append: boolean;
  private readonly pending = new Pending();
  private written: Promise<void> = Promise.resolve();
  private lastMicros = 0;

  /** @throws ConfigurationError that names a wrong option, or a folder that cannot be written */
  constructor(
    options: FileOptions | Section,
    private readonly now: () => number = Date.now,
  ) {
    const section = options instanceof Section ? options : new Section(options, 'transport');
    const path = section.text('logFilePath');
    this.append = section.boolean('append') ?? false;
    if (!(options instanceof Section)) section.end();
    if (!path) throw new ConfigurationError(`${section.at('logFilePath')} is missing`);
    this.path = localPath(path, section);
    try {
      accessSync(dirname(this.path), constants.W_OK);
    } catch (error) {
      throw new ConfigurationError(
        `${section.at('logFilePath')} must stand in a folder that can be written, got '${path}': ${(error as Error).message}`,
      );
    }
  }

  async emit(event: OpenLineageEvent): Promise<void> {
    await this.emitJson(serializeEvent(event));
  }

  async emitJson(json: string): Promise<void> {
    await this.pending.during(async () => {
      // One after the other keeps lines whole and in order.
      const written = this.written.then(() => this.write(`${json}\n`));
      this.written = written.catch(() => {});
      await written;
    });
  }

  async flush(timeoutMs?: number): Promise<void> {
    await this.pending.idle(timeoutMs);
  }

  async close(timeoutMs?: number): Promise<CloseReport> {
    await this.pending.idle(timeoutMs);
    return { undelivered: this.pending.count, dropped: 0 };
  }

  private async write(line: string): Promise<void> {
    const { appendFile, writeFile } = await import('node:fs/promises');
    const path = this.append ? this.path : `${this.path}-${this.stamp()}.json`;
    try {
      // Without append, a file that is there belongs to another process.
      await (this.append ? appendFile(path, line) : writeFile(path, line, { flag: 'wx' }));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (!this.append && code === 'EEXIST') {
        await this.write(line);
        return;
      }
      throw new DeliveryError(
        `The event cannot be written to ${path}: ${(error as Error).message}`,
        { cause: error },
      );
    }
  }

  /** The local time as the Python client writes it; each time another one, though the clock has only milliseconds. */
  private stamp(): string {
    this.lastMicros = Math.max(this.now() * 1000, this.lastMicros + 1);
    const date = new Date(Math.floor(this.lastMicros / 1000));
    const pad = (value: number, length = 2) => String(value).padStart(length, '0');
    const day = `${date.getFullYear()}${pad(date.getMonth() + 1)}${pad(date.getDate())}`;
    const time = `${pad(date.getHours())}${pad(date.getMinutes())}${pad(date.getSeconds())}`;
    return `${day}-${time}.${pad(this.lastMicros % 1_000_000, 6)}`;
  }
}

function localPath(path: string, section: Section): string {
  if (!path.includes('://')) return path;
  if (path.startsWith('file://')) return fileURLToPath(path);
  throw section.wrong('logFilePath', 'a path or a file: URL', path);
}
