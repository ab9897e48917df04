import { lexer, type Token, type Tokens } from "marked";
import { Fragment, type ReactNode, useMemo } from "react";
import styles from "./Markdown.module.css";

/** A link that may be followed from a message: web, mail, phone; never script or data. */
export function safeHref(href: string): string | null {
  return /^(https?:|mailto:|tel:)/i.test(href.trim()) || /^\/(?!\/)/.test(href) ? href : null;
}

const entities: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
const plain = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/g, (e) => entities[e] ?? e);

function link(token: Tokens.Link, key: number): ReactNode {
  const href = safeHref(token.href);
  if (!href) return <Fragment key={key}>{inline(token.tokens)}</Fragment>;
  return (
    <a key={key} href={href} target="_blank" rel="noreferrer noopener">
      {inline(token.tokens)}
    </a>
  );
}

function image(token: Tokens.Image, key: number): ReactNode {
  const href = safeHref(token.href);
  return href ? <img key={key} src={href} alt={token.text} loading="lazy" /> : token.text;
}

function inline(tokens: Token[] | undefined): ReactNode[] {
  return (tokens ?? []).map((token, key) => {
    switch (token.type) {
      case "strong":
        return <strong key={key}>{inline(token.tokens)}</strong>;
      case "em":
        return <em key={key}>{inline(token.tokens)}</em>;
      case "del":
        return <del key={key}>{inline(token.tokens)}</del>;
      case "codespan":
        return <code key={key}>{plain((token as Tokens.Codespan).text)}</code>;
      case "br":
        return <br key={key} />;
      case "link":
        return link(token as Tokens.Link, key);
      case "image":
        return image(token as Tokens.Image, key);
      default:
        return token.type === "text" && "tokens" in token && token.tokens ? (
          <Fragment key={key}>{inline(token.tokens)}</Fragment>
        ) : (
          plain("text" in token ? String(token.text) : token.raw)
        );
    }
  });
}

function table(token: Tokens.Table, key: number): ReactNode {
  return (
    <div key={key} className={styles.table}>
      <table>
        <thead>
          <tr>
            {token.header.map((cell, i) => (
              <th key={i}>{inline(cell.tokens)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {token.rows.map((row, r) => (
            <tr key={r}>
              {row.map((cell, i) => (
                <td key={i}>{inline(cell.tokens)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function list(token: Tokens.List, key: number): ReactNode {
  const items = token.items.map((item, i) => <li key={i}>{blocks(item.tokens)}</li>);
  return token.ordered ? (
    <ol key={key} start={Number(token.start) || 1}>
      {items}
    </ol>
  ) : (
    <ul key={key}>{items}</ul>
  );
}

function blocks(tokens: Token[]): ReactNode[] {
  return tokens.map((token, key) => {
    switch (token.type) {
      case "space":
        return null;
      case "heading":
        return (
          <p key={key} className={styles.heading}>
            {inline(token.tokens)}
          </p>
        );
      case "paragraph":
        return <p key={key}>{inline(token.tokens)}</p>;
      case "list":
        return list(token as Tokens.List, key);
      case "blockquote":
        return <blockquote key={key}>{blocks(token.tokens ?? [])}</blockquote>;
      case "code":
        return (
          <pre key={key}>
            <code>{(token as Tokens.Code).text}</code>
          </pre>
        );
      case "table":
        return table(token as Tokens.Table, key);
      case "hr":
        return <hr key={key} />;
      case "text":
        return <Fragment key={key}>{inline(token.tokens ?? [token])}</Fragment>;
      default:
        return <p key={key}>{token.raw}</p>; // raw HTML and anything unknown stays text
    }
  });
}

/** Markdown as React elements; nothing is ever set as HTML. */
export function Markdown({ text }: { text: string }) {
  const content = useMemo(() => blocks(lexer(text, { gfm: true, breaks: true })), [text]);
  return <div className={styles.markdown}>{content}</div>;
}
