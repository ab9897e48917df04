import { render } from "preact";

const root = document.getElementById("app");
if (root) render(<p>智客</p>, root);
