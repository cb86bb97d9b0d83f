package io.perseid.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.perseid.entity.Entity;
import io.perseid.entity.Json;
import io.perseid.entity.JsonNode;
import io.perseid.fault.Fault;
import io.perseid.language.function.Functions;
import io.perseid.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

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
            new RewriteVerifier(dtl, chance).verify();
        }
    }

    /** {@code -Dperseid.fuzz.time=PT10M} makes it long, {@code -Dperseid.fuzz.seed=7} makes it another one. */
    @Test
    void rewrittenRulesDoWhatTheyDidBeforeForAsLongAsIsAsked() {
        Duration time = Duration.parse(System.getProperty("perseid.fuzz.time", "PT2S"));
        long seed = Long.getLong("perseid.fuzz.seed", 1_000_000);
        long start = Time.system().nanos();
        long rules = 0;
        while (Time.system().nanos() - start < time.toNanos()) {
            long next = seed + rules++;
            assertThatCode(() -> new RewriteVerifier(dtl, new RandomRules(next, dtl)).verify())
                    .as("seed=" + next)
                    .doesNotThrowAnyException();
        }
        System.out.println("fuzz: seeds=" + seed + ".." + (seed + rules - 1) + " time=" + time + " differences=0");
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
        return RewriteVerifier.encoded(json);
    }
}
