package io.perseid.store;

/** 128 bits that stand for some bytes; see {@link SipHash}. */
record IdHash(long high, long low) {}
