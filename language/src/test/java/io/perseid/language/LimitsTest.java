package io.perseid.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.Json;
import io.perseid.fault.Fault;
import io.perseid.language.function.Functions;
import java.util.Map;
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
