import type { Grant } from "@api/contract";
import type { Inbox } from "@api/settings";
import { useTranslation } from "react-i18next";
import { useList } from "@/core/pages";
import { AREAS, byPermission, isScoped } from "./grants";
import styles from "./roles.module.css";

/** What grants let one do, as sentences: the act, then how far it reaches. */
export function GrantsInWords({ grants }: { grants: Grant[] }) {
  const { t } = useTranslation("roles");
  const limited = grants.some((g) => g.inbox_ids);
  const inboxes = useList<Inbox>("inboxes", "/inboxes", limited);
  const held = byPermission(grants);
  const channels = (ids: string[]) =>
    ids.map((id) => inboxes.data?.find((i) => i.id === id)?.name ?? "…").join(t("conversation:comma"));
  const reach = (g: Grant) =>
    t(`scope.${g.scope}`) + (g.inbox_ids ? t("onlyChannels", { names: channels(g.inbox_ids) }) : "");
  if (!grants.length) return <p className={styles.quiet}>{t("noGrants")}</p>;
  return (
    <dl className={styles.areas}>
      {AREAS.filter((a) => a.permissions.some((p) => held[p])).map((area) => (
        <div key={area.key}>
          <dt>{t(`area.${area.key}`)}</dt>
          <dd>
            <ul>
              {area.permissions
                .filter((p) => held[p])
                .map((p) => (
                  <li key={p}>
                    {t(`can.${p}`)}
                    {isScoped(p) && <span>{held[p]?.map(reach).join(t("or"))}</span>}
                  </li>
                ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}
