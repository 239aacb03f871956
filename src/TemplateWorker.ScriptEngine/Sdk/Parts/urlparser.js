// Takes URLs apart as the URL standard (https://url.spec.whatwg.org) does, for every scheme but file:. Texts come here
// without lone surrogates. The query and the fragment of a URL are null where their delimiter is missing.
const { part } = core;

const PORTS = { __proto__: null, "http:": "80", "https:": "443", "ws:": "80", "wss:": "443", "ftp:": "21" };
const PERCENT = 0x25;
const isSpecial = (protocol) => protocol in PORTS;

const FRAGMENT = " \"<>`";
const QUERY = " \"#<>";
const SPECIAL_QUERY = `${QUERY}'`;
const PATH = `${QUERY}?^\`{}`;
const USER = `${PATH}/:;=@[\\]|`;
const FORBIDDEN_HOST = /[\0\t\n\r #/:<>?@[\\\]^|]/;
const FORBIDDEN_DOMAIN = /[\0-\x20#%/:<>?@[\\\]^|\x7f]/;
// What no label in another script begins with or holds, and what no label that is Punycode already looks like.
const FORBIDDEN_FOREIGN = /^\p{M}|[\p{C}\p{Z}\ufffd]/u;
const FORBIDDEN_PUNYCODE = /^xn--(?![a-z0-9-]*[a-z0-9]$)/;
// No name in the DNS has a label beyond 63 characters.
const LONGEST_LABEL = 255;

const HEX = "0123456789ABCDEF";
const encodeByte = (byte) => `%${HEX[byte >> 4]}${HEX[byte & 0xf]}`;
const encodeTail = (code, shift) => encodeByte(0x80 | code >> shift & 0x3f);

// RFC 3629.
function encodePoint(code) {
  if (code < 0x80) {
    return encodeByte(code);
  }
  if (code < 0x800) {
    return encodeByte(0xc0 | code >> 6) + encodeTail(code, 0);
  }
  return code < 0x10000
    ? encodeByte(0xe0 | code >> 12) + encodeTail(code, 6) + encodeTail(code, 0)
    : encodeByte(0xf0 | code >> 18) + encodeTail(code, 12) + encodeTail(code, 6) + encodeTail(code, 0);
}

function encode(text, set) {
  let result = "";
  for (const character of text) {
    const code = character.codePointAt(0);
    const isPlain = code >= 0x20 && code < 0x7f && !set.includes(character);
    result += isPlain ? character : encodePoint(code);
  }
  return result;
}

function decodePercent(text) {
  if (!text.includes("%")) {
    return text;
  }
  const { decodeUtf8, encodeUtf8 } = part("encoding");
  const bytes = encodeUtf8(text);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const pair = bytes[i] === PERCENT ? String.fromCharCode(bytes[i + 1], bytes[i + 2]) : "";
    const isEncoded = pair !== "" && /^[0-9a-fA-F]{2}$/.test(pair);
    bytes[length++] = isEncoded ? parseInt(pair, 16) : bytes[i];
    i += isEncoded ? 2 : 0;
  }
  return decodeUtf8(bytes.subarray(0, length));
}

// ---- hosts ----------------------------------------------------------------------------------------------------------

// RFC 3492.
function toPunycode(label) {
  const points = Array.from(label, (character) => character.codePointAt(0));
  const plain = points.filter((point) => point < 0x80);
  let output = String.fromCharCode(...plain) + (plain.length > 0 ? "-" : "");
  let [bound, delta, bias, done] = [0x80, 0, 72, plain.length];
  while (done < points.length) {
    const next = Math.min(...points.filter((point) => point >= bound));
    delta += (next - bound) * (done + 1);
    bound = next;
    for (const point of points) {
      if (point < bound) {
        delta++;
      } else if (point === bound) {
        let rest = delta;
        for (let k = 36; ; k += 36) {
          const threshold = Math.min(26, Math.max(1, k - bias));
          if (rest < threshold) {
            break;
          }
          output += digit(threshold + (rest - threshold) % (36 - threshold));
          rest = Math.floor((rest - threshold) / (36 - threshold));
        }
        output += digit(rest);
        bias = adapt(delta, done + 1, done === plain.length);
        delta = 0;
        done++;
      }
    }
    delta++;
    bound++;
  }
  return `xn--${output}`;
}

const digit = (value) => String.fromCharCode(value < 26 ? value + 97 : value + 22);

function adapt(delta, count, isFirst) {
  let rest = isFirst ? Math.floor(delta / 700) : delta >> 1;
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > 455; k += 36) {
    rest = Math.floor(rest / 35);
  }
  return k + Math.floor(36 * rest / (rest + 38));
}

