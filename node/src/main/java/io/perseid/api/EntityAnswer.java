package io.perseid.api;

import io.perseid.entity.EntityVersion;
import io.perseid.entity.JsonEntityWriter;
import io.perseid.entity.JsonForm;
import io.perseid.http.Answer;
import io.perseid.http.JsonAnswer;
import io.perseid.store.DatasetReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** Answers that are entities with all their reserved fields. */
final class EntityAnswer {
    private EntityAnswer() {}

    /** A list that is in memory. */
    static Answer of(List<EntityVersion> versions) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = JsonEntityWriter.open(bytes, JsonForm.COMPATIBLE)) {
            versions.forEach(writer::write);
        }
        return Answer.bytes(200, "application/json", bytes.toByteArray());
    }

    /** One entity. */
    static Answer of(EntityVersion version) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = JsonEntityWriter.open(bytes, JsonForm.COMPATIBLE)) {
            writer.write(version);
        }
        String list = bytes.toString(java.nio.charset.StandardCharsets.UTF_8).strip();
        return Answer.json(list.substring(1, list.length() - 1).strip());
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
