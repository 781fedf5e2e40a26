// Makes the schemas of foreign resources say no to what they do not know, as a strict API server does, and drops the prose.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";

const [, , from, to] = process.argv;
const PROSE = ["description", "default", "title", "example", "$comment"];
const ALTERNATIVES = ["oneOf", "anyOf", "allOf", "not"];

// Within alternatives a schema says what else must hold of an object, not all that it may have.
function strict(schema, { isMap = false, isAlternative = false } = {}) {
  if (Array.isArray(schema)) return schema.map((part) => strict(part, { isAlternative }));
  if (schema === null || typeof schema !== "object") return schema;
  const open = schema["x-kubernetes-preserve-unknown-fields"] || schema.additionalProperties !== undefined;
  const out = {};
  for (const [key, value] of Object.entries(schema)) {
    if (!isMap && (PROSE.includes(key) || key.startsWith("x-kubernetes-"))) continue;
    const names = !isMap && (key === "properties" || key === "definitions");
    out[key] = strict(value, { isMap: names, isAlternative: isAlternative || (!isMap && ALTERNATIVES.includes(key)) });
  }
  if (!isMap && !isAlternative && schema.properties && !open) out.additionalProperties = false;
  return out;
}

for (const file of readdirSync(from)) {
  const text = readFileSync(join(from, file), "utf8");
  let kind, schema;
  if (file.endsWith(".yaml")) {
    const crd = parse(text);
    kind = crd.spec.names.kind;
    schema = crd.spec.versions.find((version) => version.name === "v1").schema.openAPIV3Schema;
  } else {
    schema = JSON.parse(text);
    kind = basename(file, ".json");
  }
  writeFileSync(join(to, kind + ".json"), JSON.stringify(strict(schema)) + "\n");
}
