package io.perseid.hub.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Refuses NUL characters, which are the mark of a file that is not text. */
final class NullCharacters extends FilterReader {
    /** There was one. */
    static final class Found extends IOException {
        private static final long serialVersionUID = 1;
    }

    NullCharacters(Reader text) {
        super(text);
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        if (c == 0) {
            throw new Found();
        }
        return c;
    }

    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
        int count = super.read(characters, offset, length);
        for (int i = offset; i < offset + count; i++) {
            if (characters[i] == 0) {
                throw new Found();
            }
        }
        return count;
    }
}
