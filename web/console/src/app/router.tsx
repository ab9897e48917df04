import { createBrowserRouter, type LazyRouteFunction, type RouteObject } from "react-router";
import { withWords } from "@/core/i18n";
import { Splash } from "@/core/Splash";
import { Landing } from "./Landing";
import { PageError } from "./PageError";
import { Shell } from "./shell/Shell";

type Load = LazyRouteFunction<RouteObject>;

/** A page with the permission without which there is nothing to see on it; its wording comes along. */
function page(path: string, permission: string | null, load: Load): RouteObject {
  return { path, handle: { permission }, lazy: () => withWords(load()) };
}

/** Every page but the shell is loaded when it is first visited. */
export const router = createBrowserRouter(
  [
    {
      element: <Shell />,
      errorElement: <PageError />,
      hydrateFallbackElement: <Splash />,
      children: [
        { index: true, element: <Landing /> },
        { path: "inbox/:id?", handle: { permission: "conversation.read" }, lazy: () => import("./pages/InboxPage") },
        page("search", null, () => import("@/features/search/SearchPage")),
        page("customers", "customer.read", () => import("@/features/customer/CustomersPage")),
        page("customers/:id", "customer.read", () => import("@/features/customer/CustomerPage")),
        page("knowledge", "knowledge.read", () => import("@/features/knowledge/EntriesPage")),
        page("knowledge/ask", "knowledge.read", () => import("@/features/knowledge/AskPage")),
        page("knowledge/bases", "knowledge.read", () => import("@/features/knowledge/BasesPage")),
        page("knowledge/import", "knowledge.read", () => import("@/features/knowledge/imports/ImportsPage")),
        page("knowledge/import/new", "knowledge.edit", () => import("@/features/knowledge/imports/NewImportPage")),
        page("knowledge/import/:id", "knowledge.read", () => import("@/features/knowledge/imports/ImportPage")),
        page("knowledge/sources", "knowledge.read", () => import("@/features/knowledge/sources/SourcesPage")),
        page("knowledge/sources/:id", "knowledge.read", () => import("@/features/knowledge/sources/SourcePage")),
        page("knowledge/checks", "knowledge.read", () => import("@/features/knowledge/checks/ChecksPage")),
        page("knowledge/pairs", "knowledge.read", () => import("@/features/knowledge/pairs/PairsPage")),
        page("knowledge/intents", "knowledge.read", () => import("@/features/knowledge/intents/IntentsPage")),
        page("knowledge/gaps", "knowledge.edit", () => import("@/features/knowledge/learning/GapsPage")),
        page("knowledge/corrections", "knowledge.edit", () => import("@/features/knowledge/learning/CorrectionsPage")),
        page("knowledge/thresholds", "knowledge.read", () => import("@/features/knowledge/decision/ThresholdsPage")),
        page("knowledge/hand-over", "knowledge.read", () => import("@/features/knowledge/handover/HandOverPage")),
        page("knowledge/graph", "knowledge.read", () => import("@/features/knowledge/graph/GraphPage")),
        page("knowledge/canned", "conversation.reply", () => import("@/features/knowledge/canned/CannedPage")),
        page("knowledge/:id", "knowledge.read", () => import("@/features/knowledge/EntryPage")),
        page("flows", "knowledge.read", () => import("@/features/flows/FlowsPage")),
        page("flows/:id", "knowledge.read", () => import("@/features/flows/FlowPage")),
        page("scenarios", "knowledge.read", () => import("@/features/scenarios/ScenariosPage")),
        page("scenarios/new", "knowledge.edit", () => import("@/features/scenarios/NewPage")),
        page("scenarios/runs", "knowledge.read", () => import("@/features/scenarios/RunsPage")),
        page("scenarios/runs/:id", "knowledge.read", () => import("@/features/scenarios/RunPage")),
        page("scenarios/:id", "knowledge.read", () => import("@/features/scenarios/ScenarioPage")),
        page("connectors", "connector.manage", () => import("@/features/connectors/ConnectorsPage")),
        page("connectors/new", "connector.manage", () => import("@/features/connectors/NewConnectorPage")),
        page("connectors/:id", "connector.manage", () => import("@/features/connectors/ConnectorPage")),
        page("action-calls", "action.read", () => import("@/features/connectors/CallsPage")),
        page("board", "report.read", () => import("@/features/board/BoardPage")),
        page("team", "staff.read", () => import("@/features/team/AgentsPage")),
        page("team/users", "staff.manage", () => import("@/features/team/UsersPage")),
        page("team/teams", "staff.read", () => import("@/features/team/TeamsPage")),
        page("team/queues", "staff.read", () => import("@/features/team/QueuesPage")),
        page("team/roles", "staff.read", () => import("@/features/team/RolesPage")),
        page("inboxes", "inbox.manage", () => import("@/features/settings/InboxesPage")),
        page("inboxes/:id", "inbox.manage", () => import("@/features/settings/InboxPage")),
        page("proactive", "inbox.manage", () => import("@/features/proactive/ProactivePage")),
        page("mail", "inbox.manage", () => import("@/features/mail/MailPage")),
        page("language-model", "model.manage", () => import("@/features/model/ModelPage")),
        page("api-keys", "api_key.manage", () => import("@/features/settings/ApiKeysPage")),
        page("api-keys/webhooks", "api_key.manage", () => import("@/features/settings/webhooks/WebhooksPage")),
        page("api-keys/webhooks/:id", "api_key.manage", () => import("@/features/settings/webhooks/WebhookPage")),
        page("start", "staff.manage", () => import("@/features/workspace/StartPage")),
        page("workspace", "workspace.manage", () => import("@/features/workspace/WorkspacePage")),
        page("workspace/attributes", "workspace.manage", () => import("@/features/workspace/AttributesPage")),
        page("workspace/data", "workspace.manage", () => import("@/features/workspace/DataPage")),
        page("system", "jobs.manage", () => import("@/features/ops/SystemPage")),
        page("jobs", "jobs.manage", () => import("@/features/ops/JobsPage")),
        page("audit", "audit.read", () => import("@/features/ops/AuditPage")),
        page("notifications", null, () => import("@/features/notify/NotificationsPage")),
        page("profile", null, () => import("@/features/profile/ProfilePage")),
        { path: "*", lazy: () => import("./pages/NotFoundPage") },
      ],
    },
  ],
  { basename: "/app" },
);
