import Modal from "antd/es/modal";
import { useTranslation } from "react-i18next";
import styles from "./KeySheet.module.css";

const MOD = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "\u2318" : "Ctrl";

/** Every key, by where it counts. */
const SHEET: [group: string, keys: [keys: string, what: string][]][] = [
  [
    "list",
    [
      ["j k", "move"],
      ["x", "choose"],
      ["Shift x", "range"],
      ["Esc", "none"],
    ],
  ],
  [
    "conversation",
    [
      ["r", "reply"],
      ["n", "note"],
      ["/", "canned"],
      ["a", "assign"],
      ["e", "resolve"],
      ["w", "follow"],
    ],
  ],
  [
    "writing",
    [
      ["Enter", "send"],
      ["Shift Enter", "line"],
      [`${MOD} Shift Enter`, "sendResolve"],
      [`${MOD} Z`, "takeBack"],
    ],
  ],
  [
    "beside",
    [
      ["Alt Enter", "openBeside"],
      ["b", "beside"],
      ["F6", "otherSide"],
      ["s", "swap"],
      ["Shift b", "closeSide"],
    ],
  ],
  [
    "everywhere",
    [
      [`${MOD} K`, "palette"],
      ["f", "search"],
      ["?", "sheet"],
    ],
  ],
];

/** The shortcuts, on one sheet. */
export default function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open width={640} title={t("keys.title")} footer={null} onCancel={onClose}>
      <div className={styles.sheet}>
        {SHEET.map(([group, keys]) => (
          <section key={group}>
            <h3>{t(`keys.${group}`)}</h3>
            <dl>
              {keys.map(([key, what]) => (
                <div key={what}>
                  <dt>
                    {key.split(" ").map((one) => (
                      <kbd key={one}>{one}</kbd>
                    ))}
                  </dt>
                  <dd>{t(`keys.what.${what}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
