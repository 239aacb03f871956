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

// What formats the time when it is given none.
const formats = Intl.DateTimeFormat.prototype;
const { get: formatOf } = Object.getOwnPropertyDescriptor(formats, "format");
const { formatToParts } = formats;
Object.defineProperty(formats, "format", {
  configurable: true,
  get() {
    const format = formatOf.call(this);
    return (date = now) => format(date);
  },
});
Object.defineProperty(formats, "formatToParts", {
  configurable: true,
  writable: true,
  value: function(date = now) {
    return formatToParts.call(this, date);
  },
});

exports.setNow = (milliseconds) => {
  now = milliseconds;
};
