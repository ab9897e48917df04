import auth from "./auth.json";
import common from "./common.json";
import problem from "./problem.json";

/** All wording of this language, by namespace. */
export default { auth, common, problem };
