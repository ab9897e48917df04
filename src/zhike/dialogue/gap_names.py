"""What names a customer in his own words: introductions, forms of address, and what stands behind "收货人". Pure."""

import re

_GAP = r"\s{0,3}"  # any number would be looked for from every one of many
_HAN = r"[\u4e00-\u9fff]"
_END = r"(?=\s{0,3}(?:[,，。.!！?？;；、:：)）]|$))"
# The hundred surnames that six Chinese in seven have, and the double ones.
_SURNAME = (
    "(?:欧阳|司马|上官|诸葛|夏侯|尉迟|皇甫|令狐|慕容|端木|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋"
    "蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤])"
)
# What begins with a surname and names nobody: 我是黄金会员, 我叫任何人.
_NOBODY = (
    "(?!黄金|白金|金卡|金牌|金融|高级|高兴|高中|高考|高[一二三]|江[苏西南浙]|苏州|徐州|郑州|石家庄|马上|马来|任何|方太|方便|白领|白天|于是|程序|万一|"
    "武汉|武警|严重|孔雀|陆军|沈阳|唐山|许多|何时|何必|何处|曾经|韩国|罗马|谢谢|余额|叶酸|夏[天季]|钟点|高铁|黄牛|白色|黄色|江湖|毛病|钱包)"
)
# What may follow a name in the same clause.
_ON = (
    r"(?=\s|[^\u4e00-\u9fff]|$|[我你您他她它请想要能可有怎如什为在是的和跟说买订换退改收电手地住这那来给已昨今前上刚需打问不没还也就]|"
    r"发[货票]|下单|付款|会员)"
)
_GIVEN = rf"(?:{_HAN}{{1,2}}?{_ON}|{_HAN}{{2}})"
_FULL = rf"{_NOBODY}{_SURNAME}{_GIVEN}"
_LATIN = r"[A-Za-z][A-Za-z.'-]*(?: [A-Z][A-Za-z'-]+)?"
_TITLE = "(?:先生|女士|小姐|太太)"
_CALLED = rf"(?:{_FULL}|[小老阿]{_SURNAME}|{_LATIN}|(?![不了过到来车快外客师人一个]){_HAN}{{2,4}}{_END})"
_WHOSE = rf"(?:的{_HAN}{{1,4}}{_END})?"  # 我是王先生的太太
PATTERN = re.compile(
    rf"(?:我|本人)(?:的?名字)?(?:叫做?|名叫){_GAP}{_CALLED}|我的?名字是{_GAP}{_CALLED}|"
    rf"(?:我是|这里是|我这边是|叫我|本人是?|我)?{_GAP}(?<!{_HAN}){_NOBODY}{_SURNAME}{_HAN}{{0,2}}?{_TITLE}{_WHOSE}|"
    rf"(?:我是|这里是|我这边是|叫我|本人是?){_GAP}{_NOBODY}{_SURNAME}{_HAN}{{0,2}}?{_TITLE}{_WHOSE}|"
    rf"(?:我|免贵|敝)姓{_SURNAME}|叫我[小老阿]?{_SURNAME}(?:{_HAN}{{1,2}}{_END})?(?:就[行好可]以?)?|"
    rf"(?:我是|这里是|我这边是|本人是?){_GAP}{_NOBODY}(?:{_SURNAME}{_HAN}{{1,2}}(?<![的吗呢了])|[小老阿]{_SURNAME}){_END}|"
    rf"(?:我是|本人是?){_GAP}{_NOBODY}{_SURNAME}{_HAN}{{1,2}}?(?=我|请问|想问|要问)|"
    rf"(?:收[货件]人|寄件人|联系人|姓名)(?:姓名)?{_GAP}(?:(?:[写填]的)?[是叫为]{_GAP})?{_FULL}|"
    rf"(?:收[货件]人|寄件人|联系人|姓名){_GAP}[:：]{_GAP}[^,，。.!！?？;；\s]{{1,12}}|"
    r"\b(?:my name is|my name's|i am called)\s{1,3}[a-z'-]+(?:\s{1,3}(?-i:[A-Z])[a-z'-]+)?|"
    r"\b(?:i'm|i am|this is)\s{1,3}(?-i:[A-Z][a-z'-]+(?: [A-Z][a-z'-]+)?)(?:\s{1,3}here)?(?=\s{0,3}(?:[,.;!]|and\b|$))|"
    r"\b(?:mr|mrs|ms|miss)\.?\s{1,3}(?-i:[A-Z])[a-z'-]+(?:\s{1,3}here)?",
    re.IGNORECASE,
)
