"""What the demo is called: its people, ways in and words. Imports nothing, so that a second start is quick."""

from typing import Any

WORKSPACE, WIDGET_INBOX, API_INBOX = "demo", "demo-shop", "demo-api"
PASSWORD = "zhike-demo"  # noqa: S105  printed for everybody: the demo holds nothing to protect
PEOPLE = (
    ("owner@demo.zhike", "周店主", "owner", "店主 owner"),
    ("admin@demo.zhike", "陈管理", "admin", "管理员 admin"),
    ("lead@demo.zhike", "赵主管", "supervisor", "主管 supervisor"),
    ("lin@demo.zhike", "林晓", "agent", "客服 agent"),
    ("wang@demo.zhike", "王磊", "agent", "客服 agent"),
    ("second@demo.zhike", "孙工", "second_line", "二线客服 second line"),
    ("collab@demo.zhike", "仓库小李", "collaborator", "协作者 collaborator"),
    ("qa@demo.zhike", "吴质检", "quality_analyst", "质检员 quality analyst"),
    ("report@demo.zhike", "郑数据", "report_analyst", "报表分析员 report analyst"),
    ("it@demo.zhike", "钱运维", "it_maintainer", "IT 运维 IT maintainer"),
)
LOGINS = {email: title for email, _name, _role, title in PEOPLE}
FRONT_LINE = ("lin@demo.zhike", "wang@demo.zhike")
LEAD = "lead@demo.zhike"
WIDGET_SETTINGS: dict[str, Any] = {
    "title": {"zh": "演示商店", "en": "Demo shop"},
    "greeting": {
        "zh": "您好，这里是演示商店。商品、订单、物流、售后都可以问我。",
        "en": "Hello, this is the demo shop. Ask me about products, orders, delivery and returns.",
    },
    "suggestions": ["运费怎么算？", "多久能收到货？", "怎么申请退货？", "How can I track my order?"],
    "color": "#0E8A7D",
    "help": {"enabled": True, "base_ids": []},
    "pages": ["home", "help"],
}
# shortcut, title, folder, language, body: ready replies of the whole shop
REPLIES = (
    ("hi", "问好", "开场", "zh", "{{customer.name}}您好，我是{{workspace.name}}的{{agent.name}}，很高兴为您服务。"),
    ("wait", "请稍等", "开场", "zh", "好的，我正在为您核实，请稍等一两分钟。"),
    ("order", "请提供订单号", "核实", "zh", "麻烦您把订单号发给我，我马上为您查询。"),
    (
        "pic",
        "请拍照",
        "核实",
        "zh",
        "麻烦您拍几张照片发给我：\n\n1. 外包装和面单\n2. 商品整体\n3. 有问题的地方\n\n收到后我马上为您处理。",
    ),
    ("bye", "结束语", "收尾", "zh", "问题已经处理好了，会话编号是 {{conversation.number}}，之后有需要随时找我们。"),
    ("hello", "Greeting", "开场", "en", "Hello {{customer.name}}, this is {{agent.name}}. How can I help?"),
)
