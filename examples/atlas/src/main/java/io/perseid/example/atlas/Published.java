package io.perseid.example.atlas;

import java.io.IOException;
import java.io.InputStream;

/** How much a publisher gave: its bytes and its lines. */
record Published(long bytes, long lines) {
    static Published read(InputStream body) throws IOException {
        var buffer = new byte[1 << 16];
        long bytes = 0;
        long lines = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            bytes += read;
            for (int i = 0; i < read; i++) {
                if (buffer[i] == '\n') {
                    lines++;
                }
            }
        }
        return new Published(bytes, lines);
    }
}
