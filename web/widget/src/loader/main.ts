class ZhikeWidget extends HTMLElement {}

if (!customElements.get("zhike-widget")) customElements.define("zhike-widget", ZhikeWidget);
