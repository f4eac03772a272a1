import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import './virtual-list.css';

/** Rows beyond the edges that are there already when they come into sight. */
const OVERSCAN = 12;
/** The next page is fetched this many rows before its place comes into sight. */
const AHEAD = 60;

/**
 * A list of rows of one height, of which only those in sight exist.
 *
 * @param active the row that the keyboard is at: kept in sight, and the focus is in it while the list has the focus.
 * @param row draws one row; the active one takes `tabIndex` 0 and what else has the focus -1.
 */
export function VirtualList<Item>({
  label,
  items,
  keyOf,
  rowRem,
  active,
  row,
  onNearEnd,
}: {
  label: string;
  items: readonly Item[];
  keyOf: (item: Item) => number;
  rowRem: number;
  active: number;
  row: (item: Item, index: number) => ComponentChildren;
  onNearEnd: () => void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const top = useSignal(0);
  const height = useSignal(600);
  const rowPx = rowRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      height.value = element.clientHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const [start, end] = [active * rowPx, (active + 1) * rowPx];
    if (start < element.scrollTop) element.scrollTop = start;
    else if (end > element.scrollTop + element.clientHeight) element.scrollTop = end - element.clientHeight;
    top.value = element.scrollTop;
  }, [active, rowPx]);

  const first = Math.max(0, Math.floor(top.value / rowPx) - OVERSCAN);
  const last = Math.min(items.length, Math.ceil((top.value + height.value) / rowPx) + OVERSCAN);
  useEffect(() => {
    if (last + AHEAD >= items.length) onNearEnd();
  }, [last, items.length]);

  return (
    <div
      class="virtual-list"
      ref={scroller}
      onScroll={(event) => {
        top.value = event.currentTarget.scrollTop;
      }}
    >
      <ul aria-label={label} style={{ height: `${items.length * rowPx}px` }}>
        {items.slice(first, last).map((item, offset) => {
          const index = first + offset;
          return (
            <li
              key={keyOf(item)}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              style={{ height: `${rowPx}px`, transform: `translateY(${index * rowPx}px)` }}
            >
              {row(item, index)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
