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
import io.perseid.language.function.Functions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Rules by chance do the same as they are written on decoded entities, and rewritten on encoded ones; and whatever is
 * thrown is a fault. The repetition is the seed. {@code -Dperseid.fuzz.rules=100000} makes it long.
 */
class RewritesTest {
    private static final int RULES = Integer.getInteger("perseid.fuzz.rules", 400);

    private final Dtl dtl = new Dtl(Functions.standard());

    @RepeatedTest(10)
    void rewrittenRulesDoWhatTheyDidBefore(RepetitionInfo repetition) {
        var chance = new RandomRules(repetition.getCurrentRepetition(), dtl);
        for (int i = 0; i < RULES; i++) {
            compare(chance.config(), chance.entity(0), List.of(chance.entity(1), chance.entity(2)));
        }
    }

    private void compare(String config, String entity, List<String> joined) {
        JsonNode json = Json.parseLocated(config, "random");
        CompileContext context =
                CompileContext.of("pipe").withLimits(new Limits(20, 200_000, 1000, Duration.ofSeconds(10)));
        Compilation plain = dtl.compile(json, context, Rewriter.NONE, Tap.NONE);
        Compilation rewritten = dtl.compile(json, context, Rewriter.STANDARD, Tap.NONE);
        // A constant that only folding shows may be refused; what is refused as it is written is refused in any case.
        assertThat(plain.transform().isPresent() || rewritten.transform().isEmpty())
                .as(config)
                .isTrue();
        if (rewritten.transform().isPresent()) {
            var datasets = new SmallDatasets(
                    Map.of("d", joined.stream().map(RewritesTest::encoded).toList()));
            String before = run(plain.orThrow(), decoded(encoded(entity)), datasets);
            String after = run(rewritten.orThrow(), encoded(entity), datasets);
            if (!before.equals(LanguageCode.DTL_LIMIT.id()) && !after.equals(LanguageCode.DTL_LIMIT.id())) {
                assertThat(after).as(config + "\n" + entity).isEqualTo(before);
            }
        }
    }

    @RepeatedTest(5)
    void rulesThatAreExplainedDoWhatTheyDoOtherwise(RepetitionInfo repetition) {
        var chance = new RandomRules(1000 + repetition.getCurrentRepetition(), dtl);
        for (int i = 0; i < RULES; i++) {
            String config = chance.config();
            JsonNode json = Json.parseLocated(config, "random");
            CompileContext context = CompileContext.of("pipe");
            Entity entity = encoded(chance.entity(0));
            var datasets =
                    new SmallDatasets(Map.of("d", List.of(encoded(chance.entity(1)), encoded(chance.entity(2)))));
            Compilation plain = dtl.compile(json, context);
            if (plain.transform().isPresent()) {
                String before = run(plain.orThrow(), entity, datasets);
                Explanation explained = dtl.explain(json, context, entity, datasets);
                if (!before.equals(LanguageCode.DTL_LIMIT.id())) {
                    assertThat(told(explained)).as(config + "\n" + entity).isEqualTo(before);
                }
            }
        }
    }

    private static String told(Explanation explained) {
        return explained
                .failure()
                .map(failure -> ((Fault) failure).code().id())
                .orElseGet(() -> String.join(
                        "\n", explained.out().stream().map(RewritesTest::text).toList()));
    }

    private static String text(Emission emission) {
        return emission.filtered() + " " + TransitText.of(Subject.dict(emission.entity()));
    }

    private static String run(Transform transform, Entity entity, SmallDatasets datasets) {
        var out = new ArrayList<String>();
        try {
            transform.apply(entity, datasets, emission -> out.add(text(emission)));
            return String.join("\n", out);
        } catch (Fault fault) {
            return fault.code().id();
        }
    }

    private static Entity encoded(String json) {
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
