package io.perseid.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.Json;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.language.function.Functions;
import io.perseid.time.Time;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A rule that runs away is stopped, and the failure names pipe, rule and entity. */
class LimitsTest {
    private final Dtl dtl = new Dtl(Functions.standard());

    @Test
    void aRuleThatAppliesItselfWithoutEndIsStopped() {
        assertStopped(
                "\"default\": [[\"add\", \"x\", [\"apply\", \"r\", \"_S.\"]]], \"r\": [[\"add\", \"y\", [\"apply\", \"r\", \"_S.\"]]]",
                "rule=r");
    }

    @Test
    void aRangeWithoutEndIsStopped() {
        assertStopped("\"default\": [[\"add\", \"x\", [\"range\", 0, 999999999999]]]", "rule=default");
    }

    @Test
    void textThatDoublesAndDoublesIsStopped() {
        String doubling = "[\"add\", \"x\", [\"concat\", \"_T.x\", \"_T.x\"]], ".repeat(60);
        assertStopped("\"default\": [[\"add\", \"x\", \"0123456789\"], " + doubling + "[\"comment\"]]", "rule=default");
    }

    @Test
    void listsThatHoldThemselvesTwiceAndTwiceAreStopped() {
        String doubling = "[\"add\", \"x\", [\"list\", \"_T.x\", \"_T.x\"]], ".repeat(60);
        assertStopped("\"default\": [[\"add\", \"x\", \"a\"], " + doubling + "[\"comment\"]]", "rule=default");
    }

    @Test
    void combinationsWithoutEndAreStopped() {
        String range = "[\"range\", 0, 1000], ".repeat(8);
        assertStopped("\"default\": [[\"add\", \"x\", [\"tuples\", " + range + "1]]]", "rule=default");
    }

    @Test
    void rulesWithinEachOtherAreStoppedAtTheirDepth() {
        assertStopped(
                "\"default\": [[\"add\", \"x\", [\"apply\", \"a\", \"_S.\"]]], \"a\": [[\"add\", \"x\", [\"apply\", \"b\", \"_S.\"]]], \"b\": [[\"add\", \"x\", [\"apply\", \"a\", \"_S.\"]]]",
                "rule=");
    }

    @Test
    void tooManyEntitiesAreStopped() {
        String create =
                "\"default\": [[\"create\", [\"map\", [\"dict\", \"_id\", [\"string\", \"_.\"]], [\"range\", 0, 50]]]]";
        assertThatThrownBy(() -> run(
                        create, new Limits(200, 10_000_000, 20, Duration.ofMinutes(1)), new SmallDatasets(Map.of())))
                .hasMessageContaining("a rule emits too many entities")
                .hasMessageContaining("rule=default")
                .hasMessageContaining("entity=e1");
    }

    @Test
    void anEntityThatGrowsByRepetitionIsStopped() {
        String big = "[\"add\", \"big\", [\"join\", \"\", [\"map\", \"0123456789\", [\"range\", 0, 300000]]]]";
        assertStopped(
                "\"default\": [" + big + ", [\"add\", \"many\", [\"map\", \"_T.big\", [\"range\", 0, 100]]]]",
                "a rule makes too large an entity");
    }

    @Test
    void aRuleThatTakesTooLongIsStopped() {
        var clock = new AtomicLong();
        var slow = new SlowWorld(clock);
        assertThatThrownBy(() -> run(
                        "\"default\": [[\"add\", \"x\", [\"count\", [\"map\", [\"plus\", 1, \"_.\"], [\"range\", 0, 100000]]]]]",
                        Limits.STANDARD,
                        slow))
                .hasMessageContaining("a rule takes too long")
                .hasMessageContaining("rule=default")
                .hasMessageContaining("entity=e1");
    }

