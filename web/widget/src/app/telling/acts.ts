/** Acts that few visits need, in one piece. */
export { tell } from "./tell";
export { upload } from "./upload";
