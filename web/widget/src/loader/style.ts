/** The launcher's own style, inside its Shadow DOM: the host's sheets cannot reach it and it cannot leak. */
export const STYLE = `
:host{all:initial;position:fixed;z-index:2147483000;right:var(--x,20px);bottom:calc(var(--y,20px) + env(safe-area-inset-bottom,0px));font:14px/20px Inter,"PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif}
:host([side=left]){right:auto;left:var(--x,20px)}
:host([hidden]){display:none}
.b{position:relative;display:grid;place-items:center;width:56px;height:56px;margin:0;padding:0;border:0;border-radius:50%;background:var(--brand);color:var(--on);cursor:pointer;box-shadow:0 4px 16px rgb(0 0 0/.2);transition:transform .12s,opacity .12s;-webkit-tap-highlight-color:transparent}
.b:hover{transform:scale(1.04)}
.b:focus-visible{outline:3px solid var(--brand);outline-offset:3px}
.b svg{width:30px;height:30px}
.t{font-weight:600;white-space:nowrap}
.t:empty{display:none}
:host(:not([open])) .b:has(.t:not(:empty)){width:auto;grid-auto-flow:column;gap:8px;padding:0 20px 0 14px;border-radius:28px}
:host([open]) .t{display:none}
.n{position:absolute;top:-3px;right:-3px;box-sizing:border-box;min-width:20px;height:20px;padding:0 6px;border-radius:10px;background:#c02b2b;color:#fff;font-size:12px;line-height:20px;text-align:center;font-weight:600}
.n:empty{display:none}
.p{position:absolute;right:0;bottom:72px;width:380px;height:640px;max-width:calc(100vw - 40px);max-height:calc(100vh - 112px);overflow:hidden;border-radius:16px;background:var(--bg,#fff);box-shadow:0 12px 48px rgb(15 20 30/.24),0 0 0 1px rgb(15 20 30/.06);visibility:hidden;opacity:0;transform:translateY(12px) scale(.985);transform-origin:bottom right;transition:opacity .15s,transform .15s,visibility 0s .15s}
:host([side=left]) .p{right:auto;left:0;transform-origin:bottom left}
:host([open]) .p{visibility:visible;opacity:1;transform:none;transition-delay:0s}
.p iframe{display:block;width:100%;height:100%;border:0;color-scheme:light dark}
:host([open]) .b .chat,:host(:not([open])) .b .x{display:none}
.s{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media (prefers-color-scheme:dark){.p{background:var(--bg,#171a21)}}
@media (max-width:480px){
:host{right:var(--x,16px);bottom:calc(var(--y,16px) + env(safe-area-inset-bottom,0px))}
:host([side=left]){left:var(--x,16px)}
:host(:not([open])){transform:translateY(calc(var(--lift,0px)*-1));transition:transform .15s}
:host([tucked]:not([open])){transform:translateY(calc(var(--lift,0px)*-1)) translateX(calc(100% + var(--x,16px) - 14px))}
:host([side=left][tucked]:not([open])){transform:translateY(calc(var(--lift,0px)*-1)) translateX(calc(14px - 100% - var(--x,16px)))}
.b{width:48px;height:48px}
.b svg{width:26px;height:26px}
.p{position:fixed;inset:var(--top,0px) 0 auto;box-sizing:border-box;width:100vw;height:var(--height,100vh);height:var(--height,100dvh);max-width:none;max-height:none;padding:env(safe-area-inset-top,0px) 0 env(safe-area-inset-bottom,0px);border-radius:0;transform:translateY(16px)}
:host([open]) .b{display:none}
}
@media (prefers-reduced-motion:reduce){.b,.p,:host{transition:none!important}}
`;
