import type { ComponentChildren } from 'preact';

/** Line icons on a 24-unit grid; decoration only, so the word beside each says what it means. */
export function Icon({ children, size = 24 }: { children: ComponentChildren; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      {children}
    </svg>
  );
}

export const BackIcon = () => (
  <Icon size={20}>
    <path d="M15 5l-7 7 7 7" />
  </Icon>
);

export const NextIcon = () => (
  <Icon size={20}>
    <path d="M9 5l7 7-7 7" />
  </Icon>
);

export const TravelIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M3.5 12h17M12 3.5c-4.5 5-4.5 12 0 17M12 3.5c4.5 5 4.5 12 0 17" />
  </Icon>
);

export const LookUpIcon = () => (
  <Icon>
    <circle cx="10.5" cy="10.5" r="6.5" />
    <path d="M15.5 15.5L21 21" />
  </Icon>
);

export const CodeIcon = () => (
  <Icon>
    <rect x="3.5" y="3.5" width="6.5" height="6.5" rx="1.5" />
    <rect x="14" y="3.5" width="6.5" height="6.5" rx="1.5" />
    <rect x="3.5" y="14" width="6.5" height="6.5" rx="1.5" />
    <path d="M14 14h2.5v2.5M20.5 14v3M14 20.5h3M20.5 20.5v.01" />
  </Icon>
);

export const ScanIcon = () => (
  <Icon>
    <path d="M4 8.5V6a2 2 0 0 1 2-2h2.5M15.5 4H18a2 2 0 0 1 2 2v2.5M20 15.5V18a2 2 0 0 1-2 2h-2.5M8.5 20H6a2 2 0 0 1-2-2v-2.5M7 12h10" />
  </Icon>
);

export const FileIcon = () => (
  <Icon>
    <path d="M13.5 3.5H7a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V9z" />
    <path d="M13.5 3.5V9H19M9 13.5h6M9 17h4" />
  </Icon>
);

export const PasteIcon = () => (
  <Icon>
    <path d="M9 5H7a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V7a2 2 0 0 0-2-2h-2" />
    <rect x="9" y="3" width="6" height="4" rx="1" />
    <path d="M9 12.5h6M9 16.5h4" />
  </Icon>
);

export const VerifyIcon = () => (
  <Icon>
    <path d="M12 3l7.5 2.8v5.7c0 4.5-3 7.9-7.5 9.5-4.5-1.6-7.5-5-7.5-9.5V5.8z" />
    <path d="M8.8 12l2.3 2.3L15.4 9.8" />
  </Icon>
);

export const AddIcon = () => (
  <Icon>
    <path d="M12 5v14M5 12h14" />
  </Icon>
);

export const LessIcon = () => (
  <Icon>
    <path d="M5 12h14" />
  </Icon>
);

export const UpIcon = () => (
  <Icon>
    <path d="M12 19V5M6 11l6-6 6 6" />
  </Icon>
);

export const DownIcon = () => (
  <Icon>
    <path d="M12 5v14M6 13l6 6 6-6" />
  </Icon>
);

export const FavouriteIcon = () => (
  <Icon>
    <path d="M12 4l2.5 5.2 5.5.8-4 4 1 5.8-5-2.8-5 2.8 1-5.8-4-4 5.5-.8z" />
  </Icon>
);

export const TickIcon = () => (
  <Icon size={16}>
    <path d="M4.5 12.5l5 5L19.5 7" stroke-width="3.5" />
  </Icon>
);

export const SettingsIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="6.25" />
    <circle cx="12" cy="12" r="2.25" />
    {/* Eight teeth. */}
    <circle cx="12" cy="12" r="8" stroke-width="2.5" stroke-linecap="butt" stroke-dasharray="2.8 3.483" />
  </Icon>
);

export const TorchIcon = () => (
  <Icon>
    <path d="M7 3.5h10v3.5l-2.5 3.5v9a1 1 0 0 1-1 1h-3a1 1 0 0 1-1-1v-9L7 7zM7 7h10M12 13v2.5" />
  </Icon>
);

export const OtherCameraIcon = () => (
  <Icon>
    <path d="M4 8.5a1.5 1.5 0 0 1 1.5-1.5H8l1.5-2.5h5L16 7h2.5A1.5 1.5 0 0 1 20 8.5v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5z" />
    <path d="M8.7 13.5a3.4 3.4 0 0 1 6-2.6M15.3 12.5a3.4 3.4 0 0 1-6 2.6M15 8.8v2.3h-2.3M9 17.2v-2.3h2.3" />
  </Icon>
);

export const DownloadIcon = () => (
  <Icon>
    <path d="M12 4v11M7.5 10.5L12 15l4.5-4.5M5 19.5h14" />
  </Icon>
);

export const DeleteIcon = () => (
  <Icon>
    <path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 12.5h9l1-12.5M10.5 11v5M13.5 11v5" />
  </Icon>
);

export const LockIcon = () => (
  <Icon size={20}>
    <rect x="5" y="10.5" width="14" height="9.5" rx="2" />
    <path d="M8.5 10.5V7.5a3.5 3.5 0 0 1 7 0v3" />
  </Icon>
);

export const MessageIcon = () => (
  <Icon>
    <path d="M5 5h14a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 19 17h-8l-4.5 3.5V17H5a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 5 5z" />
    <path d="M8 11h.01M12 11h.01M16 11h.01" />
  </Icon>
);

export const InfoIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 11v5M12 8v.01" />
  </Icon>
);

export const ProblemIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7.5v5.5M12 16v.01" />
  </Icon>
);

/** A step that lies behind. */
export const DoneIcon = () => (
  <Icon size={32}>
    <circle cx="12" cy="12" r="11" fill="currentColor" stroke="none" />
    <path d="M7.5 12.3l3 3 6-6.6" stroke="var(--surface)" stroke-width="2.2" />
  </Icon>
);
