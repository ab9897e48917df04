/** The bubble's style, in the launcher's Shadow DOM; the theme is the launcher's, by its tag or by the system. */
export const STYLE = `
.w{--ink:#1b1f2a;--line:rgb(15 20 30/.12);position:absolute;right:0;bottom:calc(100% + 12px);box-sizing:border-box;width:max-content;max-width:min(320px,calc(100vw - 32px));padding:14px 16px;border-radius:16px 16px 4px 16px;background:var(--bg,#fff);color:var(--ink);box-shadow:0 8px 32px rgb(15 20 30/.2),0 0 0 1px var(--line);animation:w .15s}
:host([side=left]) .w{right:auto;left:0;border-radius:16px 16px 16px 4px}
:host([open]) .w{display:none}
@keyframes w{from{opacity:0;transform:translateY(6px)}}
.w p{margin:0;padding-right:24px;min-width:150px;max-height:40vh;overflow:auto;font-size:15px;line-height:22px;overflow-wrap:anywhere;white-space:pre-line;cursor:pointer}
.w button{font:inherit;color:inherit;border:0;background:none;margin:0;padding:0;cursor:pointer}
.w button:focus-visible{outline:2px solid var(--brand);outline-offset:2px}
.w .c{position:absolute;top:6px;right:6px;display:grid;place-items:center;width:32px;height:32px;border-radius:50%}
.w .c svg{width:16px;height:16px}
.o{display:flex;flex-wrap:wrap;gap:8px;margin:12px 0 4px}
.w .a{min-height:32px;padding:4px 14px;border-radius:16px;box-shadow:inset 0 0 0 1px var(--brand);font-weight:600}
.w .a:hover{background:var(--brand);color:var(--on)}
.w .f{min-height:28px;font-size:12px;opacity:.75;text-decoration:underline;text-underline-offset:2px}
.w.dark{--ink:#e8eaf0;--line:rgb(255 255 255/.16)}
@media (prefers-color-scheme:dark){.w:not(.light){--ink:#e8eaf0;--line:rgb(255 255 255/.16);background:var(--bg,#171a21)}}
@media (max-width:480px){.w .c,.w .a,.w .f{min-height:40px}.w .c{width:40px;height:40px;top:2px;right:2px}.w p{padding-right:30px}:host([tucked]:not([open])):has(.w){transform:translateY(calc(var(--lift,0px)*-1))}}
@media (prefers-reduced-motion:reduce){.w{animation:none}}
`;
