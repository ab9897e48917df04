import auth from "./auth.json";
import common from "./common.json";
import conversation from "./conversation.json";
import customer from "./customer.json";
import inbox from "./inbox.json";
import problem from "./problem.json";

/** The wording that signing in and the inbox need, by namespace. */
export default { auth, common, conversation, customer, inbox, problem };
