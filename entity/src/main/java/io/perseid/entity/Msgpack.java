package io.perseid.entity;

import io.perseid.fault.Fault;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The bytes of the MessagePack form and how to step over them; {@code docs/formats/messagepack.md} specifies it. */
final class Msgpack {
    static final int NIL = 0xc0;
    /** Never used by MessagePack; the canonical form for hashing marks a dict with it. */
    static final int NEVER = 0xc1;

    static final int FALSE = 0xc2;
    static final int TRUE = 0xc3;
    static final int BIN8 = 0xc4;
    static final int BIN16 = 0xc5;
    static final int BIN32 = 0xc6;
    static final int EXT8 = 0xc7;
    static final int EXT16 = 0xc8;
    static final int EXT32 = 0xc9;
    static final int FLOAT32 = 0xca;
    static final int FLOAT64 = 0xcb;
    static final int UINT8 = 0xcc;
    static final int UINT16 = 0xcd;
    static final int UINT32 = 0xce;
    static final int UINT64 = 0xcf;
    static final int INT8 = 0xd0;
    static final int INT16 = 0xd1;
    static final int INT32 = 0xd2;
    static final int INT64 = 0xd3;
    static final int FIXEXT1 = 0xd4;
    static final int FIXEXT2 = 0xd5;
    static final int FIXEXT4 = 0xd6;
    static final int FIXEXT8 = 0xd7;
    static final int FIXEXT16 = 0xd8;
    static final int STR8 = 0xd9;
    static final int STR16 = 0xda;
    static final int STR32 = 0xdb;
    static final int ARRAY16 = 0xdc;
    static final int ARRAY32 = 0xdd;
    static final int MAP16 = 0xde;
    static final int MAP32 = 0xdf;

    static final int EXT_TIMESTAMP = -1;
    static final int EXT_INTEGER = 1;
    static final int EXT_DECIMAL = 2;
    static final int EXT_DATE = 3;
    static final int EXT_UUID = 4;
    static final int EXT_NI = 5;
    static final int EXT_URI = 6;
    static final int EXT_TUPLE = 7;

    static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Eight bytes at once, to copy or to compare. */
    static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Msgpack() {}

    /** Where the value that begins at the position ends; looks only at what it must. */
    static int skip(byte[] bytes, int position, int end) {
        int at = position;
        for (long left = 1; left > 0; left--) {
            if (at >= end) {
                throw truncated(at);
            }
            int head = bytes[at] & 0xff;
            if (head < 0x80 || head >= 0xe0) {
                at++;
            } else if (head >= 0xa0 && head < 0xc0) {
                at += 1 + (head & 0x1f);
            } else if (head < 0x90) {
                left += 2L * (head & 0x0f);
                at++;
            } else if (head < 0xa0) {
                left += head & 0x0f;
                at++;
            } else if (head >= ARRAY16) {
                left += (head >= MAP16 ? 2L : 1L) * itemCount(bytes, at, end);
                at += (head & 1) == 0 ? 3 : 5;
            } else {
                at = skipSized(bytes, at, end, head);
            }
            if (at > end || at < 0) {
                throw truncated(end);
            }
        }
        return at;
    }

    private static int skipSized(byte[] bytes, int at, int end, int head) {
        return switch (head) {
            case NIL, FALSE, TRUE -> at + 1;
            case UINT8, INT8 -> at + 2;
            case UINT16, INT16, FIXEXT1 -> at + 3;
            case FIXEXT2 -> at + 4;
            case UINT32, INT32, FLOAT32 -> at + 5;
            case FIXEXT4 -> at + 6;
            case UINT64, INT64, FLOAT64 -> at + 9;
            case FIXEXT8 -> at + 10;
            case FIXEXT16 -> at + 18;
            case BIN8, STR8 -> past(at + 2, size(bytes, at + 1, 1, end), end);
            case BIN16, STR16 -> past(at + 3, size(bytes, at + 1, 2, end), end);
            case BIN32, STR32 -> past(at + 5, size(bytes, at + 1, 4, end), end);
            case EXT8 -> past(at + 3, size(bytes, at + 1, 1, end), end);
            case EXT16 -> past(at + 4, size(bytes, at + 1, 2, end), end);
            case EXT32 -> past(at + 6, size(bytes, at + 1, 4, end), end);
            default ->
                throw new Fault(EntityCode.MSGPACK_MALFORMED, "no value begins like this", "offset", at, "byte", head);
        };
    }

