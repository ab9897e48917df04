import { RouterProvider } from "react-router/dom";
import { router } from "./router";

/** The console of a signed-in person. */
export function SignedIn() {
  return <RouterProvider router={router} />;
}
