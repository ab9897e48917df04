import type { Connector } from "@api/actions";
import Button from "antd/es/button";
import Input from "antd/es/input";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/core/Chip";
import { useFeedback } from "@/core/feedback";
import { request } from "@/core/http";
import { useExplain } from "@/core/problem";
import styles from "./systems.module.css";

/** What proves who we are: it can be replaced or forgotten, never read. */
export function Secrets({ connector, adopt }: { connector: Connector; adopt: (made: Connector) => void }) {
  const { t } = useTranslation("systems");
  return (
    <fieldset className={styles.fieldset}>
      <legend>{t("secret.title")}</legend>
      <p className={styles.quiet}>{t("secret.hint")}</p>
      <One connector={connector} adopt={adopt} sandbox={false} held={connector.has_secret} />
      <One connector={connector} adopt={adopt} sandbox held={connector.has_sandbox_secret} />
    </fieldset>
  );
}

interface Props {
  connector: Connector;
  adopt: (made: Connector) => void;
  sandbox: boolean;
  held: boolean;
}

function One({ connector, adopt, sandbox, held }: Props) {
  const { t } = useTranslation("systems");
  const explain = useExplain();
  const { confirm, message } = useFeedback();
  const [secret, setSecret] = useState("");
  const label = t(sandbox ? "secret.sandbox" : "secret.live");
  async function send(value: string | null) {
    adopt(await request<Connector>("PUT", `/connectors/${connector.id}/secret`, { secret: value, sandbox }));
    setSecret("");
    void message.success(t(value ? "secret.kept" : "secret.gone"));
  }
  return (
    <div className={styles.line}>
      <span style={{ minWidth: 96 }}>{label}</span>
      {held ? <Chip tone="accent">{t("secret.held")}</Chip> : <Chip>{t("secret.none")}</Chip>}
      <Input.Password
        style={{ maxWidth: 260 }}
        autoComplete="new-password"
        aria-label={label}
        placeholder={t(held ? "secret.replace" : "secret.give")}
        value={secret}
        onChange={(e) => setSecret(e.target.value)}
      />
      <Button
        disabled={!secret.trim()}
        onClick={() => void send(secret).catch((failed) => void message.error(explain(failed)))}
      >
        {t("secret.keep")}
      </Button>
      {held && (
        <Button
          type="text"
          danger
          onClick={() =>
            confirm({
              title: t("secret.forgetTitle", { name: label }),
              content: t("secret.forgetHint"),
              okText: t("secret.forget"),
              danger: true,
              onOk: () => send(null),
            })
          }
        >
          {t("secret.forget")}
        </Button>
      )}
    </div>
  );
}
