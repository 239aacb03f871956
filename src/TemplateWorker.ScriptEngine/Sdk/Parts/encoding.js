// UTF-8 and base64: TextEncoder, TextDecoder, atob and btoa as the Encoding and HTML standards have them.
const { defineProperty, part } = core;
const { convert, optionalObject } = part("checks");

const REPLACEMENT = 0xfffd;
const CHUNK = 8192;

function encodeUtf8(text) {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code >= 0xd800 && code <= 0xdfff) {
      const point = text.codePointAt(i);
      if (point > 0xffff) {
        code = point;
        i++;
      } else {
        code = REPLACEMENT;
      }
    }
    if (code < 0x80) {
      bytes[length++] = code;
    } else if (code < 0x800) {
      bytes[length++] = 0xc0 | code >> 6;
      bytes[length++] = 0x80 | code & 0x3f;
    } else if (code < 0x10000) {
      bytes[length++] = 0xe0 | code >> 12;
      bytes[length++] = 0x80 | code >> 6 & 0x3f;
      bytes[length++] = 0x80 | code & 0x3f;
    } else {
      bytes[length++] = 0xf0 | code >> 18;
      bytes[length++] = 0x80 | code >> 12 & 0x3f;
      bytes[length++] = 0x80 | code >> 6 & 0x3f;
      bytes[length++] = 0x80 | code & 0x3f;
    }
  }
  return bytes.slice(0, length);
}

// How a sequence goes on behind its first byte: how many bytes follow, and the bounds of the first of them.
function sequenceOf(first) {
  if (first >= 0xc2 && first <= 0xdf) {
    return { more: 1, point: first & 0x1f, low: 0x80, high: 0xbf };
  }
  if (first >= 0xe0 && first <= 0xef) {
    return { more: 2, point: first & 0x0f, low: first === 0xe0 ? 0xa0 : 0x80, high: first === 0xed ? 0x9f : 0xbf };
  }
  if (first >= 0xf0 && first <= 0xf4) {
    return { more: 3, point: first & 0x07, low: first === 0xf0 ? 0x90 : 0x80, high: first === 0xf4 ? 0x8f : 0xbf };
  }
  return undefined;
}

// Each longest piece that could have begun a character becomes one replacement, unless that is an error.
function decodeUtf8(bytes, isFatal = false, start = 0) {
  const texts = [];
  let codes = [];
  const refuse = () => {
    if (isFatal) {
      throw new TypeError("The bytes are not UTF-8.");
    }
    return REPLACEMENT;
  };
  for (let i = start; i < bytes.length;) {
    let point = bytes[i++];
    if (point >= 0x80) {
      const sequence = sequenceOf(point);
      if (sequence === undefined) {
        point = refuse();
      } else {
        let { more, low, high } = sequence;
        ({ point } = sequence);
        while (more > 0 && i < bytes.length && bytes[i] >= low && bytes[i] <= high) {
          point = point << 6 | bytes[i++] & 0x3f;
          [low, high] = [0x80, 0xbf];
          more--;
        }
        if (more > 0) {
          point = refuse();
        }
      }
    }
    if (point > 0xffff) {
      codes.push(0xd800 | point - 0x10000 >> 10, 0xdc00 | point & 0x3ff);
    } else {
      codes.push(point);
    }
    if (codes.length >= CHUNK) {
      texts.push(String.fromCharCode(...codes));
      codes = [];
    }
  }
  texts.push(String.fromCharCode(...codes));
  return texts.join("");
}

function toBytes(source, what) {
  if (source instanceof ArrayBuffer) {
    return new Uint8Array(source);
  }
  if (ArrayBuffer.isView(source)) {
    return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  }
  throw new TypeError(`${what} takes a Uint8Array or an ArrayBuffer; it was given ${part("inspect").inspect(source, 1)}.`);
}

class TextEncoder {
  get encoding() {
    return "utf-8";
  }

  encode(text = "") {
    return encodeUtf8(convert(text, "What TextEncoder.encode takes"));
  }
}

class TextDecoder {
  #fatal;
  #ignoreBOM;

  constructor(label = "utf-8", options = undefined) {
    if (!["utf-8", "utf8", "unicode-1-1-utf-8"].includes(convert(label, "The encoding of TextDecoder").trim().toLowerCase())) {
      throw new RangeError(`TextDecoder knows "utf-8" only; it was given ${part("inspect").inspect(label, 1)}.`);
    }
    const { fatal, ignoreBOM } = optionalObject(options, "The options of TextDecoder") ?? {};
    this.#fatal = fatal === true;
    this.#ignoreBOM = ignoreBOM === true;
  }

  get encoding() {
    return "utf-8";
  }

  get fatal() {
    return this.#fatal;
  }

  get ignoreBOM() {
    return this.#ignoreBOM;
  }

  decode(source = new Uint8Array(0), options = undefined) {
    if (optionalObject(options, "The options of TextDecoder.decode")?.stream === true) {
      throw new TypeError("TextDecoder.decode decodes whole texts; { stream: true } is not available in templates.");
    }
    const bytes = toBytes(source, "TextDecoder.decode");
    const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return decodeUtf8(bytes, this.#fatal, hasMark && !this.#ignoreBOM ? 3 : 0);
  }
}

function invalidCharacter(message) {
  return defineProperty(new Error(message), "name", { value: "InvalidCharacterError" });
}

function atob(text) {
  let bytes;
  try {
    bytes = Uint8Array.fromBase64(convert(text, "What atob takes"));
  } catch {
    throw invalidCharacter("atob takes base64; it was given other text.");
  }
  let result = "";
  for (let i = 0; i < bytes.length; i += CHUNK) {
    result += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  }
  return result;
}

function btoa(value) {
  const text = convert(value, "What btoa takes");
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0xff) {
      throw invalidCharacter("btoa takes characters up to U+00FF. For other text encode with TextEncoder first.");
    }
    bytes[i] = code;
  }
  return bytes.toBase64();
}

return { TextDecoder, TextEncoder, atob, btoa, decodeUtf8, encodeUtf8, toBytes };
