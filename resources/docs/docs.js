// SPDX-License-Identifier: GPL-3.0-or-later
// Shows /openapi.json and tries its operations. Everything from outside is written as text, never as markup.
"use strict";

const methods = ["get", "post", "put", "patch", "delete"];
let document_ = {};

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "class") made.className = value;
    else if (value !== undefined) made[key] = value;
  }
  made.append(...children);
  return made;
}

function resolved(value) {
  if (!value || typeof value !== "object" || !value.$ref) return value;
  const parts = value.$ref.slice(2).split("/");
  const found = parts.reduce((at, part) => at && at[part.replace(/~1/g, "/").replace(/~0/g, "~")], document_);
  return resolved(found);
}

// A schema as a sketch of its JSON: names with what they hold.
function sketch(schema, depth = 0) {
  schema = resolved(schema) || {};
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => sketch(part, depth)));
  if (schema.enum) return schema.enum.join(" | ");
  if (schema.type === "array") return depth > 5 ? [] : [sketch(schema.items, depth + 1)];
  if (schema.properties) {
    const object = {};
    for (const [name, value] of Object.entries(schema.properties)) object[name] = sketch(value, depth + 1);
    return object;
  }
  return [].concat(schema.type || "any").join(" | ");
}

// A body to start from: only what is required, with values of the right kind.
function example(schema, depth = 0) {
  schema = resolved(schema) || {};
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => example(part, depth)));
  if (schema.enum) return schema.enum[0];
  if (schema.type === "array") return [example(schema.items, depth + 1)];
  if (schema.type === "integer" || schema.type === "number") return schema.minimum ?? 1;
  if (schema.type === "boolean") return false;
  if (schema.format === "date-time") return new Date().toISOString();
  if (schema.type === "object" || schema.properties) {
    const object = {};
    for (const name of schema.required || []) object[name] = example((schema.properties || {})[name], depth + 1);
    return object;
  }
  return schema.pattern ? "1" : "";
}

function parametersTable(parameters, inputs) {
  const rows = parameters.map((parameter) => {
    const schema = resolved(parameter.schema) || {};
    const input = schema.enum || schema.type === "boolean"
      ? element("select", {}, element("option", { value: "" }, ""),
                ...(schema.enum || ["true", "false"]).map((value) => element("option", { value }, value)))
      : element("input", { placeholder: schema.type || "" });
    input.setAttribute("aria-label", parameter.name);
    inputs.push({ parameter, input });
    return element("tr", {}, element("td", { class: parameter.required ? "required" : "" }, parameter.name),
                   element("td", {}, parameter.in), element("td", {}, input),
                   element("td", {}, parameter.description || ""));
  });
  return element("table", {}, element("tr", {}, ...["name", "in", "value", ""].map((name) => element("th", {}, name))),
                 ...rows);
}

function addressOf(path, inputs) {
  const query = new URLSearchParams();
  for (const { parameter, input } of inputs) {
    if (parameter.in === "path") path = path.replace(`{${parameter.name}}`, encodeURIComponent(input.value));
    if (parameter.in === "query" && input.value !== "") query.set(parameter.name, input.value);
  }
  return query.toString() ? `${path}?${query}` : path;
}

async function call(request, output) {
  const headers = {};
  const token = document.getElementById("token").value.trim();
  if (token) headers.Authorization = `Bearer ${token}`;
  for (const { parameter, input } of request.inputs)
    if (parameter.in === "header" && input.value !== "") headers[parameter.name] = input.value;
  const body = request.body ? request.body.value : undefined;
  if (body) headers["Content-Type"] = request.mediaType;
  const began = performance.now();
  output.replaceChildren("...");
  try {
    const answer = await fetch(addressOf(request.path, request.inputs), { method: request.method, headers, body: body || undefined });
    let text = await answer.text();
    try { text = JSON.stringify(JSON.parse(text), null, 2); } catch { /* not JSON: shown as it is */ }
    const took = `${Math.round(performance.now() - began)} ms`;
    const shown = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
    output.replaceChildren(element("p", { class: "status" }, `${answer.status} ${answer.statusText}, ${took}`),
                           element("pre", {}, shown), element("pre", {}, text || "(empty)"));
  } catch (failure) {
    output.replaceChildren(element("p", { class: "status" }, `No answer: ${failure.message}`));
  }
}

