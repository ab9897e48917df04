"""The built-in plugin `desk`: arithmetic, so that nobody computes by heart."""

import ast
import operator
from collections.abc import Callable
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow, localcontext
from typing import Any

from zhike.actions.adapters.plugin_types import Function, Plugin, PluginContext, PluginRefused

MAX_SIGNS, MAX_DEPTH = 500, 50
OPERATORS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def calculate(arguments: dict[str, Any], _context: PluginContext) -> dict[str, Any]:
    """Return the value of an expression of numbers, + - * / and brackets, rounded to cents."""
    text = str(arguments["expression"])
    try:
        with localcontext() as exact:
            exact.prec = 40
            value = _value(ast.parse(text, mode="eval").body, 0)
            rounded = value.quantize(Decimal("0.01"))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise PluginRefused("not_arithmetic", text[:80]) from None
    except (DivisionByZero, InvalidOperation, Overflow):
        raise PluginRefused("no_value", text[:80]) from None
    return {"value": float(rounded), "text": format(rounded.normalize() if rounded % 1 == 0 else rounded, "f")}


def _value(node: ast.expr, depth: int) -> Decimal:
    if depth > MAX_DEPTH:
        raise ValueError("too deep")
    match node:
        case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
            return Decimal(str(node.value))
        case ast.UnaryOp(op=ast.USub(), operand=one):
            return -_value(one, depth + 1)
        case ast.UnaryOp(op=ast.UAdd(), operand=one):
            return _value(one, depth + 1)
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in OPERATORS:
            return OPERATORS[type(sign)](_value(left, depth + 1), _value(right, depth + 1))
        case _:
            raise ValueError("not arithmetic")


_TEXT = {"type": "string", "minLength": 1, "maxLength": MAX_SIGNS, "pattern": r"^[0-9+\-*/(). ]+$"}
DESK = Plugin(
    {
        "calculate": Function(
            calculate,
            input={"type": "object", "properties": {"expression": _TEXT}, "required": ["expression"]},
            output={
                "type": "object",
                "properties": {"value": {"type": "number"}, "text": {"type": "string"}},
                "required": ["value", "text"],
            },
            title="Arithmetic",
            sandbox=True,
        )
    }
)
