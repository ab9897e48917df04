import "@xyflow/react/dist/style.css";
import {
  Background,
  type Connection,
  Controls,
  type Edge,
  type Node,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from "@xyflow/react";
import Button from "antd/es/button";
import { Wand } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTheme } from "@/core/theme";
import { connect, disconnect, removeStep } from "../model/edits";
import { END, type Way } from "../model/flow";
import { NODE } from "../model/layout";
import type { Draft } from "../useDraft";
import { AddStep } from "./AddStep";
import { exitOf, graphOf } from "./graph";
import styles from "./picture.module.css";
import type { Pictured } from "./pictured";
import { EndingNode, StepNode } from "./StepNode";

const KINDS = { step: StepNode, ending: EndingNode };
const READABLE = 0.72;
const CLOSE = { padding: 0.12, maxZoom: 1 };

type Moved = Record<string, { x: number; y: number }>;

function Drawn({ model, text, selected, marked, onSelect, set, draft }: Pictured & { draft: Draft }) {
  const { t, i18n } = useTranslation("flows");
  const { name: theme } = useTheme();
  const { fitView, setCenter, setViewport, getNode, getViewport } = useReactFlow();
  const [moved, setMoved] = useState<Moved>({});
  const graph = useMemo(
    () => (model ? graphOf(model, i18n.language, marked, (on) => t(`on.${on}`)) : { nodes: [], edges: [] }),
    [model, i18n.language, marked, t],
  );
  const nodes = useMemo(
    () =>
      graph.nodes.map((node) => {
        const [owner = ""] = node.id.split("→");
        const own = moved[node.id];
        const by = node.type === "ending" ? shift(graph.nodes, moved, owner) : null;
        const position = own ?? (by ? { x: node.position.x + by.x, y: node.position.y + by.y } : node.position);
        return { ...node, position, selected: node.id === selected };
      }),
    [graph.nodes, moved, selected],
  );
  const count = graph.nodes.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another flow, or another number of steps, fits again
  useEffect(() => {
    // A flow too long to be read as a whole is shown from its beginning.
    const timer = setTimeout(async () => {
      await fitView(CLOSE);
      const first = graph.nodes[0];
      const room = document.querySelector(".react-flow")?.clientWidth ?? 0;
      if (first && getViewport().zoom < READABLE)
        await setViewport({
          x: room / 2 - (first.position.x + NODE.width / 2) * READABLE,
          y: 56 - first.position.y * READABLE,
          zoom: READABLE,
        });
    }, 30);
    return () => clearTimeout(timer);
  }, [draft.flow.id, count === 0]);
  useEffect(() => {
    const node = selected ? getNode(selected) : undefined;
    if (!node) return;
    const { x, y } = node.position;
    void setCenter(x + (node.width ?? 0) / 2, y + (node.height ?? 0) / 2, { zoom: 1, duration: 0 });
  }, [selected, getNode, setCenter]);

  const index = (id: string | null) => model?.steps.findIndex((step) => step.id === id) ?? -1;
  function join({ source, sourceHandle, target }: Connection) {
    const at = index(source);
    if (set && at >= 0 && sourceHandle && source !== target) set(connect(text, at, exitOf(sourceHandle), target));
  }
  function cut(edges: Edge[]) {
    const [edge] = edges;
    const way = edge?.data?.way as Way | undefined;
    if (set && way && way.target !== END) set(disconnect(text, index(way.source), way));
  }
  function drop(gone: Node[]) {
    const [node] = gone;
    if (set && node && (model?.steps.length ?? 0) > 1) set(removeStep(text, index(node.id)));
  }
  return (
    <ReactFlow
      nodes={nodes}
      edges={graph.edges}
      nodeTypes={KINDS}
      colorMode={theme}
      fitView
      fitViewOptions={CLOSE}
      minZoom={0.15}
      maxZoom={1.5}
      nodesConnectable={Boolean(set)}
      deleteKeyCode={set ? ["Delete", "Backspace"] : null}
      onNodeClick={(_, node) => node.type === "step" && onSelect(node.id)}
      onNodesChange={(changes) => {
        for (const one of changes) {
          if (one.type === "select" && one.selected) onSelect(one.id);
          if (one.type === "position" && one.position) {
            const { position } = one;
            setMoved((was) => ({ ...was, [one.id]: position }));
          }
        }
      }}
      onConnect={join}
      onEdgesDelete={cut}
      onNodesDelete={drop}
      onBeforeDelete={async ({ nodes: gone, edges }) =>
        gone.length ? { nodes: gone, edges: [] } : { nodes: [], edges }
      }
      proOptions={{ hideAttribution: true }}
      ariaLabelConfig={{
        "controls.ariaLabel": t("picture.controls"),
        "controls.zoomIn.ariaLabel": t("picture.zoomIn"),
        "controls.zoomOut.ariaLabel": t("picture.zoomOut"),
        "controls.fitView.ariaLabel": t("picture.fit"),
        "node.a11yDescription.default": t("picture.keys"),
        "edge.a11yDescription.default": t("picture.edgeKeys"),
        "handle.ariaLabel": t("picture.handle"),
      }}
    >
      <Background gap={20} />
      <Controls showInteractive={false} />
      <Panel position="top-left">
        <span className={styles.tools}>
          {set && model && (
            <AddStep
              model={model}
              text={text}
              after={selected}
              onAdd={(made, id) => {
                set(made);
                onSelect(id);
              }}
            />
          )}
          <Button
            size="small"
            icon={<Wand size={14} />}
            onClick={() => {
              setMoved({});
              setTimeout(() => void fitView(CLOSE), 30);
            }}
          >
            {t("picture.tidy")}
          </Button>
        </span>
      </Panel>
    </ReactFlow>
  );
}

/** How far a step was moved by hand, for the ends that hang on it. */
function shift(nodes: Node[], moved: Moved, owner: string) {
  const own = moved[owner];
  const from = nodes.find((node) => node.id === owner)?.position;
  return own && from ? { x: own.x - from.x, y: own.y - from.y } : null;
}

/** The flow as a picture that can be worked in. */
export default function Canvas(props: Pictured & { draft: Draft }) {
  const { t } = useTranslation("flows");
  if (!props.model) return <p className={styles.broken}>{t("unreadable")}</p>;
  return (
    <section className={styles.canvas} aria-label={t("picture.label")}>
      <ReactFlowProvider>
        <Drawn {...props} />
      </ReactFlowProvider>
    </section>
  );
}