function parseDomain(text) {
  const name = decodePercent(text).normalize("NFKC").toLowerCase().replace(/[\u3002\uff0e\uff61]/g, ".").replace(/\u00ad/g, "");
  const isForeign = (label) => /[^\0-\x7f]/.test(label);
  const all = name.split(".");
  const isBad = (label) => isForeign(label)
    ? label.length > LONGEST_LABEL || FORBIDDEN_FOREIGN.test(label) || label.startsWith("xn--")
    : FORBIDDEN_PUNYCODE.test(label);
  if (all.some(isBad)) {
    return null;
  }
  const domain = all.map((label) => isForeign(label) ? toPunycode(label) : label).join(".");
  if (domain === "" || FORBIDDEN_DOMAIN.test(domain)) {
    return null;
  }
  const labels = domain.split(".");
  const last = labels.at(-1) === "" ? labels.at(-2) : labels.at(-1);
  return /^(\d+|0x[0-9a-f]*)$/.test(last ?? "") ? parseIpv4(labels) : domain;
}

function parseIpv4(labels) {
  const numbers = (labels.at(-1) === "" ? labels.slice(0, -1) : labels).map((label) => {
    if (/^0x[0-9a-f]*$/.test(label)) {
      return parseInt(label.slice(2) || "0", 16);
    }
    return /^0[0-7]+$/.test(label) ? parseInt(label, 8) : /^(0|[1-9]\d*)$/.test(label) ? Number(label) : NaN;
  });
  const last = numbers.pop();
  if (numbers.length > 3 || numbers.some((number) => !(number <= 255)) || !(last < 256 ** (4 - numbers.length))) {
    return null;
  }
  const address = numbers.reduce((sum, number, i) => sum + number * 256 ** (3 - i), last);
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

function parseIpv6(text) {
  const halves = text.split("::");
  if (halves.length > 2) {
    return null;
  }
  const toPieces = (half) => half === "" ? [] : half.split(":").flatMap((piece, i, all) => {
    const parts = i === all.length - 1 && /^\d{1,3}(\.\d{1,3}){3}$/.test(piece) ? piece.split(".").map(Number) : undefined;
    if (parts !== undefined) {
      return parts.some((number) => number > 255) || /(^|\.)0\d/.test(piece) ? [NaN] : [parts[0] * 256 + parts[1], parts[2] * 256 + parts[3]];
    }
    return [/^[0-9a-fA-F]{1,4}$/.test(piece) ? parseInt(piece, 16) : NaN];
  });
  const [start, end] = [toPieces(halves[0]), toPieces(halves[1] ?? "")];
  const gap = 8 - start.length - end.length;
  if (halves.length === 2 ? gap < 1 : gap !== 0) {
    return null;
  }
  const pieces = [...start, ...Array(gap).fill(0), ...end];
  return pieces.some(Number.isNaN) ? null : `[${shortest(pieces)}]`;
}

// The first longest run of two zeros or more is left out.
function shortest(pieces) {
  let [best, length] = [-1, 1];
  for (let i = 0; i < pieces.length; i++) {
    let end = i;
    while (pieces[end] === 0) {
      end++;
    }
    if (end - i > length) {
      [best, length] = [i, end - i];
    }
  }
  const hex = pieces.map((piece) => piece.toString(16));
  return best < 0 ? hex.join(":") : `${hex.slice(0, best).join(":")}::${hex.slice(best + length).join(":")}`;
}

function parseHost(text, protocol) {
  if (text.startsWith("[")) {
    return text.endsWith("]") ? parseIpv6(text.slice(1, -1)) : null;
  }
  if (isSpecial(protocol)) {
    return parseDomain(text);
  }
  return FORBIDDEN_HOST.test(text) ? null : encode(text, "");
}

// ---- the parts of a URL ---------------------------------------------------------------------------------------------

function parsePort(text, protocol) {
  if (!/^\d*$/.test(text) || Number(text) > 65535) {
    return null;
  }
  const port = text === "" ? "" : `${Number(text)}`;
  return port === PORTS[protocol] ? "" : port;
}

const isDot = (segment) => /^(\.|%2e)$/i.test(segment);
const isDoubleDot = (segment) => /^(\.|%2e){2}$/i.test(segment);

// Gives the path behind the segments that are there already.
function parsePath(text, protocol, segments = []) {
  const all = text.split(isSpecial(protocol) ? /[/\\]/ : "/");
  const result = [...segments];
  all.forEach((segment, i) => {
    const isLast = i === all.length - 1;
    if (isDoubleDot(segment)) {
      result.pop();
    }
    if (isDot(segment) || isDoubleDot(segment)) {
      if (isLast) {
        result.push("");
      }
    } else {
      result.push(encode(segment, PATH));
    }
  });
  return `/${result.join("/")}`;
}

// Gives the host and the text of the port behind it, undefined without a colon; null for what is neither.
function splitHost(text) {
  const [, name, port] = /^(\[[^\]]*\]|[^:]*)(?::([^]*))?$/.exec(text) ?? [];
  return name === undefined ? null : { name, port };
}

