import type { ComponentChildren } from 'preact';

/** To the provider of the national eID: no screen of the app, so that its router must leave the link alone. */
export const EidLink = ({
  look,
  children,
}: {
  look: 'primary' | 'secondary';
  children: ComponentChildren;
}) => (
  <a class={`button button-${look}`} href="/api/eid/start" target="_top">
    <span>{children}</span>
  </a>
);
