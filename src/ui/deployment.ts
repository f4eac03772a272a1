import { signal } from '@preact/signals';
import * as v from 'valibot';
import { Deployment } from '../contract.ts';
import { recall, remember } from './remembered.ts';

/** Whether the service behind this app issues for a made-up country; the last answer stands while there is no network. */
export const demo = signal(recall('demo') === 'yes');

/** Whether it lets people sign in with their national eID. */
export const eid = signal(recall('eid') === 'yes');

export async function askDeployment(): Promise<void> {
  try {
    const response = await fetch('/api/deployment', { signal: AbortSignal.timeout(10_000) });
    if (!response.ok) return;
    const deployment = v.parse(Deployment, await response.json());
    demo.value = deployment.demo;
    eid.value = deployment.eid;
    remember('demo', demo.value ? 'yes' : 'no');
    remember('eid', eid.value ? 'yes' : 'no');
  } catch {
    // No network, or something else answered: the last answer stands.
  }
}
