package io.perseid.bench;

import io.perseid.entity.DictValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The node's server-sent events of its flow, one at a time. Not thread-safe. */
final class FlowEvents implements AutoCloseable {
    private final BufferedReader lines;

    FlowEvents(InputStream stream) {
        lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    /** The data of the next event; waits for it. */
    String next() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data:")) {
                return line.substring(5).strip();
            }
        }
        throw new IOException("the node ended the stream of events");
    }

    /** How long the pipe's last run took, if it has ended and read the wanted number of entities. */
    static Optional<Double> secondsOfFinishedRun(DictValue flow, String pipe, long wanted) {
        if (!(flow.get("pipes") instanceof ListValue pipes)) {
            return Optional.empty();
        }
        for (Value row : pipes.items()) {
            if (row instanceof DictValue found
                    && found.get("id").equals(new StringValue(pipe))
                    && found.get("last_run") instanceof DictValue run
                    && run.get("in") instanceof IntegerValue in
                    && in.longValue() >= wanted) {
                return seconds(run);
            }
        }
        return Optional.empty();
    }

    private static Optional<Double> seconds(DictValue run) {
        return switch (run.get("seconds")) {
            case FloatValue seconds -> Optional.of(seconds.value());
            case IntegerValue seconds -> Optional.of((double) seconds.longValue());
            default -> Optional.empty();
        };
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
