// Reads the only file of a ZIP archive that a stranger may have made.

import {inflateRawSync} from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const FILE = 0x04034b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const FILE_LENGTH = 30;
const UNIX = 3;
const KIND = 0o170000;
const REGULAR = 0o100000;

/**
 * The bytes of the file `name`, at most `limit` of them. An archive with anything else in it, with
 * a link, or with more bytes is an error; nothing is ever written to a disk.
 */
export function onlyFile(zip, name, limit) {
  const end = zip.length - END_LENGTH;
  check(end >= 0 && zip.readUInt32LE(end) === END, 'it is no plain ZIP archive');
  check(zip.readUInt16LE(end + 8) === 1 && zip.readUInt16LE(end + 10) === 1, 'it holds other than one file');
  const entry = zip.readUInt32LE(end + 16);
  check(entry + ENTRY_LENGTH <= end && zip.readUInt32LE(entry) === ENTRY, 'its list of files is broken');
  const nameLength = zip.readUInt16LE(entry + 28);
  const found = zip.toString('utf8', entry + ENTRY_LENGTH, entry + ENTRY_LENGTH + nameLength);
  check(found === name, `its file is not called ${name}`);
  const mode = zip.readUInt32LE(entry + 38) >>> 16;
  const unix = zip.readUInt8(entry + 5) === UNIX && (mode & KIND) !== 0;
  check(!unix || (mode & KIND) === REGULAR, 'it holds a link, or something else that is no file');
  check((zip.readUInt16LE(entry + 8) & 1) === 0, 'it is encrypted');
  const size = zip.readUInt32LE(entry + 24);
  check(size <= limit, `its file is larger than ${limit} bytes`);

  const file = zip.readUInt32LE(entry + 42);
  check(file + FILE_LENGTH <= entry && zip.readUInt32LE(file) === FILE, 'its file is missing');
  const start = file + FILE_LENGTH + zip.readUInt16LE(file + 26) + zip.readUInt16LE(file + 28);
  const packed = zip.subarray(start, start + zip.readUInt32LE(entry + 20));
  const bytes = unpack(zip.readUInt16LE(entry + 10), packed, limit);
  check(bytes.length === size, 'its file is of another size than it says');
  return bytes;
}

function unpack(method, packed, limit) {
  if (method === 0) {
    return packed;
  }
  check(method === 8, 'it is packed in an unknown way');
  try {
    return packed.length === 0 ? packed : inflateRawSync(packed, {maxOutputLength: Math.max(limit, 1)});
  } catch {
    return check(false, 'its file cannot be unpacked, or is larger than it says');
  }
}

function check(holds, why) {
  if (!holds) {
    throw new Error(`the archive is refused: ${why}`);
  }
}
