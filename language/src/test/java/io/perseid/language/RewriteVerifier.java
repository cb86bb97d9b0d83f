package io.perseid.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.Json;
import io.perseid.entity.JsonEntityReader;
import io.perseid.entity.JsonForm;
import io.perseid.entity.JsonNode;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds rules as they run against rules as they are written: the first rewritten, compiled for encoded sources and run on
 * such; the others evaluated plainly on decoded sources.
 */
final class RewriteVerifier {
    private static final int ENTITIES = 6;
    private static final Limits LIMITS = new Limits(20, 200_000, 1000, Duration.ofSeconds(10));
    private static final String LIMIT = LanguageCode.DTL_LIMIT.id();

    private final Dtl dtl;
    private final RandomRules chance;

    RewriteVerifier(Dtl dtl, RandomRules chance) {
        this.dtl = dtl;
        this.chance = chance;
    }

    /** Makes rules and entities by chance and compares what comes out. */
    void verify() {
        String config = chance.config();
        var entities = new ArrayList<String>();
        for (int i = 0; i < ENTITIES; i++) {
            entities.add(chance.entity(i));
        }
        verify(config, context(), entities);
    }

    private CompileContext context() {
        CompileContext context = CompileContext.of("pipe").withLimits(LIMITS);
        return chance.oneIn(4) ? context.withNamespaces(new Namespaces("n", "x")) : context;
    }

    /** Compares what comes out of the rules for each of the entities. */
    void verify(String config, CompileContext context, List<String> entities) {
        JsonNode json = Json.parseLocated(config, "random");
        Compilation plain = dtl.compile(json, context, Rewriter.NONE, Tap.NONE);
        Compilation rewritten = dtl.compile(json, context, Rewriter.STANDARD, Tap.NONE);
        // A constant that only folding shows may be refused; what is refused as it is written is refused in any case.
        assertThat(plain.transform().isPresent() || rewritten.transform().isEmpty())
                .as(config)
                .isTrue();
        Optional<Transform> transform = rewritten.transform();
        if (transform.isEmpty()) {
            return;
        }
        var datasets = new SmallDatasets(Map.of(
                "d", entities.stream().limit(2).map(RewriteVerifier::encoded).toList()));
        for (String entity : entities) {
            String before = run(plain.orThrow(), decoded(encoded(entity)), datasets);
            String after = run(transform.get(), encoded(entity), datasets);
            if (!before.equals(LIMIT) && !after.equals(LIMIT)) {
                assertThat(after).as(config + "\n" + entity).isEqualTo(before);
            }
        }
    }

    private static String run(Transform transform, Entity entity, SmallDatasets datasets) {
        var out = new ArrayList<String>();
        try {
            transform.apply(
                    entity,
                    datasets,
                    emission -> out.add(emission.filtered() + " " + TransitText.of(Subject.dict(emission.entity()))));
            return String.join("\n", out);
        } catch (Fault fault) {
            return fault.code().id();
        }
    }

    static Entity encoded(String json) {
        try (var reader = JsonEntityReader.open(
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), JsonForm.COMPATIBLE)) {
            return reader.next().orElseThrow().entity();
        }
    }

    private static Entity decoded(Entity entity) {
        var members = new LinkedHashMap<String, Value>();
        entity.properties().forEach(members::put);
        return Entity.of(entity.id(), DictValue.of(members));
    }
}
