package io.perseid.bench;

import io.perseid.entity.Entity;
import io.perseid.entity.Json;
import io.perseid.entity.JsonEntityReader;
import io.perseid.entity.JsonEntityWriter;
import io.perseid.entity.JsonForm;
import io.perseid.entity.Sourced;
import io.perseid.entity.ValueWriter;
import io.perseid.language.CompileContext;
import io.perseid.language.Dtl;
import io.perseid.language.RunContext;
import io.perseid.language.Transform;
import io.perseid.language.function.Functions;
import io.perseid.time.Time;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Our language. Within a pipeline entities are encoded, as they are stored, before and after. */
final class OurLanguage implements LanguagePeer {
    private static final Dtl LANGUAGE = new Dtl(Functions.standard());

    @Override
    public String name() {
        return "perseid";
    }

    @Override
    public Optional<Worker> worker(LanguageJob job, byte[] entities) {
        return Optional.of(worker(rule(job), entities));
    }

    /** A worker for the rule, a list of transforms. */
    static Worker worker(String rule, byte[] entities) {
        String config = "{\"type\": \"dtl\", \"rules\": {\"default\": " + rule + "}}";
        return new OurWorker(
                LANGUAGE.compile(Json.parseLocated(config, "bench"), CompileContext.of("bench"))
                        .orThrow(),
                read(entities));
    }

    private static String rule(LanguageJob job) {
        return switch (job) {
            case RENAME_AND_COPY -> """
                    [["copy", "*", ["list", "number", "placed", "email", "note"]],
                     ["rename", "number", "order"],
                     ["rename", "placed", "ordered"],
                     ["rename", "email", "mail"],
                     ["add", "type", "order"]]""";
            case COMPUTE_AND_FORMAT -> """
                    [["add", "name", ["concat", "_S.customer.first", " ", ["upper", "_S.customer.last"]]],
                     ["add", "label", ["concat", ["upper", "_S.currency"], "/", ["string", "_S.number"]]],
                     ["add", "costs", ["+", "_S.freight", "_S.fee"]],
                     ["add", "total", ["+", ["sum", "_S.lines.amount"], "_S.freight"]],
                     ["add", "address", ["concat", "_S.customer.postcode", " ", "_S.customer.town"]]]""";
            case MAP_AND_FILTER -> """
                    [["add", "items", ["map", ["dict", "id", "_.sku", "label", "_.name", "cost", "_.amount"],
                      ["filter", ["eq", "_.state", "paid"], "_S.lines"]]]]""";
            case GROUP_AND_SUM -> """
                    [["add", "sums", ["map-dict", "_.", ["sum", "_.amount"], ["group-by", "_.category", "_.", "_S.lines"]]]]""";
        };
    }

    static List<Entity> read(byte[] json) {
        var entities = new ArrayList<Entity>();
        try (var reader = JsonEntityReader.open(new ByteArrayInputStream(json), JsonForm.COMPATIBLE)) {
            for (Optional<Sourced> next = reader.next(); next.isPresent(); next = reader.next()) {
                entities.add(next.get().entity());
            }
        }
        return entities;
    }

    /** Runs one transform. */
    private record OurWorker(Transform transform, List<Entity> entities, ValueWriter stored, World world)
            implements Worker {
        OurWorker(Transform transform, List<Entity> entities) {
            this(transform, entities, new ValueWriter(), new World());
        }

        @Override
        public byte[] fromJsonToJson(byte[] json) {
            var out = new ByteArrayOutputStream(json.length);
            try (var reader = JsonEntityReader.open(new ByteArrayInputStream(json), JsonForm.COMPATIBLE);
                    var writer = JsonEntityWriter.open(out, JsonForm.COMPATIBLE)) {
                for (Optional<Sourced> next = reader.next(); next.isPresent(); next = reader.next()) {
                    transform.apply(next.get().entity(), world, result -> writer.write(result.entity()));
                }
            }
            return out.toByteArray();
        }

        @Override
        public long withinPipeline() {
            long[] kept = new long[1];
            for (Entity entity : entities) {
                transform.apply(entity, world, result -> {
                    stored.reset();
                    result.entity().properties().encodeTo(stored);
                    kept[0] += stored.size();
                });
            }
            return kept[0];
        }
    }

    /** Nothing but a clock. */
    private static final class World implements RunContext {
        @Override
        public Time time() {
            return Time.system();
        }

        @Override
        public SecureRandom random() {
            throw new IllegalStateException("no rule of a bench throws dice");
        }
    }
}
