"""What can go wrong with things and relations."""

from zhike.kit.errors import Conflict, NotFound


class EntityNotFound(NotFound):
    """This product, part, fault, policy or topic does not exist or was deleted."""

    code = "entity_not_found"
    zh = "该商品、部件、故障、政策或主题不存在或已删除。"


class EntityNameTaken(Conflict):
    """This knowledge base already has one of this kind with this name. Open it, or choose another name."""

    code = "entity_name_taken"
    zh = "该知识库已有同类型的同名项目，请打开它，或换一个名称。"


class EntityChanged(Conflict):
    """Somebody else changed this since you opened it. Reload, then make your change again."""

    code = "entity_changed"
    zh = "该项目已被他人修改，请刷新后再改。"


class RelationNotFound(NotFound):
    """This relation does not exist or was deleted."""

    code = "relation_not_found"
    zh = "该关系不存在或已删除。"


class RelationKnown(Conflict):
    """These two are related so already."""

    code = "relation_known"
    zh = "两者之间已有这种关系。"