    /** Patterns and casts that would take a backtracking matcher for ever. */
    @Test
    void noTextMakesMatchingSlow() {
        String hostile = "a".repeat(50_000);
        String digits = "1".repeat(50_000) + "x";
        Entity entity = Entity.of(
                new EntityId("e1"),
                DictValue.of(Map.of(
                        "text", new StringValue(hostile),
                        "digits", new StringValue(digits),
                        "pattern", new StringValue("*a".repeat(1000) + "*b"),
                        "regex", new StringValue("(a+)+$"))));
        String rules = """
                "default": [
                  ["add", "a", ["matches", "*a*a*a*a*a*a*a*a*a*a*a*a*b", "_S.text"]],
                  ["add", "b", ["matches", "_S.pattern", "_S.text"]],
                  ["add", "c", ["matches", "(a+)+$", "_S.text"]],
                  ["add", "d", ["matches", "_S.regex", "_S.regex"]],
                  ["add", "e", ["decimal", ["string", "no"], "_S.digits"]],
                  ["add", "f", ["float", ["string", "no"], "_S.digits"]],
                  ["add", "g", ["integer", ["string", "no"], "_S.digits"]],
                  ["add", "h", ["datetime", ["string", "no"], "_S.digits"]],
                  ["add", "i", ["uuid", "_S.digits"]]]""";
        Transform transform = dtl.compile(Json.parseLocated("{\"rules\": {" + rules + "}}", ""), CompileContext.of("p"))
                .orThrow();
        var out = new ArrayList<DictValue>();
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> transform.apply(
                        entity,
                        new SmallDatasets(Map.of()),
                        emission -> out.add(emission.entity().properties())));
        assertThat(out.getFirst().get("a")).isEqualTo(BooleanValue.FALSE);
        assertThat(out.getFirst().get("b")).isEqualTo(BooleanValue.FALSE);
        assertThat(out.getFirst().get("c")).isEqualTo(BooleanValue.FALSE);
        assertThat(out.getFirst().get("d"))
                .as("no regular expression: plain characters")
                .isEqualTo(BooleanValue.TRUE);
        assertThat(List.of("e", "f", "g", "h"))
                .allSatisfy(name -> assertThat(out.getFirst().get(name)).hasToString("no"));
    }

    @Test
    void theSameVersionGivesTheSameTimeAndUuid() {
        String rules =
                "\"default\": [[\"add\", \"now\", [\"stable-now\"]], [\"add\", \"id\", [\"stable-uuid\", \"line\"]]]";
        Transform transform = dtl.compile(Json.parseLocated("{\"rules\": {" + rules + "}}", ""), CompileContext.of("p"))
                .orThrow();
        var out = new ArrayList<String>();
        for (String content : List.of("a", "a", "b")) {
            Entity entity = Entity.of(new EntityId("e1"), DictValue.of("x", new StringValue(content)));
            transform.apply(
                    entity,
                    new StoredWorld(),
                    emission -> out.add(emission.entity().properties().toString()));
        }
        assertThat(out.get(0)).isEqualTo(out.get(1)).contains("1970-01-01T00:00:01");
        assertThat(out.get(2)).isNotEqualTo(out.get(0));
    }

    private void run(String rules, Limits limits, RunContext world) {
        Transform transform = dtl.compile(
                        Json.parseLocated("{\"rules\": {" + rules + "}}", ""),
                        CompileContext.of("p").withLimits(limits))
                .orThrow();
        transform.apply(Entity.of(new EntityId("e1"), DictValue.EMPTY), world, emission -> {});
    }

    /** A world in which a minute passes each time somebody looks at the clock. */
    private record SlowWorld(AtomicLong clock) implements RunContext, Time {
        @Override
        public Time time() {
            return this;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanos() {
            return clock.addAndGet(Duration.ofMinutes(1).toNanos());
        }

        @Override
        public SecureRandom random() {
            return new SecureRandom();
        }
    }

    /** A world in which the source's version was stored a second after the epoch. */
    private static final class StoredWorld implements RunContext {
        @Override
        public Time time() {
            return Time.system();
        }

        @Override
        public SecureRandom random() {
            return new SecureRandom();
        }

        @Override
        public Value reserved(String name) {
            return name.equals("_ts") ? IntegerValue.of(1_000_000) : NullValue.NULL;
        }
    }

    private void assertStopped(String rules, String fact) {
        Transform transform = dtl.compile(Json.parseLocated("{\"rules\": {" + rules + "}}", ""), CompileContext.of("p"))
                .orThrow();
        Entity entity = Entity.of(new EntityId("e1"), DictValue.EMPTY);
        assertThatThrownBy(() -> transform.apply(entity, new SmallDatasets(Map.of()), emission -> {}))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(LanguageCode.DTL_LIMIT))
                .hasMessageContaining("pipe=p")
                .hasMessageContaining("entity=e1")
                .hasMessageContaining(fact);
    }
}
