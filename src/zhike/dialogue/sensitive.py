"""Topics that people have to deal with: law, safety, media, health, authorities. Pure rules, no model.

What happened, or is threatened, is sensitive; a word that merely occurs is not: 电线安全吗, 媒体播放器, 12315是什么, 烟雾报警器.
Each clause is looked at by itself. What is harmless is taken out of it first; a condition or a mere question about it needs
more than the word.
"""

import re
from collections.abc import Mapping, Sequence

from zhike.dialogue.policy_types import TOPICS, Topic
from zhike.language import fold

_US = r"(?:你们?|您|贵(?:司|公司|店)|商家|店家|他们|平台|卖家|这(?:家|个)(?:店|公司|商家)|你家)"
_THEM = r"(?:you|your (?:company|store|shop)|this (?:company|shop|store|seller)|them)"
_OFFICES = (
    r"(?:工信部|市监局|市场监(?:督)?管(?:理)?(?:总?局|部门)?|工商(?:局|部门|所)?|消协|消费者(?:权益)?(?:保护)?(?:协会|委员会)|消保委|质监局|质检(?:局|总局)|"
    r"药监局?|食药监|市长热线|市民热线|"
    r"网信办|发改委|物价局|信访(?:局|办)?|税务局|邮政(?:管理)?局|银保监会?|金融监管局|监管(?:部门|机构|局)|主管部门|有关部门|相关部门|315|12315|12345|12300|"
    r"12381|12305|12366)"
)
_HARM_ZH = (
    r"(?:电(?:到|着|了|伤|击)|烫(?:到|伤)|烧(?:到|伤)|割(?:到|伤|破)|划(?:到|伤|破)|砸(?:到|伤)|夹(?:到|伤)|炸(?:到|伤)|扎(?:到|伤)|摔(?:到|伤|"
    r"断)|撞(?:到|伤)|磕(?:到|伤|破)|刺(?:到|伤)|戳(?:到|伤)|夹(?:住|断)|烫(?:红|起泡)|绊倒|弄伤|咬伤)"
)
_WHO_ZH = r"(?:我|他|她|人|手|脚|孩子|小孩|宝宝|娃|老人|家人|爸|妈|老公|老婆|儿子|女儿|脸|眼睛|皮肤|猫|狗)"

