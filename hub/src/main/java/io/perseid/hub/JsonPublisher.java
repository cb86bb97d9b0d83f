package io.perseid.hub;

import io.perseid.entity.JsonEntityWriter;
import io.perseid.entity.JsonForm;
import io.perseid.entity.Sourced;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Hands out entities as a JSON array. */
record JsonPublisher(Optional<String> filename, JsonForm json) implements Publisher {
    @Override
    public String form() {
        return "entities";
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public Optional<String> contentDisposition() {
        return filename.map(name -> "attachment; filename=\"" + name.replaceAll("[\"\\\\\\r\\n]", "_") + "\"");
    }

    @Override
    public EntityWriter open(OutputStream out) {
        JsonEntityWriter writer = JsonEntityWriter.open(new KeptOpen(out), json);
        return new EntityWriter() {
            @Override
            public void write(Item item) {
                writer.write(new Sourced(item.entity(), item.updated()));
            }

            @Override
            public void close() {
                writer.close();
            }
        };
    }

    /** A stream whose end is somebody else's business. */
    private static final class KeptOpen extends FilterOutputStream {
        KeptOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            out.write(bytes, start, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
