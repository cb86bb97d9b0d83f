package io.perseid.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.fault.Place;
import io.perseid.fault.ProblemsFault;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class JsonNodeTest {
    @Test
    void eachNodeKnowsItsPlaceAndEachNameItsOwn() {
        JsonNode root = Json.parseLocated("{\n  \"a/b\": [1,\n    {\"~æ\": true, \"x\": null}]\n}\n", "p.json");
        assertThat(root.place()).isEqualTo(new Place("p.json", "", 1, 1));
        JsonNode list = root.member("a/b").orElseThrow();
        assertThat(list.place()).isEqualTo(new Place("p.json", "/a~1b", 2, 10));
        assertThat(root.namePlace("a/b")).isEqualTo(new Place("p.json", "/a~1b", 2, 3));
        JsonNode dict = list.items().get(1);
        assertThat(dict.place()).isEqualTo(new Place("p.json", "/a~1b/1", 3, 5));
        assertThat(dict.member("x").orElseThrow().place()).isEqualTo(new Place("p.json", "/a~1b/1/x", 3, 23));
        assertThat(dict.member("~æ").orElseThrow().place().pointer()).isEqualTo("/a~1b/1/~0æ");
    }

    @Test
    void aByteOrderMarkTakesNoColumn() {
        JsonNode root = Json.parseLocated("\ufeff[1]", "p.json");
        assertThat(root.place()).isEqualTo(new Place("p.json", "", 1, 1));
        assertProblem("\ufeff[x]", EntityCode.JSON_MALFORMED, 1, 2);
    }

    @Test
    void whatIsWrongIsFoundByLineAndColumn() {
        assertProblem("{\n  \"å\": [1,\n  tru]}", EntityCode.JSON_MALFORMED, 3, 6);
        assertProblem("{\n  \"å\": 1,\n  \"å\": 2}", EntityCode.JSON_DUPLICATE_KEY, 3, 3);
        assertProblem("[\n1\n", EntityCode.JSON_TRUNCATED, 3, 1);
        assertProblem("[\n1] x", EntityCode.JSON_MALFORMED, 2, 4);
        assertProblem("[\"ab\\ud800\"]", EntityCode.JSON_LONE_SURROGATE, 1, 5);
    }

    private static void assertProblem(String text, EntityCode code, int line, int column) {
        assertThatThrownBy(() -> Json.parseLocated(text, "p.json"))
                .isInstanceOfSatisfying(ProblemsFault.class, fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    Place place = fault.problems().getFirst().place();
                    assertThat(place.file()).isEqualTo("p.json");
                    assertThat(place.line()).isEqualTo(line);
                    assertThat(place.column()).isEqualTo(column);
                });
    }

    @Test
    void aNodeSaysWhatItIs() {
        JsonNode root = Json.parseLocated("[null, true, 1, 1.5, \"~t2015-12-31\", [], {}]", "");
        assertThat(root.items().stream().map(JsonNode::kind))
                .containsExactly("null", "boolean", "number", "number", "string", "list", "dict");
        assertThat(root.items().get(1).asBoolean()).contains(true);
        assertThat(root.items().get(2).asInteger()).hasValue(1);
        assertThat(root.items().get(3).asInteger()).isEmpty();
        assertThat(root.items().get(3).asNumber()).contains(new FloatValue(1.5));
        assertThat(root.items().get(4).text()).isEqualTo("~t2015-12-31");
        assertThat(root.items().get(4).value()).isEqualTo(new DateValue(LocalDate.of(2015, 12, 31)));
        assertThatThrownBy(() -> root.items().get(5).text()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nodesMadeFromOthersKeepTheirPlaces() {
        JsonNode root = Json.parseLocated("{\"a\": \"$ENV(x)\", \"b\": 2}", "p.json");
        JsonNode a = root.member("a").orElseThrow();
        JsonNode made =
                JsonNode.dict(Map.of("a", JsonNode.of(ListValue.of(new StringValue("y")), a.place())), root.place());
        assertThat(made.member("a").orElseThrow().items().getFirst().place())
                .isEqualTo(new Place("p.json", "/a/0", 1, 7));
        assertThat(JsonNode.list(List.of(made, a), root.place())).hasToString("[{\"a\":[\"y\"]},\"$ENV(x)\"]");
    }

    /** A tree and a plain parse give the same value. The repetition is the seed. */
    @RepeatedTest(100)
    void theTreeHoldsTheValue(RepetitionInfo repetition) {
        Value value = new RandomValues(repetition.getCurrentRepetition()).dict();
        String json = Json.pretty(value, JsonForm.COMPATIBLE);
        Value parsed = Json.parse(json, JsonForm.COMPATIBLE);
        JsonNode root = Json.parseLocated(json, "");
        assertThat(root.value()).isEqualTo(parsed);
        assertThat(JsonNode.of(parsed, Place.UNKNOWN).value()).isEqualTo(parsed);
        assertThat(Json.parse(root.toString(), JsonForm.COMPATIBLE)).isEqualTo(parsed);
    }
}
