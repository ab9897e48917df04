"""The many names of our fields in other people's files."""

import re

from zhike.language import fold

_NAMES: dict[str, str] = {
    "question": "question questions q title 问题 标准问 标准问题 主问题 问句 标题 提问 faq 知识标题 常见问题",
    "similar": "similar similar_questions similarquestions similars variants paraphrases alternatives synonyms also_asked "
    "相似问 相似问法 相似问题 相似问句 扩展问 扩展问题 同义问 同义问法 其他问法 问法 其它问法",
    "answer": "answer answers a reply response content text 答案 回答 回复 答复 解答 内容 回复内容 标准答案",
    "tags": "tags tag labels label category categories topic 标签 分类 类别 类目 主题",
    "locale": "locale language lang 语言 语种",
    "state": "state status 状态 发布状态",
    "kind": "kind entry_kind 类型 条目类型",
    "summary": "summary abstract 摘要 概要",
    "answers": "answers_by_inbox answer_variants variant_answers 渠道答案 分渠道答案",
    "valid_from": "valid_from effective_from starts 生效时间 生效日期 有效期起",
    "valid_until": "valid_until expires expires_at 失效时间 失效日期 有效期止 有效期至",
    "audience": "audience visible_to 受众 可见范围 适用对象",
    "folder": "folder path 文件夹 目录",
}
FIELDS = frozenset(_NAMES)
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names.split()}


def column_of(name: str) -> str | None:
    """Return which of our fields a column of this name holds."""
    plain = re.sub(r"[\s_\-()（）*：:]+", "_", fold(name)).strip("_")
    return _FIELD_OF.get(plain) or _FIELD_OF.get(plain.replace("_", "")) or _FIELD_OF.get(re.sub(r"_?\d+$", "", plain))
