package io.perseid.language;

/** An expression that gives what stands somewhere in an encoded dict. */
public interface EncodedPlace extends Expression {
    /** Whether the value is exactly the one string that is encoded in the bytes: 1 or 0; -1 if it must be evaluated to know. */
    int compare(Frame frame, byte[] text);
}
