package io.perseid.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where the time of a recorded process went, by part of the house: samples of its Java threads and of native calls. */
record Profile(Map<String, Long> samples) {
    /** Names by prefix of the class on top; the first frame that matches from the top decides. */
    private static final Map<String, String> PARTS = parts();

    /** Reads a flight recording. */
    static Profile of(Path recording) throws IOException {
        Map<String, Long> samples = new LinkedHashMap<>();
        try (var file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                String type = event.getEventType().getName();
                if (type.equals("jdk.ExecutionSample") || type.equals("jdk.NativeMethodSample")) {
                    part(event).ifPresent(part -> samples.merge(part, 1L, Long::sum));
                }
            }
        }
        return new Profile(samples);
    }

    /** One line for each part, the heaviest first. */
    List<String> lines() {
        long all =
                Math.max(1, samples.values().stream().mapToLong(Long::longValue).sum());
        List<String> lines = new ArrayList<>();
        lines.add("profile of the node's Java threads, " + all + " samples:");
        samples.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(part -> lines.add(
                        String.format(Locale.ROOT, "  %5.1f %%  %s", 100.0 * part.getValue() / all, part.getKey())));
        return lines;
    }

    private static java.util.Optional<String> part(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return java.util.Optional.empty();
        }
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            String type = frame.getMethod().getType().getName();
            for (var part : PARTS.entrySet()) {
                if (type.startsWith(part.getKey())) {
                    return part.getValue().isEmpty()
                            ? java.util.Optional.empty()
                            : java.util.Optional.of(part.getValue());
                }
            }
        }
        return java.util.Optional.of("other");
    }

    private static Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        // Threads that wait in a selector show as native samples though they use no CPU.
        parts.put("sun.nio.ch.EPoll", "");
        parts.put("io.perseid.entity.Digest", "content hash");
        parts.put("io.perseid.entity.Murmur", "content hash");
        parts.put("io.perseid.entity", "JSON to MessagePack (entity)");
        parts.put("org.rocksdb", "RocksDB calls");
        parts.put("io.perseid.store", "store");
        parts.put("io.perseid.language", "language");
        parts.put("io.perseid.hub", "hub");
        parts.put("io.perseid.http", "HTTP");
        parts.put("org.eclipse.jetty", "HTTP");
        parts.put("sun.nio.ch", "HTTP");
        return parts;
    }
}
