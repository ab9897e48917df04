import { h, type VNode } from "preact";
import { painter } from "../../markdown/draw";

const { markdown, plain } = painter<VNode>(h);

export const Markdown = ({ text }: { text: string }) => markdown(text);
export const Plain = ({ text }: { text: string }) => plain(text);
