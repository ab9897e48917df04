import type { DropdownProps } from "antd/es/dropdown";
import { cloneElement, type ReactElement, useState } from "react";

type Dropdown = typeof import("antd/es/dropdown")["default"];
interface Trigger {
  onClick?: () => void;
  onPointerEnter?: () => void;
  onFocus?: () => void;
}

let Loaded: Dropdown | null = null;

async function load(): Promise<void> {
  Loaded ??= (await import("antd/es/dropdown")).default;
}

type Props = Pick<DropdownProps, "menu" | "placement"> & { children: ReactElement<Trigger> };

/** A menu that a click on its child opens. The library's menu comes with the first that somebody is about to open. */
export function Menu({ children, menu, placement = "bottomLeft" }: Props) {
  const [open, setOpen] = useState(false);
  const near = () => void load().catch(() => {}); // tried again on the click
  if (!Loaded)
    return cloneElement(children, {
      onPointerEnter: near,
      onFocus: near,
      onClick: () => void load().then(() => setOpen(true)),
    });
  return (
    <Loaded trigger={["click"]} menu={menu ?? {}} placement={placement} open={open} onOpenChange={setOpen} autoFocus>
      {children}
    </Loaded>
  );
}
