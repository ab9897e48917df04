import type { Id } from "@api/contract";
import type { Neighbourhood } from "@api/graph";
import { useTranslation } from "react-i18next";
import { useMedia } from "@/core/useMedia";
import { broad, cutTo, layOut, type Placed } from "./layout";
import styles from "./picture.module.css";

const MOST = 16;
const MOST_WIDE = 24;

interface ThingProps {
  placed: Placed;
  middle: boolean;
  most: number;
  onOpen: (id: Id) => void;
}

function Thing({ placed, middle, most, onOpen }: ThingProps) {
  const { t } = useTranslation("graph");
  const { node, x, y } = placed;
  const label = cutTo(node.name, middle ? MOST_WIDE : most);
  const width = broad(label) * 6.4 + 20;
  const said = t("picture.thing", { kind: t(`kind.${node.kind}`), name: node.name, count: node.entries });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside a drawing
    <g
      className={styles.thing}
      data-kind={node.kind}
      data-middle={middle}
      role="button"
      tabIndex={middle ? -1 : 0}
      aria-label={said}
      aria-current={middle || undefined}
      transform={`translate(${Math.max(width / 2 + 1, x)} ${y})`}
      onClick={() => onOpen(node.id)}
      onKeyDown={(e) => {
        if (e.key !== "Enter" && e.key !== " ") return;
        e.preventDefault();
        onOpen(node.id);
      }}
    >
      <title>{said}</title>
      <rect x={-width / 2} y={-14} width={width} height={28} rx={14} />
      <text textAnchor="middle" dy="0.35em">
        {label}
      </text>
    </g>
  );
}

/** The chosen thing and what hangs together with it, drawn; the same stands in words in the panel below. */
export function Picture({ found, onOpen }: { found: Neighbourhood; onOpen: (id: Id) => void }) {
  const { t } = useTranslation("graph");
  const narrow = useMedia("(max-width: 640px)");
  const { width, height, placed, edges, hidden } = layOut(found, narrow);
  return (
    <figure className={styles.figure}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing with things to press in it */}
      <svg viewBox={`0 0 ${width} ${height}`} role="group" aria-label={t("picture.label")}>
        {edges.map(({ relation, from, to }) => (
          <g key={relation.id} className={styles.edge} data-kind={relation.kind}>
            <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
            {(from.node.steps === 0 || to.node.steps === 0) && edges.length <= 16 && (
              <text x={(from.x + to.x) / 2} y={(from.y + to.y) / 2} textAnchor="middle" dy="0.35em">
                {t(`${from.node.steps === 0 ? "relation" : "backward"}.${relation.kind}`)}
              </text>
            )}
          </g>
        ))}
        {placed.map((one) => (
          <Thing
            key={one.node.id}
            placed={one}
            middle={one.node.steps === 0}
            most={narrow || placed.length > 8 ? MOST : MOST_WIDE}
            onOpen={onOpen}
          />
        ))}
      </svg>
      {(hidden > 0 || found.cut) && <figcaption>{t("picture.cut", { count: placed.length })}</figcaption>}
    </figure>
  );
}
