"""When people are there, and the widget's form: what it asks, whether it is still due, and what the answers become."""

from collections.abc import Mapping, Sequence
from typing import Any

from zhike.api import shapes
from zhike.calendar import next_away, read_hours
from zhike.customers import Customer, Profile, normal_email, normal_phone
from zhike.kit.clock import iso, utcnow
from zhike.kit.errors import Invalid

PROFILE = ("name", "email", "phone")
MOST = 500


def form_of(settings: Mapping[str, Any], customer: Customer) -> shapes.WidgetForm | None:
    """Return the inbox's form; None where it has none."""
    form = settings.get("form") or {}
    fields = form.get("fields") or []
    if not fields or not form.get("at"):
        return None
    known = [_known(field, customer) for field in fields]
    due = (
        not all(known)
        if not any(f.get("required") for f in fields)
        else any(field.get("required") and not held for field, held in zip(fields, known, strict=True))
    )
    shown = [
        shapes.FormField(f["kind"], f.get("label") or {}, bool(f.get("required")), f.get("options") or [])
        for f in fields
    ]
    return shapes.WidgetForm(form["at"], shown, form.get("consent") or {}, due)


def away_of(settings: Mapping[str, Any]) -> shapes.WidgetAway | None:
    """Return when people are not there, now or next; None where they always are."""
    hours = read_hours(settings.get("hours"))
    away = next_away(hours, utcnow())
    return shapes.WidgetAway(iso(away.since) or "", iso(away.back), str(hours.zone)) if away else None


def name_of(field: Mapping[str, Any]) -> str:
    """Return the attribute that a field fills: what it is called in Chinese, else in English."""
    label = field.get("label") or {}
    return str(label.get("zh") or label.get("en") or field["kind"])


def _known(field: Mapping[str, Any], customer: Customer) -> bool:
    if field["kind"] in PROFILE:
        return bool(getattr(customer.profile, field["kind"]))
    return name_of(field) in customer.profile.attributes


def agreed(settings: Mapping[str, Any], locale: str | None) -> str | None:
    """Return the line that somebody who reads this language agrees to before he sends the form; None where there is none."""
    words = (settings.get("form") or {}).get("consent") or {}
    first, second = ("zh", "en") if (locale or "zh").startswith("zh") else ("en", "zh")
    return str(words.get(first) or words.get(second) or "") or None


def answered(settings: Mapping[str, Any], values: Sequence[str | None], consent: bool) -> Profile:
    """Return what the answers say of the customer; raises Invalid naming the field."""
    form = settings.get("form") or {}
    fields = form.get("fields") or []
    if len(values) != len(fields):
        raise Invalid("values", "The form was changed meanwhile. Load it again.", "表单已更新，请刷新后再填。")
    if any((form.get("consent") or {}).values()) and not consent:
        raise Invalid("consent", "Please agree first.", "请先勾选同意。")
    profile: dict[str, str] = {}
    attributes: dict[str, str] = {}
    for n, (field, given) in enumerate(zip(fields, values, strict=True)):
        value = (given or "").replace("\x00", "").strip()[:MOST]
        if not value:
            if field.get("required"):
                raise Invalid(f"values.{n}", "Please fill this in.", "请填写这一项。")
            continue
        if field["kind"] == "email" and normal_email(value) is None:
            raise Invalid(f"values.{n}", "This is not an e-mail address.", "邮箱格式不正确。")
        if field["kind"] == "phone" and normal_phone(value) is None:
            raise Invalid(f"values.{n}", "This is not a phone number.", "电话号码格式不正确。")
        if field["kind"] == "choice" and value not in field.get("options", ()):
            raise Invalid(f"values.{n}", "Choose one of the options.", "请选择其中一项。")
        (profile if field["kind"] in PROFILE else attributes)[
            field["kind"] if field["kind"] in PROFILE else name_of(field)
        ] = value
    return Profile(profile.get("name"), profile.get("phone"), profile.get("email"), attributes=attributes)
