import Dropdown from "antd/es/dropdown";
import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { AnswerField } from "./AnswerField";
import styles from "./editor.module.css";

/** Kinds of inboxes that an answer may differ for. */
export const CHANNELS = ["widget", "api", "email", "wechat", "voice", "live"] as const;

interface Props {
  answer: string;
  variants: Record<string, string>;
  /** The variant in hand; null, the answer for all that have none. */
  channel: string | null;
  disabled: boolean;
  wrong: (field: string) => string | undefined;
  onChannel: (channel: string | null) => void;
  onAnswer: (answer: string) => void;
  onVariants: (variants: Record<string, string>) => void;
}

/** The answer, and what it is in kinds of inboxes where it differs; a tab each. */
export function Variants(props: Props) {
  const { answer, variants, channel, disabled, wrong, onChannel, onAnswer, onVariants } = props;
  const { t } = useTranslation("knowledge");
  const held = CHANNELS.filter((c) => c in variants);
  const free = CHANNELS.filter((c) => !(c in variants));
  function add(kind: string) {
    onVariants({ ...variants, [kind]: answer });
    onChannel(kind);
  }
  function remove(kind: string) {
    const { [kind]: _gone, ...rest } = variants;
    onVariants(rest);
    onChannel(null);
  }
  const faulty = held.find((c) => wrong(`variants.${c}`));
  return (
    <div className={styles.group}>
      <div className={styles.channels}>
        <div role="tablist" aria-label={t("edit.variants")}>
          {[null, ...held].map((kind) => (
            <button
              key={kind ?? ""}
              type="button"
              role="tab"
              aria-selected={channel === kind}
              data-problem={kind !== null && kind === faulty}
              onClick={() => onChannel(kind)}
            >
              {kind ? t(`channel.${kind}`) : held.length ? t("edit.otherChannels") : t("edit.allChannels")}
            </button>
          ))}
        </div>
        {!disabled && free.length > 0 && (
          <Dropdown
            trigger={["click"]}
            menu={{ items: free.map((c) => ({ key: c, label: t(`channel.${c}`) })), onClick: ({ key }) => add(key) }}
          >
            <button type="button" className={styles.addChannel}>
              <Plus size={14} /> {t("edit.addVariant")}
            </button>
          </Dropdown>
        )}
        {!disabled && channel && (
          <button type="button" className={styles.addChannel} onClick={() => remove(channel)}>
            <Trash2 size={14} /> {t("edit.removeVariant")}
          </button>
        )}
      </div>
      <AnswerField
        key={channel ?? ""}
        label={channel ? t("edit.answerIn", { channel: t(`channel.${channel}`) }) : t("answer")}
        value={channel ? (variants[channel] ?? "") : answer}
        disabled={disabled}
        placeholder={t(channel ? "edit.variantPlaceholder" : "edit.answerPlaceholder")}
        problem={channel ? (wrong(`variants.${channel}`) ?? wrong("variants")) : wrong("answer")}
        onChange={(text) => (channel ? onVariants({ ...variants, [channel]: text }) : onAnswer(text))}
      />
    </div>
  );
}
