"""Routes of the language model."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query

from zhike.dialogue import schemas_model as schemas
from zhike.dialogue.language_model import USES, Checked, LanguageModel
from zhike.identity import Caller, Guard, Scope
from zhike.kit.clock import utcnow
from zhike.llm import ModelSettings, words

MANAGE = "model.manage"
AT = "/language-model"
FINE = {"zh": "模型可用", "en": "The model answers"}


def model_routes(model: LanguageModel, guard: Guard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["dialogue"])
    manage, apart = guard(MANAGE), guard.apart(MANAGE)

    async def state(scope: Scope) -> dict[str, Any]:
        held = await model.get(scope.tx)
        return {"model": _shown(held) if held is not None else None, "private": model.allow_private}

    @router.get(AT, response_model=schemas.ModelState, summary="Which language model the assistant may use")
    async def read(scope: Annotated[Scope, manage]) -> dict[str, Any]:
        return await state(scope)

    @router.put(AT, response_model=schemas.ModelState, summary="Set the language model up, or change it")
    async def put(body: schemas.ModelIn, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        given = body.model_dump(exclude={"api_key", "expected_version", "uses", "banned_words"})
        given |= {"uses": [one for one in USES if getattr(body.uses, one)]}
        given |= {"banned": list(dict.fromkeys(body.banned_words))}
        await model.put(scope.tx, scope.viewer, given, body.api_key, body.expected_version, scope.ip)
        return await state(scope)

    @router.delete(AT, response_model=schemas.ModelState, summary="Forget the language model and its key")
    async def drop(scope: Annotated[Scope, manage]) -> dict[str, Any]:
        await model.drop(scope.tx, scope.viewer, scope.ip)
        return await state(scope)

    @router.post(f"{AT}/check", response_model=schemas.ModelCheckOut, summary="Ask the model, and say what came of it")
    async def check(caller: Annotated[Caller, apart]) -> dict[str, Any]:
        return _checked(await model.check(caller.viewer), caller.viewer.locale)

    @router.get(f"{AT}/usage", response_model=schemas.ModelUsageOut, summary="What the model was used for, by day")
    async def usage(scope: Annotated[Scope, manage], days: Annotated[int, Query(ge=1, le=366)] = 30) -> dict[str, Any]:
        found, held, today = await model.usage(scope.tx, days), await model.get(scope.tx), utcnow().date()
        used = sum(one.tokens_in + one.tokens_out for one in found if one.day == today)
        bound = held.daily_tokens if held is not None else None
        return {"days": [asdict(one) for one in found], "daily_tokens": bound, "today_tokens": used}

    return router


def _shown(held: ModelSettings) -> dict[str, Any]:
    names = ("enabled", "base_url", "model", "input_price", "output_price", "currency", "daily_tokens", "timeout_ms")
    more = ("style", "version", "updated_at")
    return {name: getattr(held, name) for name in (*names, *more)} | {
        "has_key": held.key is not None,
        "uses": {one: one in held.uses for one in USES},
        "banned_words": list(held.banned),
        "updated_by": str(held.updated_by) if held.updated_by else None,
    }


def _checked(found: Checked, locale: str) -> dict[str, Any]:
    fine = FINE["zh" if locale.startswith("zh") else "en"]
    return {
        "ok": found.kind is None,
        "kind": found.kind,
        "message": words(found.kind, locale) if found.kind is not None else fine,
        "ms": found.ms,
        "structured": found.shape,
        "tokens_in": found.tokens_in,
        "tokens_out": found.tokens_out,
    }
