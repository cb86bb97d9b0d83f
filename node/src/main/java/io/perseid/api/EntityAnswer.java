package io.perseid.api;

import io.perseid.entity.EntityVersion;
import io.perseid.entity.Json;
import io.perseid.entity.JsonEntityWriter;
import io.perseid.entity.JsonForm;
import io.perseid.entity.Value;
import io.perseid.http.Answer;
import io.perseid.http.JsonAnswer;
import io.perseid.store.DatasetReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Answers that are entities with all their reserved fields. */
final class EntityAnswer {
    private EntityAnswer() {}

    /** Versions that are read when the client has taken those before. */
    static Answer of(Stream<EntityVersion> versions) {
        return Answer.stream("application/json", out -> {
            try (var writer = JsonEntityWriter.open(out, JsonForm.COMPATIBLE)) {
                versions.forEachOrdered(writer::write);
            }
        });
    }

    /** One entity. */
    static Answer of(EntityVersion version) {
        return Answer.stream("application/json", out -> {
            try (var writer = JsonEntityWriter.openOne(out, JsonForm.COMPATIBLE)) {
                writer.write(version);
            }
        });
    }

    /** One entity as a value. */
    static Value value(EntityVersion version) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = JsonEntityWriter.openOne(bytes, JsonForm.COMPATIBLE)) {
            writer.write(version);
        }
        return Json.parse(bytes.toString(StandardCharsets.UTF_8), JsonForm.COMPATIBLE);
    }

    /** What a reader has to give, as fast as the client takes it; the reader is closed afterwards. */
    static Answer of(DatasetReader reader, Map<String, String> headers) {
        var answer = Answer.stream("application/json", new Reading(reader));
        for (var header : headers.entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }

    /** A list of nothing. */
    static Answer none() {
        return JsonAnswer.of(JsonAnswer.value(List.of()));
    }

    private record Reading(DatasetReader reader) implements Answer.Body {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            try (var writer = JsonEntityWriter.open(out, JsonForm.COMPATIBLE)) {
                for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                    writer.write(next.get());
                }
            }
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
