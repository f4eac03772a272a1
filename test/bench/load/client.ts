import { connect, type Socket } from 'node:net';

export interface Answer {
  /** 0 where none came: the connection broke, or it was not even sent in time. */
  readonly status: number;
  readonly retryAfterSeconds: number | undefined;
  readonly body: string;
}

export interface Client {
  /** Sends as soon as a connection is free; gives up where none is for too long. */
  send(request: Uint8Array): Promise<Answer>;
  close(): void;
}

const NONE: Answer = { status: 0, retryAfterSeconds: undefined, body: '' };
/** Shorter than the service keeps a connection that is not used. */
const IDLE_MS = 4_000;
/** As long as the app waits for an answer. */
const PATIENCE_MS = 15_000;

interface Waiting {
  readonly request: Uint8Array;
  readonly since: number;
  readonly done: (answer: Answer) => void;
}

/**
 * A client that costs little, since it has the processor in common with what it measures: HTTP/1.1 over connections that
 * are kept, one request at a time on each.
 */
export function openClient(port: number, connections: number): Client {
  const idle: { socket: Socket; since: number }[] = [];
  const open = new Set<Socket>();
  const jobs = new Map<Socket, Waiting>();
  const queue: Waiting[] = [];
  let first = 0;

  const take = (): Waiting | undefined => {
    const late = performance.now() - PATIENCE_MS;
    for (;;) {
      const next = queue[first];
      if (!next) {
        queue.length = 0;
        first = 0;
        return undefined;
      }
      first++;
      if (next.since > late) return next;
      next.done(NONE);
    }
  };
  const begin = (socket: Socket, job: Waiting) => {
    jobs.set(socket, job);
    socket.write(job.request);
  };
  const finish = (socket: Socket, answer: Answer) => {
    jobs.get(socket)?.done(answer);
    jobs.delete(socket);
    const next = take();
    if (next) begin(socket, next);
    else idle.push({ socket, since: performance.now() });
  };
  const connectOne = (job: Waiting) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    open.add(socket);
    let received = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      received += chunk;
      const answer = readAnswer(received);
      if (!answer) return;
      received = '';
      finish(socket, answer);
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      open.delete(socket);
      jobs.get(socket)?.done(NONE);
      jobs.delete(socket);
      const next = take();
      if (next) connectOne(next);
    });
    begin(socket, job);
  };
  return {
    send: (request) =>
      new Promise((done) => {
        const job = { request, since: performance.now(), done };
        for (let free = idle.pop(); free; free = idle.pop()) {
          if (open.has(free.socket) && free.since > job.since - IDLE_MS) return begin(free.socket, job);
          free.socket.destroy();
        }
        if (open.size < connections) connectOne(job);
        else queue.push(job);
      }),
    close: () => {
      for (const socket of open) socket.destroy();
    },
  };
}

/** @returns undefined while it has not come whole. */
function readAnswer(text: string): Answer | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = text.slice(0, end);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length === undefined) {
    if (!text.endsWith('0\r\n\r\n')) return undefined;
  } else if (text.length < end + 4 + Number(length)) return undefined;
  const retryAfter = /\r\nretry-after: *(\d+)/i.exec(head)?.[1];
  return {
    status: Number(head.slice(9, 12)),
    retryAfterSeconds: retryAfter === undefined ? undefined : Number(retryAfter),
    body: length === undefined ? unchunked(text.slice(end + 4)) : text.slice(end + 4),
  };
}

/** RFC 9112 §7.1, of bytes read as Latin-1. */
function unchunked(text: string): string {
  let body = '';
  for (let at = 0; at < text.length; ) {
    const line = text.indexOf('\r\n', at);
    const size = Number.parseInt(text.slice(at, line), 16);
    if (!(size > 0)) break;
    body += text.slice(line + 2, line + 2 + size);
    at = line + 4 + size;
  }
  return body;
}

/** A request as bytes; with a body it is a POST of JSON. */
export function httpRequest(path: string, headers: Readonly<Record<string, string>>, body?: unknown): Buffer {
  const json = body === undefined ? '' : JSON.stringify(body);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const posted =
    body === undefined
      ? ''
      : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(json)}\r\n`;
  return Buffer.from(
    `${body === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1\r\nhost: localhost\r\n${posted}${lines.join('')}\r\n${json}`,
  );
}
