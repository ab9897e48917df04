/** Draws parsed Markdown as nodes. Text only ever becomes a text node; nothing is parsed as HTML. */
import { type Block, blocks } from "../../markdown/blocks";
import { type Inline, linkify } from "../../markdown/inline";

function Node({ node }: { node: Inline }) {
  switch (node.type) {
    case "text":
      return <>{node.text}</>;
    case "break":
      return <br />;
    case "code":
      return <code>{node.text}</code>;
    case "image":
      return <img src={node.src} alt={node.alt} loading="lazy" referrerpolicy="no-referrer" />;
    case "link":
      return (
        <a href={node.href} target="_blank" rel="noopener noreferrer nofollow">
          <Nodes nodes={node.children} />
        </a>
      );
    case "strong":
      return (
        <strong>
          <Nodes nodes={node.children} />
        </strong>
      );
    case "em":
      return (
        <em>
          <Nodes nodes={node.children} />
        </em>
      );
    case "del":
      return (
        <del>
          <Nodes nodes={node.children} />
        </del>
      );
  }
}

const Nodes = ({ nodes }: { nodes: Inline[] }) => (
  <>
    {nodes.map((node, i) => (
      <Node key={i} node={node} />
    ))}
  </>
);

function BlockView({ block }: { block: Block }) {
  switch (block.type) {
    case "paragraph":
      return (
        <p>
          <Nodes nodes={block.children} />
        </p>
      );
    case "heading":
      return (
        <p class="heading">
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
          <Blocks blocks={block.blocks} />
        </blockquote>
      );
    case "rule":
      return <hr />;
    case "list": {
      const items = block.items.map((item, i) => (
        <li key={i}>
          <Blocks blocks={item} />
        </li>
      ));
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case "table":
      return (
        <div class="table">
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
}

const Blocks = ({ blocks: list }: { blocks: Block[] }) => (
  <>
    {list.map((block, i) => (
      <BlockView key={i} block={block} />
    ))}
  </>
);

export const Markdown = ({ text }: { text: string }) => (
  <div class="md">
    <Blocks blocks={blocks(text)} />
  </div>
);

/** Plain words: line breaks kept, addresses clickable. */
export const Plain = ({ text }: { text: string }) => (
  <div class="plain">
    <Nodes nodes={linkify(text)} />
  </div>
);
