"use strict";
// Replaces Date by one whose "now" is the test's clock. Everything else about it is the engine's own.
const RealDate = Date;
let now = 0;

class ClockDate extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) {
      super(now);
    } else {
      super(...parts);
    }
  }

  static now() {
    return now;
  }

  static [Symbol.hasInstance](value) {
    return value instanceof RealDate;
  }
}

// Without `new`, Date gives a text.
Object.defineProperty(ClockDate, "name", { value: "Date" });
globalThis.Date = new Proxy(ClockDate, { apply: () => new ClockDate().toString() });
ClockDate.prototype.constructor = globalThis.Date;

exports.setNow = (milliseconds) => {
  now = milliseconds;
};
