/** The forms beside the picture, in one chunk. */
export { SlotsForm } from "./SlotsForm";
export { StepForm } from "./StepForm";
export { TriggerForm } from "./TriggerForm";