function operationBody(path, method, operation, shared) {
  const inputs = [];
  const body = element("div", { class: "body" });
  if (operation.description) body.append(element("p", {}, operation.description));
  const parameters = [...shared, ...(operation.parameters || [])].map(resolved);
  if (parameters.length) body.append(element("h4", {}, "Parameters"), parametersTable(parameters, inputs));
  const request = { path, method: method.toUpperCase(), inputs };
  const content = (resolved(operation.requestBody) || {}).content;
  if (content) {
    request.mediaType = Object.keys(content)[0];
    const start = request.mediaType === "application/json" ? JSON.stringify(example(content[request.mediaType].schema), null, 2) : "";
    request.body = element("textarea", { value: start, spellcheck: false });
    request.body.setAttribute("aria-label", "body");
    body.append(element("h4", {}, `Body (${request.mediaType})`), request.body,
                element("pre", {}, JSON.stringify(sketch(content[request.mediaType].schema), null, 2)));
  }
  body.append(element("h4", {}, "Answers"));
  for (const [status, answer] of Object.entries(operation.responses || {})) {
    const known = resolved(answer);
    const schema = known.content && Object.values(known.content)[0].schema;
    body.append(element("p", {}, `${status}: ${known.description}`));
    if (schema && status !== "default") body.append(element("pre", {}, JSON.stringify(sketch(schema), null, 2)));
  }
  if (operation["x-codes"]) body.append(element("p", {}, `Codes: ${operation["x-codes"].join(", ")}`));
  if (!operation["x-websocket"]) {
    const output = element("div");
    output.setAttribute("aria-live", "polite");
    const button = element("button", { type: "button" }, "Send");
    button.addEventListener("click", async () => {
      button.disabled = true;
      await call(request, output);
      button.disabled = false;
    });
    body.append(element("h4", {}, "Try it"), button, output);
  }
  return body;
}

function whoMay(operation) {
  const needs = (operation.security || [])[0];
  if (!needs) return "";
  return Object.entries(needs).map(([who, rights]) => [who, ...rights].join(" ")).join(", ");
}

function operationCard(path, method, operation, shared) {
  const card = element("details", {}, element("summary", {},
    element("span", { class: `method ${method.toUpperCase()}` }, method.toUpperCase()),
    element("span", { class: "path" }, path), element("span", { class: "what" }, operation.summary || ""),
    element("span", { class: "who" }, whoMay(operation))));
  card.searchText = [path, method, operation.summary, ...(operation["x-codes"] || [])].join(" ").toLowerCase();
  card.addEventListener("toggle", () => {
    if (card.open && card.childElementCount === 1) card.append(operationBody(path, method, operation, shared));
  });
  return card;
}

function show() {
  const main = document.getElementById("main");
  main.replaceChildren(element("p", { class: "intro" }, (document_.info.description || "").replace(/\*\*|`/g, "")));
  for (const tag of document_.tags) {
    const cards = [];
    for (const [path, item] of Object.entries(document_.paths))
      for (const method of methods)
        if (item[method] && item[method].tags.includes(tag.name))
          cards.push(operationCard(path, method, item[method], item.parameters || []));
    main.append(element("section", {}, element("h2", {}, `${tag.name} `, element("small", {}, tag.description)), ...cards));
  }
  main.setAttribute("aria-busy", "false");
}

function filter() {
  const wanted = document.getElementById("filter").value.trim().toLowerCase();
  for (const section of document.querySelectorAll("section")) {
    const cards = [...section.querySelectorAll("details")];
    for (const card of cards) card.classList.toggle("hidden", !card.searchText.includes(wanted));
    section.classList.toggle("hidden", cards.every((card) => card.classList.contains("hidden")));
  }
}

document.getElementById("filter").addEventListener("input", filter);
fetch("/openapi.json")
  .then((answer) => answer.json())
  .then((json) => { document_ = json; show(); })
  .catch((failure) => { document.getElementById("main").textContent = `The document cannot be read: ${failure.message}`; });
