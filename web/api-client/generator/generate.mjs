// Types of the API from its OpenAPI document (`zhike openapi --output web/api-client/openapi.json`) into ../src/schema.ts.
// With --check nothing is written; a difference fails. In a folder of its own: the generator does not run on TypeScript 7.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const at = (path) => new URL(path, import.meta.url);
const document = JSON.parse(readFileSync(at("../openapi.json"), "utf8"));
const ast = await openapiTS(document, { defaultNonNullable: false });
const text = `// Generated from the OpenAPI document; do not edit. See ../generator.\n\n${astToString(ast)}`;
const target = at("../src/schema.ts");

if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== text) {
    console.error("web/api-client/src/schema.ts is not what openapi.json says: npm run generate");
    process.exit(1);
  }
} else {
  writeFileSync(target, text);
  console.log(`wrote ${fileURLToPath(target)}`);
}
