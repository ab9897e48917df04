// zh-CN is the source. Every other language has the same keys, the same {{variables}}, no Chinese left over;
// and every key the code names exists.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const src = resolve(dirname(fileURLToPath(import.meta.url)), "../src");
const SOURCE = "zh-CN";
const problems = [];

function flatten(object, prefix = "", out = {}) {
  for (const [key, value] of Object.entries(object)) {
    if (typeof value === "object") flatten(value, `${prefix}${key}.`, out);
    else out[prefix + key] = value;
  }
  return out;
}

function bundle(language) {
  const dir = join(src, "locales", language);
  const out = {};
  for (const name of readdirSync(dir).filter((n) => n.endsWith(".json"))) {
    out[name.slice(0, -5)] = flatten(JSON.parse(readFileSync(join(dir, name), "utf8")));
  }
  return out;
}

/** i18next's plural suffixes: English needs _one and _other where Chinese has _other alone. */
const stem = (key) => key.replace(/_(zero|one|two|few|many|other)$/, "");
const variables = (text) =>
  [...text.matchAll(/{{\s*(\w+)/g)]
    .map((m) => m[1])
    .sort()
    .join();

const source = bundle(SOURCE);
for (const language of readdirSync(join(src, "locales")).filter((l) => l !== SOURCE)) {
  const other = bundle(language);
  for (const ns of new Set([...Object.keys(source), ...Object.keys(other)])) {
    const a = source[ns] ?? {};
    const b = other[ns] ?? {};
    const stemsA = new Set(Object.keys(a).map(stem));
    const stemsB = new Set(Object.keys(b).map(stem));
    for (const key of stemsA) if (!stemsB.has(key)) problems.push(`${language}: missing ${ns}:${key}`);
    for (const key of stemsB) if (!stemsA.has(key)) problems.push(`${SOURCE}: missing ${ns}:${key}`);
    for (const key of Object.keys(b)) {
      if (/\p{Script=Han}/u.test(b[key])) problems.push(`${language}: Chinese in ${ns}:${key}`);
      if (key in a && variables(a[key]) !== variables(b[key]))
        problems.push(`${language}: variables differ in ${ns}:${key}`);
    }
  }
}

function* files(dir) {
  for (const name of readdirSync(dir)) {
    const path = join(dir, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else if (/\.tsx?$/.test(name) && !/\.test\./.test(name)) yield path;
  }
}

const known = new Set(Object.entries(source).flatMap(([ns, keys]) => Object.keys(keys).map((k) => `${ns}:${stem(k)}`)));
for (const path of files(src)) {
  const text = readFileSync(path, "utf8");
  const ns = text.match(/useTranslation\("(\w+)"/)?.[1] ?? "common";
  for (const [, key] of text.matchAll(/\bt\(\s*"([\w.:]+)"/g)) {
    const full = key.includes(":") ? key : `${ns}:${key}`;
    if (!known.has(full)) problems.push(`${path.slice(src.length + 1)}: unknown key ${full}`);
  }
  if (
    !path.includes("/locales/") &&
    /^(?!\s*(\*|\/\/)).*\p{Script=Han}/mu.test(text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/"简体中文"/g, ""))
  )
    problems.push(`${path.slice(src.length + 1)}: Chinese text outside the locales`);
}

if (problems.length) {
  console.error(problems.join("\n"));
  process.exit(1);
}
console.log(`i18n: ${known.size} keys, complete`);
