import Input from "antd/es/input";
import { Search } from "lucide-react";
import styles from "./SearchBox.module.css";

/** The field that narrows a list. */
export function SearchBox(props: { label: string; value: string; onChange: (words: string) => void }) {
  return (
    <Input
      className={styles.search ?? ""}
      allowClear
      type="search"
      prefix={<Search size={15} />}
      placeholder={props.label}
      aria-label={props.label}
      value={props.value}
      onChange={(e) => props.onChange(e.target.value)}
    />
  );
}
