import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { t } from '../words.ts';
import { BrandMark } from './brand-mark.tsx';
import { BackIcon } from './icons.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import './screen.css';

/**
 * Makes a screen known: the window's title, and, unless it is the first one, the focus on its heading, so that it is
 * read out. Screens that don't build on `Screen` (the camera) use it by themselves.
 *
 * @returns the reference for the screen's `h1`, which needs `tabIndex={-1}`.
 */
export function useScreenHeading(title: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title]);
  useEffect(() => {
    const cameFromElsewhere = openedPath !== undefined && openedPath !== location.pathname;
    openedPath = location.pathname;
    if (cameFromElsewhere) heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}

/** On the first screen the browser's own beginning of the page is the right place for the focus. */
let openedPath: string | undefined;

const PLACES = [
  { href: '/', title: 'wallet.title' },
  { href: '/look-up', title: 'wallet.lookUp' },
  { href: '/verify', title: 'verifier.title' },
] as const;

/** A page of the app: top bar, heading, content, and the actions within thumb's reach at the bottom. */
export function Screen({
  title,
  lead,
  back,
  width = 'narrow',
  hideHeading = false,
  actions,
  children,
}: {
  title: string;
  lead?: string | undefined;
  /** Where the way back leads. */
  back?: { href: string; label: string };
  width?: 'narrow' | 'wide';
  /** The content shows its own large words; the heading is for those who listen. */
  hideHeading?: boolean;
  actions?: ComponentChildren;
  children: ComponentChildren;
}) {
  const heading = useScreenHeading(title);
  const { path } = useLocation();
  return (
    <div class={`screen screen-${width}`}>
      <a class="screen-skip" href="#content">
        {t('app.skip')}
      </a>
      <header class="screen-bar">
        <a class="screen-brand" href="/">
          <BrandMark />
          <span>{t('app.name')}</span>
        </a>
        <nav class="screen-places" aria-label={t('app.navigation')}>
          {PLACES.map((place) => (
            <a key={place.href} href={place.href} aria-current={path === place.href ? 'page' : undefined}>
              {t(place.title)}
            </a>
          ))}
        </nav>
        <LanguageSwitch />
      </header>
      <main class="screen-content" id="content" tabIndex={-1}>
        {back && (
          <a class="screen-back" href={back.href}>
            <BackIcon />
            <span>{back.label}</span>
          </a>
        )}
        <div class={hideHeading ? 'visually-hidden' : 'screen-heading'}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p class="screen-lead">{lead}</p>}
        </div>
        {children}
        {actions && <div class="screen-actions">{actions}</div>}
      </main>
    </div>
  );
}
