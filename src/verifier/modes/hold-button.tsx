import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import './hold-button.css';

const HELD_MS = 3_000;
const KEYS = ['Enter', ' '];

/** A button that has to be held, by finger or by key: nobody does so in passing. */
export function HoldButton({ children, onHeld }: { children: ComponentChildren; onHeld: () => void }) {
  const isDown = useSignal(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const begin = () => {
    if (isDown.value) return;
    isDown.value = true;
    timer.current = setTimeout(() => {
      isDown.value = false;
      onHeld();
    }, HELD_MS);
  };
  const end = () => {
    clearTimeout(timer.current);
    isDown.value = false;
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <button
      type="button"
      class={isDown.value ? 'hold-button hold-button-down' : 'hold-button'}
      onPointerDown={begin}
      onPointerUp={end}
      onPointerLeave={end}
      onPointerCancel={end}
      onBlur={end}
      onKeyDown={({ key }) => KEYS.includes(key) && begin()}
      onKeyUp={({ key }) => KEYS.includes(key) && end()}
    >
      <span>{children}</span>
    </button>
  );
}
