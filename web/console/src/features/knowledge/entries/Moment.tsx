import ConfigProvider from "antd/es/config-provider";
import DatePicker from "antd/es/date-picker";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import utc from "dayjs/plugin/utc";
import type { FormEvent } from "react";
import { useNarrow } from "@/core/useMedia";

dayjs.extend(utc);

const FORMAT = "YYYY-MM-DD HH:mm";

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
  const narrow = useNarrow();
  // What is typed counts at once: the picker would keep it only when its calendar had time to open, and never emptiness.
  const typed = ({ target }: FormEvent) => {
    const text = (target as HTMLInputElement).value;
    const moment = text.replace(" ", "T");
    if (text === "" || dayjs.utc(moment).format(FORMAT) === text) onChange(moment);
  };
  return (
    <ConfigProvider theme={narrow ? SMALL : {}}>
      <div onInput={typed}>
        <DatePicker
          {...field}
          style={{ width: "100%" }}
          showTime={{ format: "HH:mm", defaultOpenValue: MIDNIGHT }}
          format={FORMAT}
          showNow={false}
          needConfirm={false}
          value={value ? dayjs.utc(value) : null}
          onChange={(chosen) => onChange(chosen?.format("YYYY-MM-DDTHH:mm") ?? "")}
        />
      </div>
    </ConfigProvider>
  );
}
