package io.perseid.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that is read no faster than there is memory for it. One reader. */
final class MeteredBody extends FilterInputStream {
    /** The most that is read before it is counted. */
    private static final int PIECE = 64 << 10;

    private final ReceivingMemory.Share share;

    MeteredBody(InputStream body, ReceivingMemory.Share share) {
        super(body);
        this.share = share;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            share.read(1);
        }
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, Math.min(length, PIECE));
        if (count > 0) {
            share.read(count);
        }
        return count;
    }
}
