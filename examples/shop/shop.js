/* What all pages share: language, header and footer, the demo customer, and calls to the widget. */
window.Zhike = window.Zhike || function () { (Zhike.q = Zhike.q || []).push(arguments); };

window.Shop = (() => {
  const english = document.documentElement.lang === "en";
  const words = WORDS[english ? "en" : "zh"];
  const t = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const link = (page, query = {}) => {
    const search = new URLSearchParams({ ...query, ...(english ? { lang: "en" } : {}) }).toString();
    return search ? `${page}?${search}` : page;
  };
  const home = english ? "en.html" : "./";

  /* el("a.button", { href }, "text", child): all text goes in as text. */
  function el(tag, attributes = {}, ...children) {
    const [name, ...classes] = tag.split(".");
    const node = document.createElement(name);
    if (classes.length) node.className = classes.join(" ");
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
      else node.setAttribute(key, value);
    }
    node.append(...children);
    return node;
  }

  const product = (id) => {
    const found = PRODUCTS.find((one) => one.id === id);
    return found ? { ...found, ...found[english ? "en" : "zh"] } : null;
  };
  const money = (yuan) => `¥${yuan.toFixed(2)}`;

  /* The other language's version of this page. */
  function otherLanguage() {
    const here = location.pathname.split("/").pop() || "index.html";
    if (here === "index.html") return "en.html";
    if (here === "en.html") return "./";
    const query = new URLSearchParams(location.search);
    if (english) query.delete("lang");
    else query.set("lang", "en");
    return `${here}?${query}`;
  }

  function frame() {
    document.getElementById("top").append(
      el("p.demo", {}, el("b", {}, t("demo")), " ", t("demoNote")),
      el("header", {},
        el("a.brand", { href: home }, el("img", { src: "img/mark.svg", alt: "", width: 32, height: 32 }), t("brand")),
        el("nav", {},
          el("a", { href: home }, t("home")),
          el("a", { href: link("orders.html") }, t("orders")),
          el("a", { href: otherLanguage(), lang: english ? "zh-CN" : "en" }, t("other")))));
    document.getElementById("bottom").append(el("footer", {}, el("p", {}, t("service"))));
  }

  const KEY = "shop:customer";
  const signedIn = () => sessionStorage.getItem(KEY) === "yes";

  /* A real shop signs its customer's id on its server. Where this demo's server offers none, the customer stays a guest. */
  async function identify() {
    try {
      const response = await fetch("/shop/identity.json");
      if (!response.ok) return false;
      Zhike("identify", await response.json());
      return true;
    } catch {
      return false;
    }
  }

  function signIn() {
    sessionStorage.setItem(KEY, "yes");
    return identify();
  }

  function signOut() {
    sessionStorage.removeItem(KEY);
    Zhike("reset");
  }

  /* Somebody who goes on from the goods he put into his bag left his cart, as far as this demo has one. */
  function leaveCart() {
    const bag = sessionStorage.getItem("shop:bag");
    if (!bag || location.pathname.endsWith("product.html")) return;
    sessionStorage.removeItem("shop:bag");
    Zhike("track", "cart_left", { product: bag });
  }

  frame();
  leaveCart();
  const identified = signedIn() ? identify() : Promise.resolve(false);
  return { t, el, link, product, money, signIn, signOut, signedIn, identified };
})();
