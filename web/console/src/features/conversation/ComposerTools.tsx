import Button from "antd/es/button";
import { BookOpenText, Paperclip, Zap } from "lucide-react";
import { type RefObject, useRef } from "react";
import { useTranslation } from "react-i18next";
import { typeSlash } from "./canned/slash";

interface Props {
  field: RefObject<HTMLTextAreaElement | null>;
  onFiles: (files: File[]) => void;
  onAnswers: () => void;
}

/** What can be put into a message. */
export function ComposerTools({ field, onFiles, onAnswers }: Props) {
  const { t } = useTranslation("conversation");
  const picker = useRef<HTMLInputElement>(null);
  const tools = [
    { label: t("attach"), icon: <Paperclip size={17} />, run: () => picker.current?.click() },
    { label: t("canned"), icon: <Zap size={17} />, run: () => typeSlash(field.current) },
    { label: t("answers"), icon: <BookOpenText size={17} />, run: onAnswers },
  ];
  return (
    <>
      {tools.map(({ label, icon, run }) => (
        <Button key={label} type="text" icon={icon} aria-label={label} title={label} onClick={run} />
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
