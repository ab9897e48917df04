import { createBrowserRouter } from "react-router";
import { Splash } from "@/core/Splash";

export const router = createBrowserRouter([{ path: "*", element: <Splash /> }], { basename: "/app" });
