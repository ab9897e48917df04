/** A first file for what describes nothing itself: a recorded browser procedure, or a plugin installed with the server. */
export function blankManifest(kind: "procedure" | "plugin", name: string, url: string): string {
  const host = /^https?:\/\/([^/]+)/.exec(url)?.[1] ?? "example.com";
  const head = `connector: ${name}\ntitle: {zh: ${name}, en: ${name}}\nkind: ${kind}\n`;
  if (kind === "plugin")
    return `${head}plugin: {name: ${name}}\noperations:\n  look_up: {title: {zh: look_up, en: Look up}, writes: false}\n`;
  return `${head}base_url: ${url}
procedure:
  hosts: ["${host}"]
  procedures:
    look_up:
      - goto: /
      - fill: {field: "#number", value: "{number}"}
      - click: "#search"
      - wait_for: "#state"
      - read: {state: "#state"}
operations:
  look_up:
    title: {zh: look_up, en: Look up}
    writes: false
`;
}
