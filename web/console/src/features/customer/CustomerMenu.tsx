import type { Customer } from "@api/contract";
import Button from "antd/es/button";
import { Ellipsis } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { withWords } from "@/core/i18n";
import { Menu } from "@/core/Menu";
import type { Rights } from "./rights";

const MergeDialog = lazy(() => withWords(import("./MergeDialog").then((m) => ({ default: m.MergeDialog }))));
const EraseDialog = lazy(() => withWords(import("./EraseDialog").then((m) => ({ default: m.EraseDialog }))));

interface Props {
  may: Rights;
  customer: Customer;
  onChanged: (stays?: string) => void;
  onAsking?: (open: boolean) => void;
}

/** What is seldom done with a customer: merging, and erasing, which cannot be undone. */
export function CustomerMenu({ may, customer, onChanged, onAsking }: Props) {
  const { t } = useTranslation("customer");
  const [open, setOpen] = useState<"merge" | "erase" | null>(null);
  // A dialog that is open stays until it is read, also when others' screens already show what it did.
  if (!open && (customer.erased_at || !(may.edit || may.erase))) return null;
  const show = (which: typeof open) => {
    setOpen(which);
    onAsking?.(which !== null);
  };
  const close = () => show(null);
  return (
    <>
      <Menu
        placement="bottomRight"
        menu={{
          items: [
            ...(may.edit ? [{ key: "merge", label: t("merge") }] : []),
            ...(may.erase ? [{ key: "erase", label: t("erase"), danger: true }] : []),
          ],
          onClick: ({ key }) => show(key as "merge" | "erase"),
        }}
      >
        <Button
          type="text"
          size="small"
          icon={<Ellipsis size={16} />}
          aria-label={t("moreOf", { name: customer.name })}
        />
      </Menu>
      <Suspense>
        {open === "merge" && <MergeDialog customer={customer} onClose={close} onMerged={onChanged} />}
        {open === "erase" && <EraseDialog customer={customer} onClose={close} onErased={() => onChanged()} />}
      </Suspense>
    </>
  );
}
