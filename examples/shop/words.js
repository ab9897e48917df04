/* The shop's own words in both languages. */
window.WORDS = {
  zh: {
    brand: "青禾生活", demo: "演示商店", demoNote: "这是智客的演示商店，品牌与商品均为虚构，不会产生真实订单。",
    home: "首页", orders: "我的订单", other: "English", tagline: "让日常有一点自然", heroText: "亚麻、羊毛、榉木与陶。慢慢做的东西，陪您用很久。",
    heroButton: "看看新品", goods: "本季新品", add: "加入购物袋", added: "已加入购物袋（演示，不会下单）", askAbout: "问问客服", question: "我想了解「{name}」",
    back: "返回首页", service: "签收 7 天内可退换 · 满 99 元包邮 · 电子发票", notFound: "没有找到这件商品。",
    signIn: "以演示顾客登录", signOut: "退出登录", signedIn: "已登录：{name}（身份已由商店签名）", unsigned: "已登录：{name}（商店未提供签名，身份未验证）",
    signedOut: "登录后可以看到订单，客服也能认出您。", askOrder: "咨询这一单", orderQuestion: "我想问一下订单 {number}",
    shipping: "运输中", delivered: "已签收", returned: "已退货", number: "订单号", customer: "陈一诺",
  },
  en: {
    brand: "Qinghe Living", demo: "Demo shop", demoNote: "This is Zhike's demo shop. Brand and goods are invented; nothing can be bought.",
    home: "Home", orders: "My orders", other: "中文", tagline: "A little nature in every day", heroText: "Linen, wool, beech and clay. Made slowly, kept for long.",
    heroButton: "See what is new", goods: "New this season", add: "Add to bag", added: "Added to the bag (demo, nothing is ordered)", askAbout: "Ask about this", question: "I have a question about the {name}",
    back: "Back to the shop", service: "Returns within 7 days · Free delivery from ¥99 · E-invoice", notFound: "We could not find this product.",
    signIn: "Sign in as the demo customer", signOut: "Sign out", signedIn: "Signed in: {name} (signed by the shop)", unsigned: "Signed in: {name} (not signed by the shop, so unverified)",
    signedOut: "Sign in to see your orders; support will know who you are.", askOrder: "Ask about this order", orderQuestion: "I have a question about order {number}",
    shipping: "On its way", delivered: "Delivered", returned: "Returned", number: "Order", customer: "Chen Yinuo",
  },
};
