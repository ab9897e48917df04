import Button from "antd/es/button";
import Input from "antd/es/input";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { Braces } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/core/Field";
import { Menu } from "@/core/Menu";
import { record, type Text } from "../model/flow";
import styles from "./panel.module.css";

interface Props {
  label: string;
  value: unknown;
  /** What may be put into it between {{ and }}; nothing offered without it. */
  names?: string[];
  long?: boolean;
  hint?: string;
  onChange: (value: Text | undefined) => void;
}

/** A text in both languages; one that was written plainly stays so until a second language is added. */
export function Texts({ label, value, names = [], long = false, hint, onChange }: Props) {
  const { t } = useTranslation("flows");
  const plain = typeof value === "string";
  const words = plain ? { zh: value } : (record(value) as { zh?: string; en?: string });
  function change(language: "zh" | "en", said: string) {
    if (plain && language === "zh") return onChange(said || undefined);
    const next = { ...words, [language]: said || undefined };
    onChange(next.zh || next.en ? next : undefined);
  }
  return (
    <>
      {(["zh", "en"] as const).map((language) => (
        <One
          key={language}
          label={plain && language === "zh" ? label : `${label} · ${t(`language.${language}`)}`}
          value={words[language] ?? ""}
          names={names}
          long={long}
          {...(hint && language === "en" ? { hint } : {})}
          onChange={(said) => change(language, said)}
        />
      ))}
    </>
  );
}

interface OneProps {
  label: string;
  value: string;
  names: string[];
  long: boolean;
  hint?: string;
  onChange: (said: string) => void;
}

function One({ label, value, names, long, hint, onChange }: OneProps) {
  const { t } = useTranslation("flows");
  const field = useRef<TextAreaRef>(null);
  function insert(name: string) {
    const area = field.current?.resizableTextArea?.textArea;
    const at = area?.selectionEnd ?? value.length;
    onChange(`${value.slice(0, at)}{{ ${name} }}${value.slice(at)}`);
  }
  return (
    <div className={styles.text}>
      <Field label={label} {...(hint ? { hint } : {})}>
        <Input.TextArea
          ref={field}
          autoSize={{ minRows: long ? 2 : 1, maxRows: 10 }}
          value={value}
          onChange={(e) => onChange(e.target.value)}
        />
      </Field>
      {names.length > 0 && (
        <span className={styles.insert}>
          <Menu
            placement="bottomRight"
            menu={{ items: names.map((key) => ({ key, label: key })), onClick: ({ key }) => insert(key) }}
          >
            <Button
              type="text"
              size="small"
              icon={<Braces size={13} />}
              title={t("form.variable")}
              aria-label={t("form.variableFor", { label })}
            />
          </Menu>
        </span>
      )}
    </div>
  );
}
