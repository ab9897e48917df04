import InputNumber from "antd/es/input-number";
import Slider from "antd/es/slider";
import { useId } from "react";
import styles from "./decision.module.css";

const LEAST = 0.3;
const MOST = 0.95;

/** One threshold: a slider and its number, in percent. */
export function Threshold(props: { label: string; hint: string; value: number; onChange: (value: number) => void }) {
  const { label, hint, value, onChange } = props;
  const id = useId();
  const percent = Math.round(value * 100);
  const change = (wanted: number | null) => wanted !== null && onChange(wanted / 100);
  return (
    <div className={styles.threshold}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.row}>
        <Slider
          className={styles.slider ?? ""}
          ariaLabelForHandle={label}
          min={LEAST * 100}
          max={MOST * 100}
          value={percent}
          onChange={change}
        />
        <InputNumber
          id={id}
          min={LEAST * 100}
          max={MOST * 100}
          precision={0}
          suffix="%"
          value={percent}
          onChange={change}
        />
      </div>
      <p className={styles.quiet}>{hint}</p>
    </div>
  );
}
