"""Wishes and talk that no merchant's flow is about: they teach what begins none, beside what a workspace's own knowledge answers."""

ELSEWHERE: tuple[str, ...] = (
    "今天天气怎么样", "给我讲个笑话", "帮我写一首诗", "帮我写作文", "你会唱歌吗", "帮我订一张机票", "帮我打车", "我想请假",
    "给我介绍个对象", "帮我算一下一加一", "我要去火车站怎么走", "附近有什么好吃的", "麻烦推荐个餐厅", "推荐一部电影", "股票今天涨了吗",
    "帮我遛狗", "我家猫生病了", "我头疼怎么办", "帮我挂个号", "你们招人吗", "我想应聘", "我要开店", "想加盟你们", "我是媒体记者",
    "帮我找一下我的钱包", "我的手机丢了", "帮我把猫送到外星球", "你们能修飞机吗", "帮我设个闹钟", "现在几点了", "明天星期几",
    "帮我翻译一句话", "你是谁", "你多大了", "你喜欢我吗", "我失恋了", "陪我聊聊天", "我好无聊", "中午吃什么", "帮我做作业",
    "帮我下单买东西", "我要买两件", "我想买这个", "这个多少钱", "有现货吗", "能便宜点吗", "发个图片看看", "你们店在哪里", "几点关门",
    "老板在吗", "我要找你们经理", "你们电话多少", "怎么联系你们", "我想咨询一下", "有个问题想问", "帮我看看这个怎么用", "说明书发我一份",
    "what is the weather like", "tell me a joke", "write me a poem", "help me with my homework", "call me a taxi",
    "book me a flight", "where can i eat nearby", "recommend a film", "can you walk my dog", "my cat is sick",
    "i have a headache", "are you hiring", "i want to apply for a job", "i would like to open a shop", "what time is it",
    "translate this sentence", "who are you", "do you like me", "i am bored", "can you fix my car", "i lost my phone",
    "help me find my wallet", "i want to buy this", "how much is it", "is it in stock", "where is your shop",
    "i have a question", "can you help me", "send me a picture", "let me speak to the manager", "how does this work",
)  # fmt: skip
