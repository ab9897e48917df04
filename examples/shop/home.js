{
  const { t, el, link, product, money } = Shop;
  const card = ({ id }) => {
    const { name, note, price } = product(id);
    return el("a.card", { href: link("product.html", { id }) },
      el("img", { src: `img/${id}.svg`, alt: "", loading: "lazy", width: 480, height: 480 }),
      el("h3", {}, name), el("p", {}, note), el("b", {}, money(price)));
  };
  document.getElementById("main").append(
    el("section.hero", {},
      el("div", {}, el("h1", {}, t("tagline")), el("p", {}, t("heroText")), el("a.button", { href: "#goods" }, t("heroButton"))),
      el("img", { src: "img/hero.svg", alt: "", width: 720, height: 420 })),
    el("h2", { id: "goods" }, t("goods")),
    el("section.grid", {}, ...PRODUCTS.map(card)));
}