function parseAuthority(url, text) {
  const at = text.lastIndexOf("@");
  if (at >= 0) {
    const [, user, password = ""] = /^([^:]*):?([^]*)$/.exec(text.slice(0, at));
    url.username = encode(user, USER);
    url.password = encode(password, USER);
  }
  const { name, port } = splitHost(text.slice(at + 1)) ?? {};
  if (name === undefined || name === "" && (isSpecial(url.protocol) || at >= 0 || port !== undefined)) {
    return false;
  }
  url.hostname = name === "" ? "" : parseHost(name, url.protocol);
  url.port = parsePort(port ?? "", url.protocol);
  return url.hostname !== null && url.port !== null;
}

const toQuery = (text, protocol) => encode(text, isSpecial(protocol) ? SPECIAL_QUERY : QUERY);
const toFragment = (text) => encode(text, FRAGMENT);

// What is left out in the middle of a URL's text too.
const withoutBreaks = (text) => text.replace(/[\t\n\r]/g, "");

// Its last space would be lost if nothing came behind it.
const toOpaquePath = (text, isLast) => encode(isLast ? text : text.replace(/ $/, "%20"), "");

// Gives the parts, or null for what is no URL.
function parse(input, base) {
  const text = withoutBreaks(input.replace(/^[\0-\x20]+|[\0-\x20]+$/g, ""));
  const [, before, query, fragment] = /^([^?#]*)(?:\?([^#]*))?(?:#([^]*))?$/.exec(text);
  const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*:)([^]*)$/.exec(before);
  const protocol = scheme === null ? base?.protocol : scheme[1].toLowerCase();
  if (protocol === undefined || protocol === "file:") {
    return null;
  }
  const url = {
    protocol, username: "", password: "", hostname: null, port: "", pathname: "",
    query: query === undefined ? null : toQuery(query, protocol),
    fragment: fragment === undefined ? null : toFragment(fragment),
  };
  const rest = scheme === null ? before : scheme[2];
  const slashes = isSpecial(protocol) ? /^[/\\]{2}/ : /^\/\//;
  const isRelative = scheme === null || isSpecial(protocol) && base?.protocol === protocol && !slashes.test(rest);
  if (isRelative && !slashes.test(rest)) {
    return base === undefined ? null : resolve(url, rest, base);
  }
  if (scheme === null && isOpaque(base)) {
    return null;
  }
  if (!isSpecial(protocol) && !slashes.test(rest)) {
    url.pathname = rest.startsWith("/")
      ? parsePath(rest.slice(1), protocol)
      : toOpaquePath(rest, url.query === null && url.fragment === null);
    return url;
  }
  const behind = isSpecial(protocol) ? rest.replace(/^[/\\]+/, "") : rest.slice(2);
  const end = behind.search(isSpecial(protocol) ? /[/\\]/ : /\//);
  if (!parseAuthority(url, end < 0 ? behind : behind.slice(0, end))) {
    return null;
  }
  const path = end < 0 ? "" : behind.slice(end + 1);
  url.pathname = end < 0 && !isSpecial(protocol) ? "" : parsePath(path, protocol);
  return url;
}

// Such as mailto:a@b.c: a path without folders.
const isOpaque = ({ hostname, pathname }) => hostname === null && !pathname.startsWith("/");

function resolve(url, rest, base) {
  if (isOpaque(base) && (rest !== "" || url.query !== null || url.fragment === null)) {
    return null;
  }
  const { username, password, hostname, port } = base;
  const made = { ...url, username, password, hostname, port };
  if (rest === "") {
    return { ...made, pathname: base.pathname, query: url.query ?? base.query };
  }
  const isRooted = isSpecial(url.protocol) ? /^[/\\]/.test(rest) : rest.startsWith("/");
  const folder = base.pathname.split("/").slice(1, -1);
  return { ...made, pathname: isRooted ? parsePath(rest.slice(1), url.protocol) : parsePath(rest, url.protocol, folder) };
}

return {
  PORTS, USER, encode, decodePercent, isOpaque, isSpecial, parse, parseHost, parsePath, parsePort, splitHost, toFragment, toQuery,
  withoutBreaks,
};
