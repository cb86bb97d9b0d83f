package io.perseid.hub.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Gives a backslash and a zero for each NUL character. */
final class EscapedNulls extends FilterReader {
    private boolean zeroWaits;

    EscapedNulls(Reader text) {
        super(text);
    }

    @Override
    public int read() throws IOException {
        if (zeroWaits) {
            zeroWaits = false;
            return '0';
        }
        int c = super.read();
        zeroWaits = c == 0;
        return zeroWaits ? '\\' : c;
    }

    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int c = read();
            if (c < 0) {
                return count == 0 ? -1 : count;
            }
            characters[offset + count++] = (char) c;
        }
        return count;
    }
}
