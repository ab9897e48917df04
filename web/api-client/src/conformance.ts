/**
 * Holds the hand-named types against those generated from the OpenAPI document: a field that the server no longer sends, has
 * renamed or changed the type of, fails the type check. Ours may be narrower (a state's values where the document says string).
 */
import type * as actions from "./actions.ts";
import type * as board from "./board.ts";
import type * as canned from "./canned.ts";
import type * as contract from "./contract.ts";
import type * as flows from "./flows.ts";
import type * as graph from "./graph.ts";
import type * as imports from "./imports.ts";
import type * as installation from "./installation.ts";
import type * as knowledge from "./knowledge.ts";
import type * as languageModel from "./languageModel.ts";
import type * as learning from "./learning.ts";
import type * as notifications from "./notifications.ts";
import type * as people from "./people.ts";
import type * as push from "./push.ts";
import type * as routing from "./routing.ts";
import type { components } from "./schema.ts";
import type * as search from "./search.ts";
import type * as settings from "./settings.ts";
import type * as turn from "./turn.ts";
import type * as understood from "./understood.ts";
import type * as views from "./views.ts";
import type * as webhooks from "./webhooks.ts";
import type * as writing from "./writing.ts";

type Wire = components["schemas"];

type Required_<T> = { [K in keyof T]-?: undefined extends T[K] ? never : K }[keyof T];

/** The fields of which neither side fits the other. */
type Unfit<Ours, Theirs> = {
  [K in Extract<keyof Ours, keyof Theirs>]: Ours[K] extends Theirs[K] ? never : Theirs[K] extends Ours[K] ? never : K;
}[Extract<keyof Ours, keyof Theirs>];

/** True when every field of ours that is always there stands in the document, and the types of each go together. */
type Fits<Ours, Theirs> = [Exclude<Required_<Ours>, keyof Theirs>] extends [never]
  ? [Unfit<Ours, Theirs>] extends [never]
    ? true
    : { unfit: Unfit<Ours, Theirs> }
  : { missing: Exclude<Required_<Ours>, keyof Theirs> };

type Assert<T extends true> = T;

