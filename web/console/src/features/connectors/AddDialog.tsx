import Button from "antd/es/button";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import Segmented from "antd/es/segmented";
import { FileUp } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Field } from "@/core/Field";
import { post } from "@/core/http";
import { useSaving } from "@/core/useSaving";
import { edited } from "@/core/yaml/document";
import { blankManifest } from "./blank";
import type { Begun } from "./NewConnectorPage";
import { Picks } from "./Picks";
import styles from "./systems.module.css";

const WAYS = ["openapi", "mcp", "procedure", "plugin"] as const;
const FIELDS = ["name", "base_url", "document"];
const NAME = /^[a-z][a-z0-9_]{0,59}$/;

/** Connects a system: what it describes becomes a first file, of which one picks the operations. */
export function AddDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("systems");
  const navigate = useNavigate();
  const file = useRef<HTMLInputElement>(null);
  const [way, setWay] = useState<(typeof WAYS)[number]>("openapi");
  const [name, setName] = useState("");
  const [url, setUrl] = useState("");
  const [secret, setSecret] = useState("");
  const [document, setDocument] = useState<{ name: string; text: string } | null>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const [taken, setTaken] = useState<Set<string>>(new Set());
  const { busy, save, wrong, rest } = useSaving([], () => {});
  const described = way === "openapi" || way === "mcp";

  function go(manifest: string) {
    const state: Begun = { manifest, document: document?.text ?? null, secret };
    void navigate("/connectors/new", { state });
  }

  async function next() {
    if (!described) return go(blankManifest(way, name, url));
    const body = { kind: way, name, base_url: url, document: document?.text ?? null, secret: secret || null };
    setDraft((await post<{ manifest: string }>("/connector-drafts", body)).manifest);
  }

  if (draft !== null)
    return (
      <Modal
        open
        width={640}
        title={t("pick.title")}
        okText={t("pick.go", { count: taken.size })}
        okButtonProps={{ disabled: taken.size === 0 }}
        cancelText={t("back")}
        onOk={() =>
          go(
            edited(draft, (doc) => {
              for (const one of Object.keys((doc.get("operations") as { toJSON: () => object }).toJSON()))
                if (!taken.has(one)) doc.deleteIn(["operations", one]);
            }),
          )
        }
        onCancel={() => setDraft(null)}
      >
        <Picks manifest={draft} taken={taken} onChange={setTaken} />
      </Modal>
    );
  const ready = NAME.test(name) && (Boolean(url.trim()) || way === "plugin");
  return (
    <Modal
      open
      width={560}
      title={t("add")}
      okText={t(described ? "add_.read" : "add_.write")}
      confirmLoading={busy}
      okButtonProps={{ disabled: !ready }}
      onOk={() => void save(next)}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <Segmented
          block
          aria-label={t("kind.label")}
          value={way}
          onChange={setWay}
          options={WAYS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <p className={styles.quiet}>{t(`add_.${way}`)}</p>
        <Field
          label={t("name_")}
          hint={t("nameHint")}
          problem={wrong("name") ?? (name && !NAME.test(name) ? t("nameRule") : undefined)}
        >
          <Input maxLength={60} placeholder="shop" value={name} onChange={(e) => setName(e.target.value)} />
        </Field>
        {way !== "plugin" && (
          <Field label={t("baseUrl")} hint={t(`add_.${way}Url`)} problem={wrong("base_url")}>
            <Input maxLength={500} placeholder="https://" value={url} onChange={(e) => setUrl(e.target.value)} />
          </Field>
        )}
        {way === "openapi" && (
          <div>
            <input
              ref={file}
              hidden
              type="file"
              accept=".json,.yaml,.yml"
              onChange={(e) => {
                const one = e.target.files?.[0];
                void one?.text().then((text) => setDocument({ name: one.name, text }));
              }}
            />
            <Button icon={<FileUp size={14} />} onClick={() => file.current?.click()}>
              {document ? document.name : t("add_.file")}
            </Button>
            <p className={styles.quiet}>{t("add_.fileHint")}</p>
            {wrong("document") && (
              <p role="alert" className={styles.problem}>
                {wrong("document")}
              </p>
            )}
          </div>
        )}
        {described && (
          <Field label={t("secret.label")} hint={t("secret.hint")}>
            <Input.Password autoComplete="off" value={secret} onChange={(e) => setSecret(e.target.value)} />
          </Field>
        )}
        {rest(FIELDS) && (
          <p role="alert" className={styles.problem}>
            {rest(FIELDS)}
          </p>
        )}
      </div>
    </Modal>
  );
}
