import { Icon } from './icons.tsx';

export const ShareIcon = () => (
  <Icon>
    <path d="M12 15V4M8 7.5L12 3.5l4 4M7 11H5.5v9h13v-9H17" />
  </Icon>
);

export const PrintIcon = () => (
  <Icon>
    <path d="M7.5 9V4h9v5M7.5 16.5h-3V9h15v7.5h-3M7.5 13.5h9V20h-9z" />
  </Icon>
);
