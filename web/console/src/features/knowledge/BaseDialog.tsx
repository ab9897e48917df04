import type { Base } from "@api/settings";
import { useQueryClient } from "@tanstack/react-query";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import Select from "antd/es/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { patch, post } from "@/core/http";
import { currentLanguage } from "@/core/i18n";
import { useExplain } from "@/core/problem";
import { localeOf } from "./bases";
import styles from "./knowledge.module.css";

/** Makes a base, or gives one another name. */
export function BaseDialog({ base, onClose }: { base: Base | null; onClose: () => void }) {
  const { t } = useTranslation("knowledge");
  const explain = useExplain();
  const queries = useQueryClient();
  const [name, setName] = useState(base?.name ?? "");
  const [locale, setLocale] = useState(localeOf(base?.locale ?? currentLanguage()));
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    setProblem("");
    try {
      if (base) await patch(`/knowledge/bases/${base.id}`, { name: name.trim() });
      else await post("/knowledge/bases", { name: name.trim(), locale });
      await queries.invalidateQueries({ queryKey: ["knowledge"] });
      onClose();
    } catch (error) {
      setProblem(explain(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Modal
      open
      width={440}
      title={base ? t("renameNamed", { name: base.name }) : t("addBase")}
      okText={t("common:save")}
      confirmLoading={busy}
      okButtonProps={{ disabled: !name.trim() }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <Field label={t("baseName")} hint={t(base ? "renameHint" : "baseNameHint")} problem={problem || undefined}>
          <Input
            autoFocus
            maxLength={80}
            value={name}
            onChange={(e) => setName(e.target.value)}
            onPressEnter={() => name.trim() && void save()}
          />
        </Field>
        <Field label={t("language")} hint={t(base ? "baseLocaleFixed" : "baseLocaleHint")}>
          <Select
            value={locale}
            disabled={Boolean(base)}
            options={(["zh", "en"] as const).map((value) => ({ value, label: t(`locale.${value}`) }))}
            onChange={setLocale}
          />
        </Field>
      </div>
    </Modal>
  );
}
