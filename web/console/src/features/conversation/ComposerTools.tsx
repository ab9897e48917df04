import Button from "antd/es/button";
import { ALargeSmall, BookOpenText, Paperclip, ShoppingBag, Smile, Zap } from "lucide-react";
import { type ReactNode, type RefObject, useRef } from "react";
import { useTranslation } from "react-i18next";
import { typeSlash } from "./canned/slash";

interface Props {
  field: RefObject<HTMLTextAreaElement | null>;
  onFiles: (files: File[]) => void;
  onAnswers: () => void;
  onEmoji: () => void;
  onCard: () => void;
  /** The marks for words are shown. */
  formats: boolean;
  onFormats: () => void;
}

/** What can be put into a message. */
export function ComposerTools({ field, onFiles, onAnswers, onEmoji, onCard, formats, onFormats }: Props) {
  const { t } = useTranslation("conversation");
  const picker = useRef<HTMLInputElement>(null);
  const tools: { label: string; icon: ReactNode; run: () => void; on?: boolean }[] = [
    { label: t("attach"), icon: <Paperclip size={17} />, run: () => picker.current?.click() },
    { label: t("canned"), icon: <Zap size={17} />, run: () => typeSlash(field.current) },
    { label: t("answers"), icon: <BookOpenText size={17} />, run: onAnswers },
    { label: t("emoji"), icon: <Smile size={17} />, run: onEmoji },
    { label: t("formats"), icon: <ALargeSmall size={18} />, run: onFormats, on: formats },
    { label: t("card"), icon: <ShoppingBag size={17} />, run: onCard },
  ];
  return (
    <>
      {tools.map(({ label, icon, run, on }) => (
        <Button key={label} type="text" icon={icon} aria-label={label} aria-pressed={on} title={label} onClick={run} />
      ))}
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(e) => {
          if (e.target.files) onFiles([...e.target.files]);
          e.target.value = "";
        }}
      />
    </>
  );
}
