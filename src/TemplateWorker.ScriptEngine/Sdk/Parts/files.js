// Files of messages, as the host takes them.
const { isArray, part } = core;
const { requireObject, requireText, shown } = part("checks");

const MAX_FILES = 10;
// What fits a call to the host, in bytes; Discord's limit for each of them is the host's to know.
const MAX_TOTAL = 11 * 1024 * 1024;

function toContent(content, what) {
  if (typeof content === "string") {
    return { size: content.length, content: { text: content.toWellFormed() } };
  }
  if (content instanceof ArrayBuffer || ArrayBuffer.isView(content)) {
    const bytes = part("encoding").toBytes(content, what);
    return { size: bytes.length, content: { base64: bytes.toBase64() } };
  }
  throw new TypeError(`${what} must be a text or a Uint8Array; it is ${shown(content)}.`);
}

function toFiles(files, what) {
  if (!isArray(files) || files.length > MAX_FILES) {
    throw new TypeError(`files of ${what} must be an array of at most ${MAX_FILES} files; it is ${shown(files)}.`);
  }
  let total = 0;
  return Array.from(files, (file, i) => {
    const name = requireText(requireObject(file, `File ${i} of ${what}`).name, `name of file ${i} of ${what}`);
    const { size, content } = toContent(file.content, `content of file ${i} of ${what}`);
    total += size;
    if (total > MAX_TOTAL) {
      throw new RangeError(`The files of ${what} have more than ${MAX_TOTAL / 1024 / 1024} MiB together. Send them in several messages.`);
    }
    return { name, ...content };
  });
}

// The list of attachments tells Discord the names and descriptions of new files, and in a change of a message which files
// stay: without one all do.
function describe(message, files, isEdit, what) {
  if (isEdit && message.attachments === undefined) {
    if (files.some((file) => typeof file.description === "string")) {
      throw new TypeError(`${what} changes a message: with a description of a file, name the files that stay in attachments, or [] for none.`);
    }
    return message;
  }
  const added = files.map(({ name, description }, id) => ({ id, filename: name, description }));
  return { ...message, attachments: [...message.attachments ?? [], ...added] };
}

/** Splits a message into what is JSON and its files. */
function split({ files, ...message }, what, isEdit) {
  return { files: toFiles(files, what), message: describe(message, files, isEdit, what) };
}

return { split };
