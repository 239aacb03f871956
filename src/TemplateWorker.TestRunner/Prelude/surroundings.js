"use strict";
// What surrounds the template beside its guild: time, settings, the web.
const { act, requireRunning } = require("./world.js");

const UNITS = { ms: 1, s: 1000, m: 60000, min: 60000, h: 3600000, d: 86400000 };

// "1h30m", "10 min", "500ms" or a number of milliseconds.
function milliseconds(duration) {
  if (typeof duration === "number" && Number.isFinite(duration) && duration >= 0) {
    return duration;
  }
  const parts = [...String(duration).matchAll(/\s*(\d+(?:\.\d+)?)\s*(ms|min|s|m|h|d)/gy)];
  if (parts.length === 0 || parts.map(([text]) => text).join("") !== duration) {
    throw new TypeError(`A duration is milliseconds or a text such as "10m" or "1h30m"; it was given ${JSON.stringify(duration)}.`);
  }
  return parts.reduce((sum, [, number, unit]) => sum + Number(number) * UNITS[unit], 0);
}

const clock = {
  now: () => {
    requireRunning("clock.now()");
    return new Date();
  },
  advance: (duration) => act("clock.advance", milliseconds(duration)),
  set: (time) => act("clock.advance", new Date(time).getTime() - Date.now()),
};

const settings = {
  // JSON knows no undefined, and a setting is unset by null.
  set: (values) => act("settings.set", Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? null]))),
};

function toBody(response) {
  if (response.json !== undefined) {
    return JSON.stringify(response.json);
  }
  return response.body ?? "";
}

/** Says what fetch gives the template for a URL, or for every URL that a pattern fits. */
function fetchMock(url, response = {}) {
  const answer = typeof response === "string" ? { body: response } : response;
  const headers = Object.entries({ ...answer.json === undefined ? {} : { "content-type": "application/json" }, ...answer.headers });
  return act("fetch.mock", {
    url: url instanceof RegExp ? null : String(url),
    pattern: url instanceof RegExp ? url.source : null,
    flags: url instanceof RegExp ? url.flags : "",
    status: answer.status ?? 200,
    headers,
    body: toBody(answer),
    error: answer.error ?? null,
  });
}

module.exports = { clock, settings, fetchMock };
