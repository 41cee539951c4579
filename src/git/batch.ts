import type { Oid } from '../core/source.ts';
import type { Blob } from './repository.ts';

/** A blob of which some bytes have come. */
interface Filling {
  readonly oid: Oid;
  readonly bytes: Uint8Array;
  filled: number;
}

/** Reads the output of `cat-file --batch` as it comes: "<oid> <type> <size>\n", the bytes, "\n", again and again. */
export class Batch {
  readonly #out: Map<Oid, Blob>;
  readonly #limit: number;
  /** Bytes of a header whose line feed has not come yet. */
  #header: Buffer = Buffer.alloc(0);
  #blob: Filling | undefined;

  /** `out` gets the blobs that have come whole. */
  constructor(out: Map<Oid, Blob>, limitBytes: number) {
    this.#out = out;
    this.#limit = limitBytes;
  }

  /** Takes the next piece. False as soon as an object is announced that is over the limit, or no blob. */
  take(chunk: Buffer): boolean {
    for (let at = 0; at < chunk.length; ) {
      if (this.#blob !== undefined) {
        at += this.#fill(this.#blob, chunk, at);
        continue;
      }
      const end = chunk.indexOf(0x0a, at);
      const piece = chunk.subarray(at, end < 0 ? chunk.length : end);
      const header = this.#header.length === 0 ? piece : Buffer.concat([this.#header, piece]);
      if (end < 0) {
        this.#header = header;
        return true;
      }
      this.#header = Buffer.alloc(0);
      at = end + 1;
      if (!this.#announce(header.toString('latin1'))) return false;
    }
    return true;
  }

  #announce(header: string): boolean {
    const [oid = '', type = '', size = ''] = header.split(' ');
    if (type === 'missing') return true;
    if (type !== 'blob' || !(Number(size) <= this.#limit)) return false;
    this.#blob = { oid, bytes: new Uint8Array(Number(size)), filled: 0 };
    return true;
  }

  /** Copies what the chunk holds of a blob, and passes over the line feed after its last byte. */
  #fill(blob: Filling, chunk: Buffer, at: number): number {
    const lacking = blob.bytes.length - blob.filled;
    const piece = chunk.subarray(at, at + lacking);
    blob.bytes.set(piece, blob.filled);
    blob.filled += piece.length;
    if (at + piece.length === chunk.length) return piece.length;
    this.#out.set(blob.oid, blob.bytes);
    this.#blob = undefined;
    return piece.length + 1;
  }
}
