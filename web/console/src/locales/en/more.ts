import board from "./board.json";
import canned from "./canned.json";
import decision from "./decision.json";
import flows from "./flows.json";
import graph from "./graph.json";
import handOver from "./handOver.json";
import hooks from "./hooks.json";
import imports from "./imports.json";
import knowledge from "./knowledge.json";
import learning from "./learning.json";
import mail from "./mail.json";
import model from "./model.json";
import notify from "./notify.json";
import ops from "./ops.json";
import people from "./people.json";
import proactive from "./proactive.json";
import profile from "./profile.json";
import record from "./record.json";
import roles from "./roles.json";
import scenarios from "./scenarios.json";
import search from "./search.json";
import settings from "./settings.json";
import staffing from "./staffing.json";
import systems from "./systems.json";
import team from "./team.json";
import workspace from "./workspace.json";
import writing from "./writing.json";

/** The wording of all other pages and of rare dialogs, by namespace; loaded with the first of them. */
export default {
  board,
  canned,
  decision,
  flows,
  graph,
  handOver,
  hooks,
  imports,
  knowledge,
  learning,
  mail,
  model,
  notify,
  ops,
  people,
  proactive,
  profile,
  record,
  roles,
  scenarios,
  search,
  settings,
  staffing,
  systems,
  team,
  workspace,
  writing,
};