_SAYS: Mapping[Topic, str] = {
    "legal": (
        rf"起诉|诉讼|上诉|(?:打|吃)官司|法庭(?:上)?见|上法庭|上法院|去法院|法院(?:见|告|传票|立案|起)|告{_US}|告到|告上|律师函|(?:找|请|委托|联系|咨询)(?:了|过|"
        r"个|好)?律师|我(?:的|们)?律师|"
        r"律师(?:会|说|来|已经|联系|跟)|法律(?:途径|手段|程序|责任|武器|诉求)|走(?:法律|司法)|仲裁|报警|报案|派出所|公安局|立案|律所|(?:追究|承担).{0,8}法律|"
        r"依法维权|维权|欺诈消费者|消费欺诈|退一赔三|退一赔十|赔十倍|侵权|侵犯(?:了)?(?:我|隐私)|"
        rf"违法(?!吗)|犯法|\bsu(?:e|ing) {_THEM}\b|\b(?:will|gonna|going to|could|to) sue\b|"
        rf"\btake {_THEM} to court\b|\bsee you (?:in|at) court\b|\blawsuit\b|\blegal(?: action| proceedings|"
        r"ly liable| team)\b|"
        r"\b(?:my|our|a) (?:lawyer|attorney|solicitor)s?\b|\bsmall claims\b|\b(?:call|called|calling|"
        r"report\w* (?:it|you|this) to) the police\b|\bpolice report\b|"
        r"\bpress charges\b"
    ),
    "safety": (
        rf"漏电|触电|被电|(?<![充没来断停])电(?:到|着|了){_WHO_ZH}|着火|起火|失火|冒(?:出)?(?:浓|黑|白)?烟|冒(?:出)?火|自燃|爆炸|炸(?:了|开|裂|飞)|"
        r"碎片(?:崩|溅|飞)|烧起来|烧(?:着|毁|穿)|火花|(?:冒|出|溅|迸|有)(?:出|了)?火星(?!人|车|探|文)|打火(?!机|锅|灶)|短路|烧焦|烧了(?:一?个)?(?:大|小)?洞|烧出|燃气泄漏|煤气泄漏|"
        rf"{_HARM_ZH}{_WHO_ZH}?|{_WHO_ZH}(?:都)?(?:被)?{_HARM_ZH}|受(?:了)?(?:重|轻)?伤|流(?:了)?(?:很多|好多)?血|出血|骨折|过敏|"
        r"起(?:了)?(?:一身|满身|满脸|很多|好多)?(?:红)?疹|红肿|又红又[痒肿痛]|(?:脸|手|眼|嘴|皮肤|腿)(?:都)?(?:肿|烂|起泡|发炎|溃烂)|"
        r"\b(?:caught|on) fire\b|\b(?:sparks?|smoke)\b.{0,20}\b(?:out of|from|flying|coming)\b|\b(?:is|are|"
        r"it\x27s) smoking\b|\bshort[- ]circuit\w*\b|\b(?:cut|burned|burnt|broke|crushed|hurt) (?:my|me|his|"
        r"her|their) ?\w*\b|\b(?:cut|hurt|burned|burnt) (?:my|him|her)self\b|\b(?:started|was|is|"
        r"began) (?:to )?(?:smok\w+|burn\w+)\b|\bexplod\w+|\bblew up\b|\belectric shock\b|\belectrocuted\b|"
        r"\bshocked me\b|\b(?:gave|gives) me (?:a|an electric) shock\b|"
        r"\b(?:got|was|been|is|are|were|badly|my \w+ (?:got|was|is)) (?:burn(?:t|ed)|injured|hurt|cut|"
        r"bleeding)\b|\bburn(?:t|ed) (?:my|me|his|her)\b|\binjur(?:ed|y|ies)\b|"
        r"\ballergic reaction\b|\b(?:broke|breaking|broken) out in\b|\bgas leak\b"
    ),
    "media": (
        r"曝光|(?:找|联系|告诉|爆料给|投稿给|叫|让|通知|(?:打电话)?给)(?:了)?(?:新闻|[\u4e00-\u9fff\d]{0,6}(?=黄金眼|频道)|"
        r"[\u4e00-\u9fff]{0,4}的)?(?:记者|媒体|电视台|报社|新闻|都市频道|黄金眼)|记者(?:会|来|已经|采访|问)|(?:我|本人)是.{0,8}(?:记者|媒体)|"
        r"(?:我|亲戚|朋友|表哥|同学|老公|家人).{0,3}(?:是|在)(?:.{0,4})(?:电视台|报社|媒体)|媒体(?:会|介入|监督|采访|爆料)|上(?:新闻|热搜|电视|头条)|"
        r"315晚会|爆料|(?:发|放|挂|传|晒|贴)(?:到|上|在)?(?:网上|网络|微博|抖音|小红书|朋友圈|视频号|b站|知乎|豆瓣|贴吧)|"
        r"(?:微博|抖音|小红书|网上|网络|全网)(?:热搜)?(?:上)?(?:已经|都)?(?:等着你|发(?:了)?(?:帖|视频)|见|吐槽|避雷|挂你|骂)|网红.{0,6}(?:吐槽|避雷)|"
        r"\b(?:go|going|went|talk\w*|speak\w*|take (?:this|it)) to the (?:press|media|newspapers?|news)\b|"
        r"\b(?:told|informed) (?:the |a |my )?(?:local |national )?(?:press|media|newspaper|paper|tv|news)\b|"
        r"\bmy (?:youtube|tiktok|instagram) (?:channel|followers|account) will\b|"
        r"\b(?:contact\w*|call\w*|tell\w*|email\w*|inform\w*) (?:the |a |my |local )?(?:press|media|"
        r"journalists?|reporters?|newspapers?|tv|news)\b|"
        r"\bi(?:'m| am) a (?:journalist|reporter)\b|\b(?:journalist|reporter) (?:with|from|at|for)\b|"
        r"\bexpose (?:you|this|your)\b|"
        r"\bpost\w* (?:this|it|about (?:this|you)|a video|everything)\b.{0,20}\b(?:twitter|tiktok|facebook|"
        r"reddit|instagram|youtube|social media|online)\b|\bgo viral\b"
    ),
    "medical": (
        r"住(?:进|了)?(?:医)?院|(?:进|去|送|到|跑)(?:了|到|进|去)?(?:了)?医院(?!能|可)|急诊|急救|救护车|医生(?:都)?(?:说是?|讲|诊断|让)(?!(?:我|他|"
        r"她|孩子)?(?:缺|要补|多|可以|能))|确诊|诊断|误(?:食|吞|服)|(?:看|找|见)(?:了|过)?(?:医生|急诊)|胃疼得|洗胃|胸闷|看不清了|去(?:了)?(?:眼科|皮肤科|"
        r"医务室|诊所)|中毒|上吐下泻|拉肚子|腹泻|呕吐|吐了|吐得|恶心想吐|"
        r"呼吸困难|喘不上(?:来)?气|晕倒|昏迷|昏倒|昏(?:了)?过去|休克|抽搐|流产|病危|抢救|过敏性休克|失明|看不见了|毁容|烂脸|"
        r"\b(?:hospitali[sz]ed|in hospital|in the hospital|emergency room|ambulance)\b|\b(?:went|go|going|"
        r"rushed|taken|admitted|had to go) to (?:the )?(?:hospital|er|doctor|emergency)\b|\b(?:see|saw|seen|"
        r"visit(?:ed)?) (?:a|the|my) (?:doctor|physician)\b|\b(?:was|been|were) (?:so |very |really )?(?:sick|"
        r"ill)\b(?! of)|"
        r"\bfood poisoning\b|\bpoisoned\b|\bvomit\w*\b|\bthrowing up\b|\bcan(?:'t|not) breathe\b|\b(?:got|"
        r"made \w+|became|feeling|fell) (?:really |very |so )?(?:sick|ill)\b|"
        r"\b(?:my|the) doctor (?:said|says|told|confirmed)\b|\bpassed out\b|\bdiagnosed\b|\banaphyla\w+"
    ),
    "regulator": (
        rf"(?:打|拨打?|拨|向|去|找|到|给|上|跟|报|问|已经?|致电)(?:过|了|电话给|国家|当地|你们当地的?)?{_OFFICES}|{_OFFICES}(?:投诉|举报|反映|反馈|见|"
        r"来|介入|处理|查|受理|上门|约谈|投诉你|(?:已经?|都)(?:受理|立案|介入))|(?:在|到|去|上)(?:全国)?(?:12315|12345|工信部|黑猫|"
        r"315)(?:的)?(?:平台|网站|小程序|app)?(?:上)?(?:提交|投诉|登记|举报)|"
        rf"(?:投诉|举报|反映|告|捅)(?:{_US})?(?:到|去|给|上)(?:了)?{_OFFICES}|^{_OFFICES}$|(?:要|去|来|我)举报{_US}?|向.{{0,8}}(?:举报|信访)|"
        r"\breport (?:you|this|it|your \w+|them) to (?:the )?(?:ftc|bbb?|cfpb|fcc|ombudsman|regulators?|"
        r"authorit\w+|trading standards|consumer \w+|attorney general|better business)\b|"
        r"\b(?:complain\w*|claim|case|report) (?:to|with|at) (?:the )?(?:ftc|bbb?|cfpb|fcc|ombudsman|"
        r"regulators?|authorit\w+|trading standards|consumer \w+|attorney general|"
        r"better business bureau)\b|\bcontact(?:ing|ed)? (?:the )?(?:ftc|bbb?|cfpb|ombudsman|regulators?|"
        r"trading standards|consumer protection|attorney general)\b|"
        r"\b(?:trading standards|consumer protection (?:agency|bureau|office)?)\b"
    ),
}
# What only sounds like it. Taken out of a clause before it is read.
_HARMLESS: Mapping[Topic, str] = {
    "legal": (
        r"(?:烟雾|防盗|门窗|燃气|煤气|漏水|一氧化碳|温度|低电|电量|故障|防撬|门锁|e\d+|自动|声光|独立|火灾|手机|远程|联动|联网|超温|缺水|门铃)?(?:报警)(?:器|声|音|灯|"
        r"功能|系统|装置|按钮|主机|提示|响|喇叭|探测|值|推送|信息|记录|距离|温度|"
        r"代码|电量|怎么关|怎么停|一直|不停|怎么回事|是什么意思|误报|[滴嘀叫]|吗)|"
        r"(?:一直|老是?|总|会|自动|自己|不停|能|误|乱|老是|显示|然后|就|机|锁|煲|锅|幕|水|器|表|仪) ?报警|"
        r"报警$(?<=[机锁煲器]报警)|"
        r"(?:律师函|起诉[书状])(?:怎么写|模板|范本|格式)|起诉[书状]|律师(?:事务所|费|证|袍|楼|节|包|资格|考试|行业|朋友|专用|题材|函模板)|(?:是|给|"
        r"送)(?:一?[个名位])?律师|法律(?:书|类|专业|考试|法规|效力|适用|条款|声明)|侵权责任法|违法(?:停车|违章)|"
        r"仲裁(?:委|条款)(?:是|在)|维权(?:服务|中心|流程)?(?:是什么|在哪)|诉讼费发票|告诉|报告|广告|公告|转告|警告|忠告|"
        r"\b(?:lawyers?|attorneys?) (?:briefcase|bag|suit|gift|office chair)\b|\bfor (?:my|a) lawyer\b|"
        r"\ba lawyer,? (?:and|so|who|looking)\b|\bpolice (?:toy|car toy|costume|lego)\b"
    ),
    "safety": (
        r"(?:防|抗|低|脱|易|不易|不会|不是|不|没有?|避免|预防|免得|以防)(?:止|引起|导致|发生)?(?:漏电|触电|着火|起火|过敏|爆炸|自燃|烫伤|烧伤|割伤|划伤|受伤|夹伤|烫到|"
        r"烫手|夹到|砸到|冒烟|起疹|红肿|出血)|"
        r"(?:漏电|触电|爆炸|过敏|防火|烫伤|划伤|割伤|着火|起火|防烫)(?:保护|开关|断路|插座|膏|药|贴|源|体质|原|性|测试|风险|险|隐患|头|款|价|盐|单|级|力|报警|试纸|"
        r"宝宝奶粉|奶粉|皮)|"
        r"(?:皮肤|肤质|体质|容易|比较|花粉|海鲜|花生|牛奶|酒精|鼻炎|粉尘|螨虫|猫毛|乳糖|麸质|季节性|对.{1,6})过敏(?!了)(?!反应很)|"
        r"气炸|炸(?:了锅|鸡|锅|弹|街)|火花塞|心(?:里)?(?:很|太|好)?受(?:了)?伤|感情受(?:了)?伤|钱包(?:很|太|好)?受伤|(?:屏幕|机身|外壳|车|漆|包装|盒子|壳|"
        r"表面|边角|镜面|玻璃|镜片|地板|家具)(?:有点?|被|都|上)?(?:划|刮|割)(?:伤|破|到)|(?:包装|盒子|箱子|外壳|屏幕|杯子|商品)被?砸(?:到|伤)|"
        r"充电到|家电到|(?:炸|烤|煎)(?!锅|箱|炉)[^,，。]{1,6}冒烟|(?:来|没|断|停|充|有|送|发)电了|电到(?:家|货|期|位)|电了吗|电到哪|受伤险|等着火|过敏(?:了)?(?:可以|能|可不可以|能不能)(?:退|换)|快递爆炸|性价比爆炸|"
        r"信息爆炸|(?:图|参数|结构)爆炸图|爆炸图|"
        r"\b(?:fire ?proof|fire resistant|hypo ?allergenic|on fire sale|fire tv|fire stick|"
        r"anti[- ]allerg\w+)\b|\bhurt my (?:feelings|wallet)\b|\bi am so hurt\b"
    ),
    "media": (
        r"(?:曝光)(?:三要素|补偿|时间|度|量|参数|模式|过度|不足|值|三角|表|率|组合|灯|机)|(?:长|双重|多重|自动|手动|二次|过度|包围)曝光|(?:照片|相机|手机|拍照|"
        r"镜头)(?:总是|会)?曝光|"
        r"(?:流|多|自|新|全|富|纸|融|传统|社交)媒体|媒体(?:播放|中心|服务|库|文件|盒|音量|声音|资料|类|价|学|包|版)|记者(?:证|节|包|专用|站|招聘)|(?:媒体|记者)采访(?:联系|找|预约)|电视台(?:遥控|"
        r"机顶盒|直播|信号|频道|节目)|"
        r"(?:发|放|贴|晒)(?:到|在)?(?:朋友圈|小红书|抖音|微博)(?:集赞|返现|有奖|有什么奖励|送|领|可以返|晒单|分享)|(?:晒单|好评|集赞|分享|种草|"
        r"推荐).{0,6}(?:朋友圈|小红书|抖音|微博)|(?:朋友圈|小红书|抖音|微博).{0,6}(?:集赞|返现|有奖|晒单|优惠|看到|种草|同款)|"
        r"\b(?:media (?:player|center|centre|server|file|box|kit|console|stand)|social media (?:login|account|"
        r"links?|page|discount|sign)|press (?:the|and|release))\b"
    ),
    "medical": (
        r"(?:送|寄|发|配送|快递|邮寄|地址|收货).{0,8}医院|医院(?:地址|收货|发票|抬头|采购|用的?|专用|门口|楼下|前台|可以送|能送|能收|科室|同款|病床|陪护)|(?:动物|"
        r"宠物|牙科|整形|妇幼|人民|附属|中心|美容)医院(?:采购|用|发票|能|可以|收|门口)|"
        r"(?:去|到)医院(?:看望|探望|看病人|陪护|用|体检)|住院(?:用品|部|陪护|楼|包|能用|的时候用)|(?:急救|急诊)(?:包|箱|用品|药|毯|手册|楼|科)|(?:防|抗|止|治|"
        r"预防|缓解|晕车)(?:中毒|腹泻|呕吐|拉肚子|吐)|"
        r"医生(?:推荐|专用|同款|袍|鞋|礼物|节|建议(?:的)?(?:款|牌子)|说明)|医生(?:说|建议)(?:可以|能|要|多)+(?:用|吃|喝|买)|(?:电脑|系统|手机|中)中毒|"
        r"中毒(?:性价比|杀毒)|胎盘|呕吐(?:袋|毒素)|(?:诊断|检测)(?:仪|工具|模式|报告|软件|功能|码|口|线|书)|(?:故障|汽车|电脑|网络|系统|自动|自我|远程)诊断|"
        r"(?:宝宝|孕妇|老人|婴儿|哺乳期|糖尿病|高血压).{0,8}(?:能|可以|可不可以|适合)(?:用|吃|喝)|(?:机器|电脑|水管|奶泡机|打印机|洗衣机|atm|机子)吐了|"
        r"\b(?:deliver|ship|send|sent|delivery)\w*\b.{0,20}\bhospital\b|\bhospital (?:bed|grade|address|"
        r"gown)\b|\bdoctor (?:recommended|who)\b|\bsick of\b"
    ),
    "regulator": (
        rf"(?:{_OFFICES})(?:的)?(?:是什么|是啥|是干(?:什么|嘛)的?|什么意思|电话(?:是|号码)?|号码|怎么(?:打|投诉|联系|举报|查)|在哪|几点|上班|官网|网站|备案|"
        r"认证|许可|入网|批准|批文|登记|注册|检测|抽检|合格|编号|证书|查(?:得到|询|一下)|活动|大促|优惠|折扣|特价|节|元|块|件|型号|款|ml|克|g\b|cm)|"
        r"举报(?:功能|按钮|在哪|入口|有奖|评论|差评|广告|骚扰|别人|卖假货的)|(?:怎么|如何|哪里|可以)举报|"
        r"\b(?:bbb?|fcc|ftc|ce) (?:accredited|certified|rating|rated|approved|certificate|certification|"
        r"registered)\b|\bconsumer protection (?:policy|law|rights?|guarantee)\b"
    ),
}
_SUPPOSED = re.compile(  # asked about or feared, not told; 会 alone promises (我会起诉你们)
    r"如果|要是|万一|假如|会不会|是不是|是否会|是否|怕|担心|容不容易|容易|能不能|有没有可能|有可能|可能会|(?:会|能|可以)[^，,。]{0,10}[吗么]|[吗么][?？]?$|什么是|是什么|"
    r"哪种|多久|怎么(?:防|避免|预防|处理|办)|如何(?:防|避免|预防|处理)|怎么办|防止|避免|"
    r"\b(?:if|what if|in case|would|could|does|do|is|are|can|will|should|how|what|might)\b.*\?|^(?:is|are|"
    r"does|do|can|will|would|could|what|how|which|should)\b|\bin case\b|\bworried\b"
)
# Of these a supposition is as serious: who asks whether he can sue thinks of suing.
_EVEN_SUPPOSED: Mapping[Topic, str] = {
    "legal": (
        rf"起诉{_US}|告{_US}|律师函|法院见|打官司|退一赔三|报警(?:处理|抓|了)|\bsu(?:e|ing) {_THEM}\b|\blegal action\b|\bto court\b|"
        r"\bmy (?:lawyer|attorney)\b"
    ),
    "safety": (
        rf"(?:{_WHO_ZH})(?:都|已经|刚)?被?{_HARM_ZH}|被电|电(?:到|着)(?:我|人|了?手)|(?:着火|起火|冒烟|爆炸|炸|受伤|过敏|流血|触电|自燃|骨折)了|"
        r"正在(?:冒烟|着火)|\b(?:caught|on) fire\b|\bshocked me\b"
    ),
    "media": rf"曝光{_US}|找(?:媒体|记者)|\bexpose you\b|\bto the (?:press|media)\b",
    "medical": (
        r"(?:住院|中毒|晕倒|昏迷|休克|拉肚子|上吐下泻|进医院|送医院|急诊|呼吸困难)了|了(?:医院|急诊)|"
        r"\bhospitali[sz]ed\b|\bfood poisoning\b|"
        r"\bcan(?:'t|not) breathe\b"
    ),
    "regulator": rf"(?:投诉|举报|告){_US}(?:到|去|给)|(?:打|向|去|找){_OFFICES}(?:投诉|举报|告)|\breport you to\b",
}
_SAID = {topic: re.compile(words) for topic, words in _SAYS.items()}
_ONLY = {topic: re.compile(words) for topic, words in _HARMLESS.items()}
_STILL = {topic: re.compile(words) for topic, words in _EVEN_SUPPOSED.items()}
_CLAUSE = re.compile(r"[,，。.!！;；\n~]+\s*|(?<=[?？])")
_NOT_MEANT = re.compile(
    r"(?:不想|不会|不是要|不用|没想|没打算|并不想|不打算)(?:去|要|再)?(?:起诉|告|投诉|曝光|举报|打官司|报警|维权|找律师|打12315)|"
    r"\b(?:not going to|won't|don't want to|no need to) (?:sue|report|call|go to)\b"
)


def sensitive_topics(texts: Sequence[str]) -> tuple[Topic, ...]:
    """Return the sensitive topics that texts are about, the most serious first."""
    found = {topic for text in texts for clause in _clauses(text) for topic in TOPICS if _about(topic, clause)}
    return tuple(topic for topic in ("safety", "medical", "legal", "regulator", "media") if topic in found)


def _clauses(text: str) -> list[str]:
    return [clause.strip() for clause in _CLAUSE.split(fold(text)) if clause.strip()]


def _about(topic: Topic, clause: str) -> bool:
    if _NOT_MEANT.search(clause):
        return False
    left = _ONLY[topic].sub("·", clause)
    if _SAID[topic].search(left) is None:
        return False
    if _SUPPOSED.search(clause) is None:
        return True
    return _STILL[topic].search(left) is not None and not (topic == "safety" and _hypothetical(clause))


def _hypothetical(clause: str) -> bool:
    return re.search(r"如果|要是|万一|假如|会不会|会|怕|担心|\bif\b|\bin case\b", clause) is not None
