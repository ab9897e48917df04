import ConfigProvider from "antd/es/config-provider";
import DatePicker from "antd/es/date-picker";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import utc from "dayjs/plugin/utc";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNarrow } from "@/core/useMedia";
import { written } from "@/core/zoned";

dayjs.extend(utc);

const FORMAT = "YYYY-MM-DD HH:mm";
const EXAMPLE = "2026-01-31 09:00";

/** The time of a day that was chosen without one. */
const MIDNIGHT = dayjs.utc("2000-01-01");

/** Both halves of the calendar fit a phone. */
const SMALL = { components: { DatePicker: { cellWidth: 28, timeColumnWidth: 44 } } };

interface Props {
  /** Date and time on the workspace's clock (2026-11-22T14:05), or nothing. */
  value: string;
  onChange: (value: string) => void;
  disabled?: boolean;
  // What a `Field` gives its field.
  id?: string;
  "aria-describedby"?: string;
  status?: "error" | "";
}

/** Chooses a date and time, by calendar or by typing. The clock is the workspace's: no zone is reckoned here. */
export function Moment({ value, onChange, ...field }: Props) {
  const { t } = useTranslation("knowledge");
  const narrow = useNarrow();
  const [typing, setTyping] = useState(false);
  const unread = value !== "" && written(value) === null;
  // The picker empties its field whenever its value goes: under a text that is no date the last one stays.
  const shown = useRef(value);
  if (!unread) shown.current = value;
  // What is typed counts at once: the picker would keep it only when its calendar had time to open, and never emptiness.
  const typed = ({ target }: FormEvent) => {
    const text = (target as HTMLInputElement).value;
    onChange(written(text) ?? text);
  };
  return (
    <ConfigProvider theme={narrow ? SMALL : {}}>
      <div onInput={typed}>
        <DatePicker
          {...field}
          {...(unread && !typing ? { status: "error" } : {})}
          style={{ width: "100%" }}
          showTime={{ format: "HH:mm", defaultOpenValue: MIDNIGHT }}
          format={FORMAT}
          placeholder={EXAMPLE}
          showNow={false}
          needConfirm={false}
          preserveInvalidOnBlur
          onFocus={() => setTyping(true)}
          onBlur={() => setTyping(false)}
          value={shown.current && written(shown.current) ? dayjs.utc(shown.current) : null}
          onChange={(chosen) => onChange(chosen?.format("YYYY-MM-DDTHH:mm") ?? "")}
        />
        {unread && !typing && (
          <p data-problem role="alert">
            {t("moment.unread", { example: EXAMPLE })}
          </p>
        )}
      </div>
    </ConfigProvider>
  );
}