    private static int past(int start, long size, int end) {
        if (start + size > end) {
            throw truncated(end);
        }
        return (int) (start + size);
    }

    /** The unsigned number in one, two or four bytes. */
    static long size(byte[] bytes, int at, int width, int end) {
        if (at + width > end) {
            throw truncated(end);
        }
        return switch (width) {
            case 1 -> bytes[at] & 0xff;
            case 2 -> (short) SHORT.get(bytes, at) & 0xffff;
            default -> (int) INT.get(bytes, at) & 0xffff_ffffL;
        };
    }

    /** The count in the wide head of a list or dict. */
    private static long itemCount(byte[] bytes, int at, int end) {
        return size(bytes, at + 1, (bytes[at] & 1) == 0 ? 2 : 4, end);
    }

    /** How many entries the dict that begins here has. */
    static int dictSize(byte[] bytes, int at, int end) {
        int head = at < end ? bytes[at] & 0xff : -1;
        if (head >= 0x80 && head < 0x90) {
            return head & 0x0f;
        }
        if (head != MAP16 && head != MAP32) {
            throw new Fault(EntityCode.MSGPACK_MALFORMED, "a dict was expected", "offset", at, "byte", head);
        }
        long count = itemCount(bytes, at, end);
        if (count > (end - at) / 2) {
            throw truncated(end);
        }
        return (int) count;
    }

    /** How many items the list that begins here has. */
    static long listSize(byte[] bytes, int at, int end) {
        int head = bytes[at] & 0xff;
        return head == ARRAY16 || head == ARRAY32 ? itemCount(bytes, at, end) : head & 0x0f;
    }

    /** Where the first item of the list that begins here stands. */
    static int listBody(byte[] bytes, int at) {
        int head = bytes[at] & 0xff;
        return head == ARRAY16 ? at + 3 : head == ARRAY32 ? at + 5 : at + 1;
    }

    /** Where the first entry of the dict that begins here stands. */
    static int dictBody(byte[] bytes, int at) {
        int head = bytes[at] & 0xff;
        return head == MAP16 ? at + 3 : head == MAP32 ? at + 5 : at + 1;
    }

    /** Whether a string begins with the byte. */
    static boolean isText(byte head) {
        int code = head & 0xff;
        return (code >= 0xa0 && code < 0xc0) || (code >= STR8 && code <= STR32);
    }

    /** Whether a list begins with the byte. */
    static boolean isList(byte head) {
        int code = head & 0xff;
        return (code >= 0x90 && code < 0xa0) || code == ARRAY16 || code == ARRAY32;
    }

    /** Whether a dict begins with the byte. */
    static boolean isDict(byte head) {
        int code = head & 0xff;
        return (code >= 0x80 && code < 0x90) || code == MAP16 || code == MAP32;
    }

    /** How many bytes the text that begins here has. */
    static int textLength(byte[] bytes, int at, int end) {
        int head = at < end ? bytes[at] & 0xff : -1;
        if (head >= 0xa0 && head < 0xc0) {
            int length = head & 0x1f;
            if (at + 1 + length > end) {
                throw truncated(end);
            }
            return length;
        }
        long length = switch (head) {
            case STR8 -> size(bytes, at + 1, 1, end);
            case STR16 -> size(bytes, at + 1, 2, end);
            case STR32 -> size(bytes, at + 1, 4, end);
            default ->
                throw new Fault(EntityCode.MSGPACK_MALFORMED, "a string was expected", "offset", at, "byte", head);
        };
        past(textStart(bytes, at), length, end);
        return (int) length;
    }

    /** Where the bytes of the text that begins here start. */
    static int textStart(byte[] bytes, int at) {
        return switch (bytes[at] & 0xff) {
            case STR8 -> at + 2;
            case STR16 -> at + 3;
            case STR32 -> at + 5;
            default -> at + 1;
        };
    }

    static Fault truncated(int at) {
        return new Fault(EntityCode.MSGPACK_TRUNCATED, "the value ends too early", "offset", at);
    }
}
