import type { Customer } from "@api/contract";
import { useQueryClient } from "@tanstack/react-query";
import { Avatar } from "@ui/Avatar";
import { Empty } from "@ui/Empty";
import { BadgeCheck, Contact, Search } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Chip } from "@/core/Chip";
import { DataTable } from "@/core/DataTable";
import { Page } from "@/core/Page";
import { usePages } from "@/core/pages";
import { SearchBox } from "@/core/SearchBox";
import { useSession } from "@/core/session";
import { TimeAgo } from "@/core/TimeAgo";
import { CustomerMenu } from "./CustomerMenu";
import styles from "./people.module.css";
import { rightsOf } from "./rights";

function Who({ customer }: { customer: Customer }) {
  const { t } = useTranslation("people");
  return (
    <span className={styles.who}>
      <Avatar name={customer.name} kind="customer" size={30} />
      <Link to={`/customers/${customer.id}`}>{customer.name}</Link>
      {customer.verified && <BadgeCheck size={14} aria-label={t("customer:verified")} />}
      {customer.erased_at && <Chip>{t("erasedChip")}</Chip>}
    </span>
  );
}

/** Everybody who wrote in: search, open, merge, erase. */
export function Component() {
  const { t } = useTranslation("people");
  const { me } = useSession();
  const queries = useQueryClient();
  const [words, setWords] = useState("");
  const q = useDeferredValue(words.trim());
  const customers = usePages<Customer>("customers", "/customers", { q });
  const may = rightsOf(me);
  const none = <span className={styles.quiet}>{t("customer:none")}</span>;
  return (
    <Page
      wide
      title={t("title")}
      hint={t("hint")}
      tools={<SearchBox label={t("search")} value={words} onChange={setWords} />}
    >
      <DataTable
        {...customers}
        caption={t("title")}
        rowKey={(c) => c.id}
        empty={
          q ? (
            <Empty icon={<Search size={22} />} title={t("noneFound", { q })} hint={t("noneFoundHint")} />
          ) : (
            <Empty icon={<Contact size={22} />} title={t("noneYet")} hint={t("noneYetHint")} />
          )
        }
        columns={[
          { key: "name", title: t("customer:field.name"), cell: (c) => <Who customer={c} /> },
          { key: "number", title: t("number"), width: 80, cell: (c) => <span className="zk-num">{c.number}</span> },
          { key: "phone", title: t("customer:field.phone"), width: 150, cell: (c) => c.phone ?? none },
          { key: "email", title: t("customer:field.email"), width: 200, cell: (c) => c.email ?? none },
          {
            key: "conversations",
            title: t("conversations"),
            width: 100,
            align: "end",
            cell: (c) => <span className="zk-num">{c.conversations_count}</span>,
          },
          { key: "since", title: t("since"), width: 130, cell: (c) => <TimeAgo at={c.created_at} /> },
          {
            key: "more",
            title: "",
            width: 56,
            align: "end",
            cell: (c) => (
              <CustomerMenu
                may={may}
                customer={c}
                onChanged={() => void queries.invalidateQueries({ queryKey: ["customers"] })}
              />
            ),
          },
        ]}
      />
    </Page>
  );
}
