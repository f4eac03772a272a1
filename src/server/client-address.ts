import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * Who asks, for limits: the IPv4 address, or the /64 network of an IPv6 address, of which one subscriber has all.
 *
 * @param trustProxy believe `X-Forwarded-For`, of which the last entry is the one that our own proxy wrote; those
 *   before it are the client's to invent.
 */
export function clientAddress(context: Context, trustProxy: boolean): string {
  const forwarded = trustProxy && context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  const address = forwarded && isIP(forwarded) ? forwarded : (getConnInfo(context).remote.address ?? '');
  return subscriber(address);
}

export function subscriber(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.toLowerCase().replace(/%.*$/, '').split('::');
  const before = head.split(':').filter((group) => group !== '');
  const after = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = tail === undefined ? [] : Array<string>(8 - before.length - after.length).fill('0');
  const groups = [...before, ...zeros, ...after].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}
