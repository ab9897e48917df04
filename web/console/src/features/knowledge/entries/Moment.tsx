import ConfigProvider from "antd/es/config-provider";
import DatePicker from "antd/es/date-picker";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import utc from "dayjs/plugin/utc";
import { useNarrow } from "@/core/useMedia";

dayjs.extend(utc);

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
  // Left to itself the picker puts back what was there before the field was emptied.
  const emptied = ({ target }: { target: EventTarget }) =>
    value && (target as HTMLInputElement).value === "" && onChange("");
  return (
    <ConfigProvider theme={narrow ? SMALL : {}}>
      <DatePicker
        {...field}
        style={{ width: "100%" }}
        showTime={{ format: "HH:mm", defaultOpenValue: MIDNIGHT }}
        format="YYYY-MM-DD HH:mm"
        showNow={false}
        needConfirm={false}
        onBlur={emptied}
        onKeyDown={(event) => event.key === "Enter" && emptied(event)}
        value={value ? dayjs.utc(value) : null}
        onChange={(chosen) => onChange(chosen?.format("YYYY-MM-DDTHH:mm") ?? "")}
      />
    </ConfigProvider>
  );
}
