import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import type { NewSession } from '../../issuer/work-sessions.ts';

const overHttps = (url: string): boolean => url.startsWith('https:');

/** `__Host-` keeps other hosts and paths from setting it; browsers take that over https only. */
export const cookieName = (url: string): string => (overHttps(url) ? '__Host-work' : 'work');

/** No script reads it, no page elsewhere sends it. @param url where people reach the service. */
export const setSessionCookie = (context: Context, url: string, { token, expiresAt }: NewSession): void =>
  setCookie(context, cookieName(url), token, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    secure: overHttps(url),
    expires: expiresAt,
  });

export const dropSessionCookie = (context: Context, url: string): void => {
  deleteCookie(context, cookieName(url), { path: '/', secure: overHttps(url) });
};
