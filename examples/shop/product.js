{
  const { t, el, product, money } = Shop;
  const main = document.getElementById("main");
  const item = product(new URLSearchParams(location.search).get("id") ?? "linen");
  if (!item) main.append(el("p.empty", {}, t("notFound")));
  else {
    document.title = `${item.name} · ${t("brand")}`;
    Zhike("track", "product_viewed", { product: item.name, price: item.price });
    const said = el("p.said", { role: "status" });
    const add = () => {
      said.textContent = t("added");
      sessionStorage.setItem("shop:bag", item.name);
    };
    main.append(
      el("section.product", {},
        el("img", { src: `img/${item.id}.svg`, alt: item.name, width: 480, height: 480 }),
        el("div", {},
          el("h1", {}, item.name), el("p.note", {}, item.note), el("p.price", {}, money(item.price)), el("p", {}, item.text),
          el("div.actions", {},
            el("button.button", { type: "button", onclick: add }, t("add")),
            el("button.button.plain", { type: "button", onclick: () => Zhike("ask", t("question", { name: item.name })) }, t("askAbout"))),
          said)));
  }
}
