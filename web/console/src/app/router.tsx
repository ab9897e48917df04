import { createBrowserRouter, Navigate } from "react-router";
import { Splash } from "@/core/Splash";
import { PageError } from "./PageError";
import { Shell } from "./shell/Shell";

/** Every page but the shell is loaded when it is first visited. */
export const router = createBrowserRouter(
  [
    {
      element: <Shell />,
      errorElement: <PageError />,
      hydrateFallbackElement: <Splash />,
      children: [
        { index: true, element: <Navigate to="/inbox" replace /> },
        { path: "inbox/:id?", lazy: () => import("./pages/InboxPage") },
        { path: "knowledge", lazy: () => import("@/features/knowledge/EntriesPage") },
        { path: "knowledge/ask", lazy: () => import("@/features/knowledge/AskPage") },
        { path: "knowledge/import", lazy: () => import("@/features/knowledge/ImportPage") },
        { path: "knowledge/:id", lazy: () => import("@/features/knowledge/EntryPage") },
        { path: "team", lazy: () => import("@/features/team/TeamPage") },
        { path: "inboxes", lazy: () => import("@/features/settings/InboxesPage") },
        { path: "api-keys", lazy: () => import("@/features/settings/ApiKeysPage") },
        { path: "jobs", lazy: () => import("@/features/ops/JobsPage") },
        { path: "audit", lazy: () => import("@/features/ops/AuditPage") },
        { path: "profile", lazy: () => import("@/features/profile/ProfilePage") },
        { path: "*", lazy: () => import("./pages/NotFoundPage") },
      ],
    },
  ],
  { basename: "/app" },
);
