import { render } from "preact";
import { widget } from "./context";
import "./styles/base.css";
import "./styles/layout.css";
import "./styles/messages.css";
import "./styles/markdown.css";
import "./styles/parts.css";
import "./styles/tabs.css";
import { App } from "./ui/App";

const root = document.getElementById("app");
widget.boot();
if (root) render(<App />, root);
