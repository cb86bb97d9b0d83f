package io.perseid.hub.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Skips the byte order mark that a text may begin with. */
final class WithoutMark extends FilterReader {
    private boolean begun;

    WithoutMark(Reader text) {
        super(text);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
        int count = super.read(characters, offset, length);
        if (!begun && count > 0) {
            begun = true;
            if (characters[offset] == '\uFEFF') {
                System.arraycopy(characters, offset + 1, characters, offset, count - 1);
                return count > 1 ? count - 1 : read(characters, offset, length);
            }
        }
        return count;
    }
}
