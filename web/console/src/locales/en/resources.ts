import auth from "./auth.json";
import common from "./common.json";
import conversation from "./conversation.json";
import customer from "./customer.json";
import inbox from "./inbox.json";
import knowledge from "./knowledge.json";
import ops from "./ops.json";
import problem from "./problem.json";
import profile from "./profile.json";
import settings from "./settings.json";
import team from "./team.json";

/** All wording of this language, by namespace. */
export default { auth, common, conversation, customer, inbox, knowledge, ops, problem, profile, settings, team };
