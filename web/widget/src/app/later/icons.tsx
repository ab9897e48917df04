import { Icon } from "../ui/icons";

export const CrossIcon = () => (
  <Icon>
    <path d="M6 6l12 12M18 6L6 18" />
  </Icon>
);
export const FileIcon = () => (
  <Icon size={22}>
    <path d="M13.5 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8.5zM13.5 3v5.5H19" />
  </Icon>
);
export const StarIcon = ({ on }: { on: boolean }) => (
  <svg width="30" height="30" viewBox="0 0 24 24" aria-hidden="true">
    <path
      d="M12 3.6l2.6 5.3 5.8.8-4.2 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8-4.2-4.1 5.8-.8z"
      fill={on ? "currentColor" : "none"}
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linejoin="round"
    />
  </svg>
);
export const ThumbIcon = ({ down }: { down: boolean }) => (
  <Icon size={16}>
    <path
      d="M7 11v10H3V11h4l5-8c2 0 3 1 2.5 3L14 10h6l-2 11H7"
      {...(down && { transform: "rotate(180 12 12)" })}
    />
  </Icon>
);
export const BookIcon = () => (
  <Icon size={14}>
    <path d="M5 4.5h10.5A3.5 3.5 0 0 1 19 8v11.5H8.5A3.5 3.5 0 0 1 5 16zM5 16a3 3 0 0 1 3-3h11" />
  </Icon>
);
