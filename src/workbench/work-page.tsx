import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { BrandMark } from '../ui/components/brand-mark.tsx';
import { LanguageSwitch } from '../ui/components/language-switch.tsx';
import { useScreenHeading } from '../ui/components/screen.tsx';
import { t } from '../ui/words.ts';
import { AccountMenu } from './account-menu.tsx';
import { OutboxStatus } from './outbox/outbox-status.tsx';
import { partsOf } from './parts.ts';
import { me } from './session.ts';
import { SittingNotice } from './sitting-notice.tsx';
import { w } from './words.ts';
import './work-page.css';

/** On the first page the browser's own beginning is the right place for the focus. */
let wasShown = false;

/**
 * A page of the workbench: navigation by role, what waits to be sent, who is at work.
 *
 * @param beside what stands in the heading's line, at its end: counts, a button.
 * @param fills the page is as high as the window and its parts scroll by themselves.
 */
export function WorkPage({
  title,
  lead,
  beside,
  fills = false,
  children,
}: {
  title: string;
  lead?: string | undefined;
  beside?: ComponentChildren;
  fills?: boolean;
  children: ComponentChildren;
}) {
  const heading = useScreenHeading(title);
  useEffect(() => {
    // What had the focus may have gone with the page before, also where that had the same address.
    if (wasShown && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
    wasShown = true;
  }, []);
  return (
    <div class={`work ${fills ? 'work-fills' : ''}`}>
      <a class="screen-skip" href="#content">
        {t('app.skip')}
      </a>
      <header class="work-bar">
        <a class="work-brand" href="/work">
          <BrandMark />
          <span>{w('title')}</span>
        </a>
        {me.value && <Navigation />}
        <div class="work-bar-end">
          {me.value && <OutboxStatus />}
          <LanguageSwitch />
          {me.value && <AccountMenu account={me.value} />}
        </div>
      </header>
      <main class="work-content" id="content" tabIndex={-1}>
        <SittingNotice />
        <div class="work-heading">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {beside}
          {lead && <p class="work-lead">{lead}</p>}
        </div>
        {children}
      </main>
    </div>
  );
}

function Navigation() {
  const { params } = useRoute();
  const role = me.value?.role;
  const parts = useRef<HTMLElement>(null);
  // Where the line is too short for all parts, the one that is open is in sight.
  useLayoutEffect(() => {
    const nav = parts.current;
    const open = nav?.querySelector('[aria-current]')?.getBoundingClientRect();
    if (!nav || !open) return;
    const line = nav.getBoundingClientRect();
    nav.scrollLeft += open.left + open.width / 2 - (line.left + line.width / 2);
  }, []);
  if (!role) return null;
  return (
    <nav ref={parts} class="work-parts" aria-label={w('navigation')}>
      {partsOf(role).map((name) => (
        <a key={name} href={`/work/${name}`} aria-current={params['part'] === name ? 'page' : undefined}>
          {w(`parts.${name}`)}
        </a>
      ))}
    </nav>
  );
}
