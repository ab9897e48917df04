/* The demo shop's shelf. Prices in yuan; the brand and its goods are invented. */
window.PRODUCTS = [
  { id: "linen", price: 459, zh: { name: "水洗亚麻四件套", note: "1.5 米或 1.8 米床，四色", text: "法国亚麻水洗，亲肤透气，越洗越软。含被套 1 件、床单 1 件、枕套 2 件。建议 30℃ 以下机洗，首次单独洗涤。" }, en: { name: "Washed linen bedding set", note: "For 1.5 m or 1.8 m beds, four colours", text: "French linen, washed for softness and breathable all year. One duvet cover, one sheet, two pillowcases. Machine wash below 30 °C, separately the first time." } },
  { id: "kettle", price: 238, zh: { name: "细口手冲壶", note: "600 毫升，304 不锈钢", text: "鹅颈细口，水流均匀可控。壶身内外 304 不锈钢，手柄为胡桃木，不可放入洗碗机。" }, en: { name: "Gooseneck kettle", note: "600 ml, stainless steel", text: "A slim spout for an even, steady pour. 304 stainless steel inside and out with a walnut handle. Not for the dishwasher." } },
  { id: "lamp", price: 129, zh: { name: "纸艺夜灯", note: "三档亮度，USB-C 充电", text: "手工和纸灯罩，三档暖光。充满一次可用约 20 小时，附 1 米充电线。" }, en: { name: "Paper night lamp", note: "Three levels, USB-C", text: "A hand-made paper shade with three levels of warm light. About 20 hours on one charge; 1 m cable included." } },
  { id: "bowl", price: 96, zh: { name: "青釉餐具两件套", note: "碗 1 只、盘 1 只", text: "高温青釉，可入微波炉和洗碗机。手工上釉，每件颜色略有不同。" }, en: { name: "Celadon bowl and plate", note: "One bowl, one plate", text: "High-fired celadon, safe in the microwave and the dishwasher. Glazed by hand, so no two are quite the same." } },
  { id: "scarf", price: 268, zh: { name: "羊毛围巾", note: "180 × 32 厘米", text: "100% 美利奴羊毛，柔软不扎。请手洗或干洗，平铺晾干。" }, en: { name: "Wool scarf", note: "180 × 32 cm", text: "100% merino wool, soft to the skin. Wash by hand or dry clean; dry flat." } },
  { id: "desk", price: 185, zh: { name: "榉木收纳盒", note: "双抽屉，免安装", text: "整块榉木拼接，双抽屉静音滑轨。尺寸 36 × 20 × 16 厘米，表面为植物油，可用微湿布擦拭。" }, en: { name: "Beech desk box", note: "Two drawers, no assembly", text: "Solid beech with two quiet drawers, 36 × 20 × 16 cm. Finished with plant oil; wipe with a damp cloth." } },
];
/* Orders of the demo customer who can be signed in on the orders page. */
window.ORDERS = [
  { number: "20261120-0831", product: "linen", state: "shipping", date: "2026-11-20" },
  { number: "20261112-0417", product: "bowl", state: "delivered", date: "2026-11-12" },
  { number: "20261018-0092", product: "kettle", state: "returned", date: "2026-10-18" },
];
