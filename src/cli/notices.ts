import { UsageError } from './command.ts';

/**
 * Who sends notices, as the operator says in `PUSH_CONTACT` and `PUSH_SERVICES`; undefined where nobody does.
 *
 * @throws {UsageError} where push services would refuse what is said, or there are none of these addresses.
 */
export function noticesFrom({ PUSH_CONTACT: contact = '', PUSH_SERVICES: services = '' }: NodeJS.ProcessEnv) {
  if (contact === '') return undefined;
  if (!/^(mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)$/.test(contact)) {
    throw new UsageError('PUSH_CONTACT must be a mailto: or https: address');
  }
  const pushServices = services.split(/\s+/).filter((service) => service !== '');
  for (const service of pushServices) {
    if (!URL.canParse(service) || new URL(service).origin !== service) {
      throw new UsageError(`PUSH_SERVICES: ${service} is no origin, such as https://push.example`);
    }
  }
  return { contact, pushServices };
}
