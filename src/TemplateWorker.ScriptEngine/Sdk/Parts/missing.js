// What scripts elsewhere have and templates do not, and what to use instead: alternatives.json, which the check reads too.
const { part } = core;

const NO_LIBRARIES = "A template has its own files and \"templateworker\" alone; copy what you need into a file of the template.";

const adviceOf = (kind, name) => part("alternatives").find((entry) => entry[kind]?.includes(name))?.advice;

function explainGlobal(name, message) {
  const advice = adviceOf("globals", name);
  return advice === undefined ? message : `${message}. ${advice}`;
}

function explainModule(name, file) {
  const start = `Cannot find the module ${part("inspect").inspect(name, 1)} that ${file} imports. `;
  if (typeof name !== "string" || name.startsWith(".") || name.startsWith("/") || name.startsWith("templateworker/")) {
    return `${start}A template can import "templateworker" and its own files ("./file").`;
  }
  return start + (adviceOf("modules", name.startsWith("node:") ? name.slice("node:".length) : name) ?? NO_LIBRARIES);
}

return { explainGlobal, explainModule };
