"""What bodies and answers of routes have in common."""

from pydantic import BaseModel, ConfigDict, field_validator
from pydantic_core import PydanticCustomError


class Body(BaseModel):
    """A request's body: nothing is coerced, nothing unknown is let through."""

    model_config = ConfigDict(strict=True, extra="forbid", str_strip_whitespace=True)

    @field_validator("*")
    @classmethod
    def _storable(cls, value: object) -> object:
        """PostgreSQL's text holds no NUL."""
        if any(isinstance(text, str) and "\x00" in text for text in (value if isinstance(value, list) else [value])):
            raise PydanticCustomError("nul", "must not contain NUL")
        return value


class Out(BaseModel):
    """An answer."""

    model_config = ConfigDict(extra="forbid")
