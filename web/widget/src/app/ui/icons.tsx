import type { ComponentChildren } from "preact";

export function Icon({ children, size = 20 }: { children: ComponentChildren; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const CloseIcon = () => (
  <Icon>
    <path d="M6 9.5l6 6 6-6" />
  </Icon>
);
export const AttachIcon = () => (
  <Icon>
    <path d="M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.6-8.5a3.4 3.4 0 0 1 4.8 4.8l-8.5 8.4a1.7 1.7 0 0 1-2.4-2.4l7.6-7.5" />
  </Icon>
);
export const CameraIcon = () => (
  <Icon>
    <path d="M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 16.5a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6" />
  </Icon>
);
export const MicIcon = () => (
  <Icon>
    <path d="M12 3.5a2.8 2.8 0 0 1 2.8 2.8v5a2.8 2.8 0 0 1-5.6 0v-5A2.8 2.8 0 0 1 12 3.5zM6 11.5a6 6 0 0 0 12 0M12 17.5V21" />
  </Icon>
);
export const SendIcon = () => (
  <Icon size={18}>
    <path d="M12 19V5M5.5 11.5L12 5l6.5 6.5" stroke-width="2.2" />
  </Icon>
);
export const PersonIcon = () => (
  <Icon size={17}>
    <path d="M4 13v-1.5a8 8 0 0 1 16 0V13M4 13.5A1.5 1.5 0 0 1 5.5 12H7v5.5H5.5A1.5 1.5 0 0 1 4 16zM20 13.5a1.5 1.5 0 0 0-1.5-1.5H17v5.5h1.5A1.5 1.5 0 0 0 20 16zM19 17.5c0 2-2 3-5 3" />
  </Icon>
);
export const DownIcon = () => (
  <Icon size={16}>
    <path d="M12 5v14M6 13l6 6 6-6" />
  </Icon>
);
/** The assistant's mark: told from a person by shape, not by colour alone. */
export const AssistantMark = ({ size = 18 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
    <path d="M12 2.5c.9 5.4 3.2 8.1 9.5 9.5-6.3 1.4-8.6 4.1-9.5 9.5-.9-5.4-3.2-8.1-9.5-9.5C8.8 10.6 11.1 7.9 12 2.5z" />
  </svg>
);
