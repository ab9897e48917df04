import { render } from "preact";
import { WidgetContext } from "./context";
import "./styles/base.css";
import "./styles/layout.css";
import "./styles/messages.css";
import "./styles/markdown.css";
import "./styles/parts.css";
import "./styles/rating.css";
import { App } from "./ui/App";
import { Widget } from "./widget";

const root = document.getElementById("app");
const widget = new Widget();
widget.boot();
if (root)
  render(
    <WidgetContext.Provider value={widget}>
      <App />
    </WidgetContext.Provider>,
    root,
  );
