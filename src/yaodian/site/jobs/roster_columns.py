"""The two templates by which an installation gets its bodies and people."""

from yaodian.core.catalogue import Catalogue
from yaodian.files.sheets import Column
from yaodian.site.models import MemberStanding

BODIES, PEOPLE = "组织", "人员"
BODIES_FILE, PEOPLE_FILE = "组织导入模板.xlsx", "人员导入模板.xlsx"
_DAY = "写成 2026-03-05 或 2026年3月5日"


def body_columns(catalogue: Catalogue) -> tuple[Column, ...]:
    kinds = tuple(kind.title for kind in catalogue.body_kinds)
    return (
        Column("编号", "本单位自编的组织编号，不能重复；再次导入时按编号认出已有组织", True),
        Column("名称", "组织全称", True),
        Column("类型", f"从列表选择：{'、'.join(kinds)}", True, _listable(kinds)),
        Column("上级编号", "上级组织的编号；最上级组织留空"),
        Column("成立日期", _DAY, True),
        Column("届期起", f"本届任期的第一天，{_DAY}；没有任期的留空"),
        Column("届期止", f"本届任期的最后一天，{_DAY}；没有任期的留空"),
    )


def people_columns(catalogue: Catalogue) -> tuple[Column, ...]:
    posts = tuple(post.title for post in catalogue.posts)
    standings = tuple(standing.label for standing in MemberStanding)
    return (
        Column("姓名", "真实姓名", True),
        Column("身份证号", "可不填；填写后加密保存，再次导入时按号码认出同一个人。一人多职时必须填写身份证号或手机"),
        Column("手机", "可不填；填写后加密保存"),
        Column("所在组织编号", "所在党支部或单位的编号", True),
        Column("身份", f"从列表选择：{'、'.join(standings)}", True, standings),
        Column("职务", f"可不填；从列表选择：{'、'.join(posts)}", False, _listable(posts)),
        Column("任职组织编号", "担任职务的组织编号；留空就是所在组织"),
        Column("自日期", f"组织关系（和职务）从哪天算起，{_DAY}", True),
    )


def _listable(options: tuple[str, ...]) -> tuple[str, ...]:
    """Excel holds a drop-down's list in 255 characters; a longer one is only explained."""
    return options if len(",".join(options)) <= 255 else ()