/** Named so that a failing line says which type drifted. */
export type Conformance = [
  row: Assert<Fits<contract.Row, Wire["Row"]>>,
  // Its customer is an open object in the document, and its messages are held against Message below.
  opened: Assert<Fits<Omit<contract.ConversationSnapshot, "customer" | "messages">, Wire["Opened"]>>,
  inbox: Assert<Fits<contract.InboxSnapshot, Wire["InboxPage"]>>,
  message: Assert<Fits<contract.Message, Wire["Message"]>>,
  savedDraft: Assert<Fits<Omit<writing.SavedDraft, "attachments" | "cards">, Wire["SavedDraftOut"]>>,
  unsent: Assert<Fits<writing.Unsent, Wire["UnsentOut"]>>,
  scheduled: Assert<Fits<Omit<writing.ScheduledReply, "parts">, Wire["ScheduledOut"]>>,
  customer: Assert<Fits<contract.Customer, Wire["CustomerOut"]>>,
  agent: Assert<Fits<contract.Agent, Wire["AgentOut"]>>,
  queueRules: Assert<Fits<routing.QueueRules, Wire["QueueRulesOut"]>>,
  routingSettings: Assert<Fits<routing.RoutingSettings, Wire["RoutingSettingsOut"]>>,
  routing: Assert<Fits<routing.Routing, Wire["RoutingOut"]>>,
  routingDecision: Assert<Fits<routing.RoutingDecision, Wire["DecisionOut"]>>,
  routingWhy: Assert<Fits<routing.RoutingWhy, Wire["WhyOut"]>>,
  me: Assert<Fits<contract.Me, Wire["MeOut"]>>,
  connector: Assert<Fits<actions.Connector, Wire["ConnectorOut"]>>,
  connectorChecked: Assert<Fits<actions.ConnectorChecked, Wire["ConnectorChecked"]>>,
  connectorTrial: Assert<Fits<actions.ConnectorTrial, Wire["TrialOut"]>>,
  operation: Assert<Fits<actions.Operation, Wire["OperationOut"]>>,
  outcome: Assert<Fits<actions.Outcome, Wire["OutcomeOut"]>>,
  proposal: Assert<Fits<actions.Proposal, Wire["ProposalOut"]>>,
  actionCall: Assert<Fits<actions.ActionCall, Wire["ActionCallOut"]>>,
  flow: Assert<Fits<flows.FlowFull, Wire["FlowOut"]>>,
  flowVersion: Assert<Fits<flows.FlowVersion, Wire["FlowVersion"]>>,
  flowTemplate: Assert<Fits<flows.FlowTemplate, Wire["FlowTemplate"]>>,
  turn: Assert<Fits<turn.Turn, Wire["TurnOut"]>>,
  turnCall: Assert<Fits<languageModel.TurnCall, Wire["TurnCall"]>>,
  languageModel: Assert<Fits<languageModel.LanguageModel, Wire["ModelOut"]>>,
  languageModelWrite: Assert<Fits<languageModel.LanguageModelWrite, Wire["ModelIn"]>>,
  languageModelCheck: Assert<Fits<languageModel.LanguageModelCheck, Wire["ModelCheckOut"]>>,
  languageModelUsage: Assert<Fits<languageModel.LanguageModelUsage, Wire["ModelUsageOut"]>>,
  problem: Assert<Fits<contract.ApiProblem, Wire["Problem"]>>,
  base: Assert<Fits<knowledge.Base, Wire["BaseOut"]>>,
  folder: Assert<Fits<knowledge.Folder, Wire["FolderOut"]>>,
  tag: Assert<Fits<knowledge.Tag, Wire["TagOut"]>>,
  warning: Assert<Fits<knowledge.EntryWarning, Wire["WarningOut"]>>,
  entry: Assert<Fits<knowledge.Entry, Wire["EntryOut"]>>,
  effect: Assert<Fits<knowledge.Effect, Wire["EffectOut"]>>,
  draft: Assert<Fits<knowledge.EntryDraft, Wire["EntryDraftOut"]>>,
  version: Assert<Fits<knowledge.EntryVersion, Wire["VersionOut"]>>,
  versionContent: Assert<Fits<knowledge.EntryVersionContent, Wire["ContentOut"]>>,
  diff: Assert<Fits<knowledge.VersionDiff, Wire["DiffOut"]>>,
  checkRun: Assert<Fits<knowledge.CheckRun, Wire["RunOut"]>>,
  published: Assert<Fits<knowledge.Published, Wire["PublishedOut"]>>,
  bulk: Assert<Fits<knowledge.BulkResult, Wire["BulkOut"]>>,
  usage: Assert<Fits<knowledge.EntryUsage, Wire["UsageOut"]>>,
  votes: Assert<Fits<knowledge.Votes, Wire["VotesOut"]>>,
  picture: Assert<Fits<knowledge.Picture, Wire["PictureOut"]>>,
  understood: Assert<Fits<understood.Understood, Wire["TurnUnderstood"]>>,
  candidate: Assert<Fits<turn.Candidate, Wire["TurnCandidate"]>>,
  entity: Assert<Fits<graph.EntityDetail, Wire["EntityDetail"]>>,
  neighbourhood: Assert<Fits<graph.Neighbourhood, Wire["NeighbourhoodOut"]>>,
  related: Assert<Fits<graph.RelatedEntry, Wire["RelatedEntryOut"]>>,
  graphReport: Assert<Fits<graph.GraphReport, Wire["GraphReportOut"]>>,
  gap: Assert<Fits<learning.Gap, Wire["GapOut"]>>,
  gapExample: Assert<Fits<learning.GapExample, Wire["ExampleOut"]>>,
  gapPage: Assert<Fits<learning.GapPage, Wire["GapsOut"]>>,
  waiting: Assert<Fits<learning.Waiting, Wire["WaitingOut"]>>,
  correction: Assert<Fits<learning.Correction, Wire["CorrectionOut"]>>,
  correctionPage: Assert<Fits<learning.CorrectionPage, Wire["CorrectionsOut"]>>,
  markedSource: Assert<Fits<learning.MarkedSource, Wire["MarkedSource"]>>,
  approved: Assert<Fits<learning.Approved, Wire["ApprovedOut"]>>,
  negative: Assert<Fits<learning.Negative, Wire["NegativeOut"]>>,
  imported: Assert<Fits<imports.KnowledgeImport, Wire["ImportOut"]>>,
  importRow: Assert<Fits<imports.ImportRow, Wire["ImportRowOut"]>>,
  undo: Assert<Fits<imports.UndoForecast, Wire["UndoOut"]>>,
  site: Assert<Fits<imports.SiteSource, Wire["SourceOut"]>>,
  visit: Assert<Fits<imports.Visit, Wire["VisitOut"]>>,
  sitePage: Assert<Fits<imports.SitePage, Wire["PageOut"]>>,
  check: Assert<Fits<imports.Check, Wire["CheckOut"]>>,
  checkResult: Assert<Fits<imports.NamedResult, Wire["ResultOut"]>>,
  checksMade: Assert<Fits<imports.ChecksMade, Wire["ChecksMadeOut"]>>,
  pair: Assert<Fits<imports.EntryPair, Wire["PairOut"]>>,
  intent: Assert<Fits<imports.Intent, Wire["IntentOut"]>>,
  intentTried: Assert<Fits<imports.IntentTried, Wire["IntentTriedOut"]>>,
  intentsTogether: Assert<Fits<imports.IntentsTogether, Wire["IntentsTogetherOut"]>>,
  ask: Assert<Fits<imports.AskResult, Wire["AskOut"]>>,
  channel: Assert<Fits<settings.Inbox, Wire["InboxOut"]>>,
  hours: Assert<Fits<settings.OpeningHours, Wire["OpeningHours"]>>,
  hoursNow: Assert<Fits<settings.HoursNow, Wire["HoursNow"]>>,
  queue: Assert<Fits<settings.Queue, Wire["QueueOut"]>>,
  team: Assert<Fits<settings.Team, Wire["TeamOut"]>>,
  role: Assert<Fits<settings.Role, Wire["RoleOut"]>>,
  user: Assert<Fits<settings.User, Wire["UserOut"]>>,
  webhook: Assert<Fits<webhooks.Webhook, Wire["WebhookOut"]>>,
  webhookList: Assert<Fits<webhooks.WebhookList, Wire["WebhookPage"]>>,
  webhookDelivery: Assert<Fits<webhooks.WebhookDelivery, Wire["WebhookDeliveryOut"]>>,
  attribute: Assert<Fits<people.CustomerAttribute, Wire["AttributeOut"]>>,
  consent: Assert<Fits<people.Consent, Wire["ConsentOut"]>>,
  reference: Assert<Fits<people.Reference, Wire["ReferenceOut"]>>,
  likeness: Assert<Fits<people.Likeness, Wire["LikenessOut"]>>,
  externalId: Assert<Fits<people.ExternalId, Wire["ExternalIdOut"]>>,
  retention: Assert<Fits<people.Retention, Wire["RetentionOut"]>>,
  retentionForecast: Assert<Fits<people.RetentionForecast, Wire["RetentionForecast"]>>,
  apiKey: Assert<Fits<settings.ApiKey, Wire["ApiKeyOut"]>>,
  audit: Assert<Fits<settings.AuditEntry, Wire["AuditEntryOut"]>>,
  job: Assert<Fits<settings.Job, Wire["JobOut"]>>,
  board: Assert<Fits<board.Board, Wire["BoardOut"]>>,
  boardDay: Assert<Fits<board.BoardDay, Wire["BoardDay"]>>,
  boardReach: Assert<Fits<board.BoardReach, Wire["BoardReach"]>>,
  boardReason: Assert<Fits<board.BoardReason, Wire["BoardReason"]>>,
  boardQueue: Assert<Fits<board.BoardQueue, Wire["BoardQueue"]>>,
  boardPerson: Assert<Fits<board.BoardPerson, Wire["BoardPerson"]>>,
  boardAssistant: Assert<Fits<board.BoardAssistant, Wire["BoardAssistant"]>>,
  boardReply: Assert<Fits<board.BoardReply, Wire["BoardReply"]>>,
  boardSatisfaction: Assert<Fits<board.BoardSatisfaction, Wire["BoardSatisfaction"]>>,
  aside: Assert<Fits<settings.AsidePayload, Wire["AsideOut"]>>,
  notifications: Assert<Fits<notifications.Notifications, Wire["NotificationsOut"]>>,
  pushDevice: Assert<Fits<push.PushDevice, Wire["PushDeviceOut"]>>,
  pushDevices: Assert<Fits<push.PushDevices, Wire["PushDevicesOut"]>>,
  pushTrial: Assert<Fits<push.PushTrial, Wire["PushTrialOut"]>>,
  byMail: Assert<Fits<notifications.ByMail, Wire["AlertsMailOut"]>>,
  mailTrial: Assert<Fits<notifications.Trial, Wire["AlertsTrialOut"]>>,
  firstRun: Assert<Fits<installation.FirstRun, Wire["FirstRun"]>>,
  system: Assert<Fits<installation.SystemReport, Wire["SystemOut"]>>,
  cannedReply: Assert<Fits<canned.CannedReply, Wire["CannedReplyOut"]>>,
  cannedFolder: Assert<Fits<canned.CannedFolder, Wire["CannedFolderOut"]>>,
  cannedVariable: Assert<Fits<canned.CannedVariable, Wire["CannedVariableOut"]>>,
  filters: Assert<Fits<views.Filters, Wire["Filters"]>>,
  bulkItem: Assert<Fits<views.BulkItem, Wire["ManyItem"]>>,
  hit: Assert<Fits<Omit<search.Hit, "customer" | "entry">, Wire["Hit"]>>,
  savedView: Assert<Fits<Omit<views.SavedView, "filters">, Wire["ViewOut"]>>,
  rendered: Assert<Fits<canned.Rendered, Wire["RenderedOut"]>>,
];
