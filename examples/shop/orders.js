{
  const { t, el, product, money, signIn, signOut, signedIn, identified } = Shop;
  const main = document.getElementById("main");

  const row = (order) => {
    const item = product(order.product);
    return el("li.order", {},
      el("img", { src: `img/${order.product}.svg`, alt: "", width: 72, height: 72 }),
      el("div", {}, el("b", {}, item.name), el("p", {}, `${t("number")} ${order.number} · ${order.date}`)),
      el("div.right", {}, el("span.tag", {}, t(order.state)), el("span", {}, money(item.price)),
        el("button.link", { type: "button", onclick: () => Zhike("ask", t("orderQuestion", order)) }, t("askOrder"))));
  };

  function draw(signed) {
    document.title = `${t("orders")} · ${t("brand")}`;
    const values = { name: t("customer") };
    const state = signedIn() ? t(signed ? "signedIn" : "unsigned", values) : t("signedOut");
    const toggle = signedIn()
      ? el("button.button.plain", { type: "button", onclick: () => { signOut(); draw(false); } }, t("signOut"))
      : el("button.button", { type: "button", onclick: async () => draw(await signIn()) }, t("signIn"));
    main.replaceChildren(
      el("h1", {}, t("orders")),
      el("div.account", {}, el("p", { role: "status" }, state), toggle),
      ...(signedIn() ? [el("ul.orders", {}, ...ORDERS.map(row))] : []));
  }

  draw(false);
  if (signedIn()) identified.then(draw);
}
