import { createRoot } from "react-dom/client";
import "@fontsource-variable/inter/wght.css";
import "@ui/base.css";
import { App } from "@/app/App";
import { startI18n } from "@/core/i18n";

const root = document.getElementById("root");
if (root) {
  void startI18n().then(() => createRoot(root).render(<App />));
}
