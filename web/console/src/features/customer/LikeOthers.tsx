import type { Customer } from "@api/contract";
import type { Like, Likeness } from "@api/people";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useFeedback, useUndo } from "@/core/feedback";
import { del, get, post, put } from "@/core/http";
import { useExplain } from "@/core/problem";
import styles from "./likeness.module.css";

interface Props {
  customer: Customer;
  onChanged: () => void;
}

/** Who may be the same person, with what says so, and who was merged in: each can be taken back. */
export function LikeOthers({ customer, onChanged }: Props) {
  const { t } = useTranslation("record");
  const queries = useQueryClient();
  const explain = useExplain();
  const undo = useUndo();
  const { message } = useFeedback();
  const key = ["customer", customer.id, "likeness"];
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get<Likeness>(`/customers/${customer.id}/likeness`, signal),
  });

  async function act(send: () => Promise<unknown>, said: string, back: () => Promise<unknown>) {
    const settle = async () => {
      await queries.invalidateQueries({ queryKey: key });
      onChanged();
    };
    try {
      await send();
      await settle();
      undo(said, () => back().then(settle));
    } catch (failed) {
      void message.error(explain(failed));
    }
  }
  const named = (one: Like) => `${one.name} #${one.number}`;
  const merge = (one: Like) => post(`/customers/${one.id}/merge`, { into: customer.id });
  const split = (one: Like) => post(`/customers/${one.id}/unmerge`);
  const unlike = (one: Like) => `/customers/${customer.id}/unlike/${one.id}`;

  return (
    <>
      {data?.suggestions.map((one) => (
        <section key={one.id} className={styles.offer} aria-label={t("like.title")}>
          <Users size={16} aria-hidden="true" />
          <div>
            <p>{t("like.offer", { name: named(one) })}</p>
            <small>{one.reasons.map((why) => t(`like.${why}`, { of: one[why as "phone"] ?? "" })).join(" · ")}</small>
            <span>
              <Button
                size="small"
                onClick={() =>
                  void act(
                    () => merge(one),
                    t("like.merged", { name: named(one) }),
                    () => split(one),
                  )
                }
              >
                {t("like.merge")}
              </Button>
              <Button
                size="small"
                type="text"
                onClick={() =>
                  void act(
                    () => put(unlike(one), {}),
                    t("like.declined"),
                    () => del(unlike(one)),
                  )
                }
              >
                {t("like.decline")}
              </Button>
            </span>
          </div>
        </section>
      ))}
      {data && data.merged.length > 0 && (
        <section>
          <h4>{t("like.in")}</h4>
          <ul className={styles.merged}>
            {data.merged.map((one) => (
              <li key={one.id}>
                <span>{named(one)}</span>
                <Button
                  size="small"
                  type="text"
                  onClick={() =>
                    void act(
                      () => split(one),
                      t("like.split", { name: named(one) }),
                      () => merge(one),
                    )
                  }
                >
                  {t("like.splitNow")}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
