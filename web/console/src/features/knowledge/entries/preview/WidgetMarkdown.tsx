import type { Block } from "@widget/markdown/blocks";
import { blocks } from "@widget/markdown/blocks";
import type { Inline } from "@widget/markdown/inline";
import { useMemo } from "react";

function Nodes({ nodes }: { nodes: Inline[] }) {
  return nodes.map((node, i) => <Node key={i} node={node} />);
}

function Node({ node }: { node: Inline }) {
  switch (node.type) {
    case "text":
      return node.text;
    case "break":
      return <br />;
    case "code":
      return <code>{node.text}</code>;
    case "image":
      return <img src={node.src} alt={node.alt} loading="lazy" referrerPolicy="no-referrer" />;
    case "link":
      return (
        <a href={node.href} target="_blank" rel="noopener noreferrer nofollow">
          <Nodes nodes={node.children} />
        </a>
      );
    default: {
      const Mark = node.type;
      return (
        <Mark>
          <Nodes nodes={node.children} />
        </Mark>
      );
    }
  }
}

function Table({ block }: { block: Extract<Block, { type: "table" }> }) {
  return (
    <div className="table">
      <table>
        <thead>
          <tr>
            {block.head.map((cell, i) => (
              <th key={i}>
                <Nodes nodes={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={j}>
                  <Nodes nodes={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function List({ block }: { block: Extract<Block, { type: "list" }> }) {
  const items = block.items.map((item, i) => (
    <li key={i}>
      <Blocks list={item} />
    </li>
  ));
  return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
}

function BlockView({ block }: { block: Block }) {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return (
        <p className={block.type === "heading" ? "heading" : undefined}>
          <Nodes nodes={block.children} />
        </p>
      );
    case "code":
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case "quote":
      return (
        <blockquote>
          <Blocks list={block.blocks} />
        </blockquote>
      );
    case "rule":
      return <hr />;
    case "list":
      return <List block={block} />;
    case "table":
      return <Table block={block} />;
  }
}

function Blocks({ list }: { list: Block[] }) {
  return list.map((block, i) => <BlockView key={i} block={block} />);
}

/** An answer read by the widget's own parser and drawn in its own shapes. */
export function WidgetMarkdown({ text }: { text: string }) {
  const list = useMemo(() => blocks(text), [text]);
  return (
    <div className="md">
      <Blocks list={list} />
    </div>
  );
}
