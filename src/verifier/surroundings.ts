import { useEffect } from 'preact/hooks';
import { settings } from './settings.ts';
import './surroundings.css';

/** Has the whole page look as the device's surroundings ask for, while one of the inspector's screens is there. */
export function useSurroundings(): void {
  const { light, leftHanded, gloves } = settings.value;
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset['light'] = light;
    dataset['hand'] = leftHanded ? 'left' : 'right';
    dataset['touch'] = gloves ? 'gloves' : 'bare';
    return () => {
      delete dataset['light'];
      delete dataset['hand'];
      delete dataset['touch'];
    };
  }, [light, leftHanded, gloves]);
}
