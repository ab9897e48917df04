import type { Customer } from "@api/contract";
import { Avatar } from "@ui/Avatar";
import Button from "antd/es/button";
import { BadgeCheck, ShieldQuestion } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFeedback } from "@/core/feedback";
import { patch } from "@/core/http";
import { withWords } from "@/core/i18n";
import { useExplain } from "@/core/problem";
import { TimeAgo } from "@/core/TimeAgo";
import { CustomerMenu } from "./CustomerMenu";
import styles from "./CustomerTab.module.css";
import { MaskedField } from "./MaskedField";
import type { Rights } from "./rights";
import { Tags } from "./Tags";

const EditDialog = lazy(() => import("./EditDialog").then((m) => ({ default: m.EditDialog })));
const Attributes = lazy(() => withWords(import("./Attributes").then((m) => ({ default: m.Attributes }))));
const LikeOthers = lazy(() => withWords(import("./LikeOthers").then((m) => ({ default: m.LikeOthers }))));
const Trail = lazy(() => withWords(import("./Trail").then((m) => ({ default: m.Trail }))));
const Consents = lazy(() => withWords(import("./Consents").then((m) => ({ default: m.Consents }))));
const FIELDS = ["phone", "email", "address"] as const;

interface Props {
  may: Rights;
  customer: Customer;
  /** After an edit; after a merge with the id of the customer who stays. */
  onChanged: (stays?: string) => void;
}

/** The person: names, contact (masked until asked for, with a reason), tags, ids elsewhere. */
export function CustomerTab({ may, customer, onChanged }: Props) {
  const { t } = useTranslation("customer");
  const { message } = useFeedback();
  const explain = useExplain();
  const [editing, setEditing] = useState(false);
  const [asking, setAsking] = useState(false); // a dialog of the menu is open, and stays until it is read

  async function saveTags(tags: string[]) {
    try {
      await patch(`/customers/${customer.id}`, { tags });
      onChanged();
    } catch (error) {
      void message.error(explain(error));
    }
  }

  if (customer.erased_at && !asking) return <p className={styles.erased}>{t("erased")}</p>;
  return (
    <div className={styles.tab}>
      <header className={styles.head}>
        <Avatar name={customer.name} kind="customer" size={44} />
        <div>
          <h3>{customer.name}</h3>
          <p data-verified={customer.verified}>
            {customer.verified ? <BadgeCheck size={14} /> : <ShieldQuestion size={14} />}
            {customer.verified ? t("verified") : t("unverified")}
          </p>
        </div>
        <Button
          size="small"
          disabled={!may.edit}
          title={may.edit ? "" : t("conversation:notYours")}
          onClick={() => setEditing(true)}
        >
          {t("edit")}
        </Button>
        <CustomerMenu may={may} customer={customer} onChanged={onChanged} onAsking={setAsking} />
      </header>

      <Suspense>{may.edit && <LikeOthers customer={customer} onChanged={() => onChanged()} />}</Suspense>

      <section>
        <h4>{t("contact")}</h4>
        <dl className={styles.fields}>
          {FIELDS.map((field) => (
            <MaskedField
              key={field}
              may={may.unmask}
              customer={customer}
              field={field}
              label={t(`field.${field}`)}
              value={customer[field]}
            />
          ))}
        </dl>
      </section>

      <section>
        <h4>{t("tags")}</h4>
        <Tags tags={customer.tags} editable={may.edit} onChange={(tags) => void saveTags(tags)} />
      </section>

      <Suspense>
        <Attributes may={may} customer={customer} onChanged={() => onChanged()} />
      </Suspense>

      <Suspense>
        <Trail customerId={customer.id} />
      </Suspense>

      <section>
        <h4>{t("identities")}</h4>
        {customer.external_ids.length === 0 && <p className={styles.quiet}>{t("noIdentities")}</p>}
        <dl className={styles.fields}>
          {customer.external_ids.map((x) => (
            <div key={x.inbox_id + x.external_id}>
              <dt>{x.inbox_name}</dt>
              <dd>
                <span className={styles.quiet}>{t(`idKind.${x.kind}`)}</span>
                <code title={x.external_id}>{x.external_id}</code>
                {x.verified && <BadgeCheck size={13} aria-label={t("verified")} />}
              </dd>
            </div>
          ))}
        </dl>
      </section>

      <Suspense>{customer.consents.length > 0 && <Consents consents={customer.consents} />}</Suspense>

      <p className={styles.quiet}>
        {t("number", { n: customer.number })} · {t("since")} <TimeAgo at={customer.created_at} /> ·{" "}
        {t("conversations", { count: customer.conversations_count })}
      </p>
      <Suspense>
        {editing && <EditDialog customer={customer} onClose={() => setEditing(false)} onSaved={() => onChanged()} />}
      </Suspense>
    </div>
  );
}
