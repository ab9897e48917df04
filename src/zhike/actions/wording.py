"""Why something is not done, in the reader's language. Conditions of connectors bring words of their own. Pure."""

from typing import Any

# code → (Chinese, English)
CODES: dict[str, tuple[str, str]] = {
    "operation_unknown": ("没有启用操作 {operation}。", "The operation {operation} is not enabled."),
    "connector_broken": ("连接器配置有误，请联系管理员。", "The connector's file cannot be read. Tell an admin."),
    "not_allowed": ("这个操作不允许由此方发起。", "This operation is not open to this caller."),
    "not_permitted": ("您的角色没有执行操作的权限。", "Your role may not run operations."),
    "sandbox_missing": (
        "这个系统没有测试环境，非正式会话不能调用。",
        "This system has no sandbox: only live conversations reach it.",
    ),
    "paused": ("对外操作已暂停。", "Effects are paused."),
    "invalid_arguments": ("参数有误：{problem}", "An argument is wrong: {problem}"),
    "identify_first": ("请先确认顾客身份。", "The customer must be identified first."),
    "verify_first": (
        "请先验证顾客身份（登录或验证码）。",
        "The customer must prove who he is (sign in, or a one-time code).",
    ),
    "other_customer": ("本次会话已确认为另一位顾客。", "This conversation is with another customer."),
    "not_found": ("没有找到。", "Not found."),
    "rule_failed": ("无法核对条件，未执行。", "A condition could not be checked; nothing was done."),
    "amount_limit": ("金额超出限额。", "The amount is above the limit."),
    "customer_day_limit": ("今天已达到该顾客的次数上限。", "The customer's limit for today is reached."),
    "day_limit": ("今天已达到次数上限。", "The limit for today is reached."),
    "needs_confirmation": ("需要顾客确认后才能执行。", "The customer must confirm this first."),
    "nothing_to_confirm": ("这个操作不需要确认。", "This operation needs no confirmation."),
    "confirm_later": ("请在说明之后由顾客回复确认。", "The yes must come in a message after the proposal."),
    "effect_changed": ("情况有变化，请重新确认。", "The effect is another by now. Propose it again."),
    "proposal_unknown": ("没有这个待确认的操作。", "There is no such proposal."),
    "proposal_expired": ("确认已超时，请重新发起。", "The proposal has expired. Propose it again."),
    "withdrawn": ("已撤回。", "It was withdrawn."),
    "reason_missing": ("请填写原因。", "Give a reason."),
    "code_needed": ("需要验证码。", "A one-time code is needed."),
    "code_wrong": ("验证码不正确。", "The code is wrong."),
    "code_expired": ("验证码已失效，请重新获取。", "The code has expired. Ask for a new one."),
    "code_tries": ("验证码输错次数过多，请重新获取。", "Too many wrong codes. Ask for a new one."),
    "code_limit": ("今天获取验证码的次数已用完。", "No more codes today."),
    "code_unreachable": ("没有可以发送验证码的联系方式。", "There is no proven address to send a code to."),
    "key_reused": ("同一个键已用于其他参数。", "This key was used with other arguments."),
    "busy": ("仍在执行中，请稍后查看。", "It is still running. Look again later."),
    "timeout": ("对方系统没有及时回应。", "The system did not answer in time."),
    "unreachable": ("暂时连接不上对方系统。", "The system cannot be reached."),
    "refused_address": ("对方地址不是公网地址。", "The system's address is not a public one."),
    "breaker_open": (
        "对方系统连续出错，暂停调用，请稍后再试。",
        "The system failed repeatedly; calls pause for a moment.",
    ),
    "bad_response": ("对方系统的回应无法识别。", "The system's answer cannot be read."),
    "too_large": ("对方系统的回应过大。", "The system's answer is too large."),
    "redirected": ("对方系统跳转到了别处，未跟随。", "The system points elsewhere; this is not followed."),
    "auth_failed": ("对方系统拒绝了凭据，请联系管理员。", "The system refuses our credentials. Tell an admin."),
    "secret_unsendable": (
        "凭据里有不能放进请求头的字符（只能用英文字母、数字和符号）。",
        "The secret holds characters that a header cannot carry; only ASCII letters, digits and signs can be sent.",
    ),
    "far_error": ("对方系统出错。", "The system failed."),
    "far_refused": ("对方系统拒绝了请求。", "The system refused."),
    "not_described": ("对方系统没有 {uses} 这个接口。", "The system describes no {uses}."),
    "no_browser": ("本机没有安装浏览器自动化组件（playwright）。", "Playwright and a browser are not installed here."),
    "step_failed": ("页面步骤没有成功：{problem}", "A step on the page failed: {problem}"),
    "plugin_failed": ("插件出错。", "The plugin failed."),
    "plugin_missing": ("没有安装插件 {name}。", "The plugin {name} is not installed."),
    "unsure": ("结果未知，正在核实。", "It is not known whether it was done; this is being looked into."),
    "erased": ("顾客资料已删除。", "The customer was erased."),
    "not_undoable": ("这个操作不能撤销。", "This cannot be undone."),
}


def worded(code: str, locale: str, **details: Any) -> str:
    """Return what a code says; a far side's own code says that it refused."""
    zh, en = CODES.get(code, CODES["far_refused"])
    text = zh if locale.startswith("zh") else en
    try:
        return text.format(**details)
    except (KeyError, IndexError):
        return text
