/** Everything that is loaded later, in one piece. Its style sheet comes along. */
import media from "./media.css?inline";
import pages from "./pages.css?inline";
import rating from "./rating.css?inline";

const style = document.createElement("style");
style.textContent = media + pages + rating;
document.head.append(style);

export { FileCard, Picture } from "./Attachment";
export { Card } from "./Card";
export { Form } from "./Form";
export { Help } from "./Help";
export { Home } from "./Home";
export { Nobody } from "./Nobody";
export { Rating } from "./Rating";
export { Recorder } from "./Recorder";
export { Sources } from "./Sources";
export { Voice } from "./Voice";
