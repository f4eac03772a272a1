import { Button } from '../../ui/components/button.tsx';
import { w } from '../words.ts';
import { currentImport } from './imports.ts';

/** Back to choosing; what is being imported goes on. */
export const AnotherFile = () => (
  <Button
    look="quiet"
    onClick={() => {
      currentImport.value = undefined;
    }}
  >
    {w('imports.another')}
  </Button>
);
