import { createGunzip, createInflate } from 'node:zlib';
import type { Readable } from 'node:stream';
import type { Request } from 'express';
import { CustomErrorBase, InputError } from '@backstage/errors';

export type BodyLimits = {
  /** Bytes as they come over the wire. */
  compressedBytes: number;
  /** Bytes once unpacked. */
  bytes: number;
};

/** 413: the body is larger than is taken. */
export class PayloadTooLargeError extends CustomErrorBase {
  name = 'PayloadTooLargeError' as const;
  readonly statusCode = 413;
}

/** 415: the body is packed in a way that is not known. */
export class UnsupportedEncodingError extends CustomErrorBase {
  name = 'UnsupportedEncodingError' as const;
  readonly statusCode = 415;
}

/**
 * The text of a request's body, chunked or not, packed with gzip or deflate or
 * not at all. Both sizes are limited while it is read, so that a small body
 * that unpacks to gigabytes is refused early.
 *
 * @throws PayloadTooLargeError, UnsupportedEncodingError, InputError
 */
export async function readBody(request: Request, limits: BodyLimits): Promise<string> {
  const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limits.compressedBytes) throw tooLarge(limits.compressedBytes, 'as it is sent');
  const unpacked = unpack(request, encoding);
  let received = 0;
  request.on('data', (chunk: Buffer) => {
    received += chunk.length;
    if (received > limits.compressedBytes) {
      unpacked.destroy(tooLarge(limits.compressedBytes, 'as it is sent'));
    }
  });
  request.on('aborted', () => unpacked.destroy(new InputError('The request was cut off')));
  return decode(await collect(unpacked, limits.bytes, encoding));
}

function unpack(request: Request, encoding: string): Readable {
  switch (encoding) {
    case 'identity':
    case '':
      return request;
    case 'gzip':
    case 'x-gzip':
      return request.pipe(createGunzip());
    case 'deflate':
      return request.pipe(createInflate());
    default:
      throw new UnsupportedEncodingError(
        `Content-Encoding '${encoding.slice(0, 40)}' is not known; allowed are gzip, deflate and identity`,
      );
  }
}

async function collect(stream: Readable, maxBytes: number, encoding: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge(maxBytes, 'unpacked');
      chunks.push(chunk);
    }
  } catch (error) {
    const { code } = error as { code?: string };
    if (code?.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE') {
      throw new InputError(`The body is not valid ${encoding}`);
    }
    throw error;
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError('The body is not valid UTF-8');
  }
}

function tooLarge(limit: number, how: string): PayloadTooLargeError {
  return new PayloadTooLargeError(`The body is larger than the ${limit} bytes that are allowed ${how}`);
}
