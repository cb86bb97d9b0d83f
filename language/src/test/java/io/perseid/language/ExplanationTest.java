package io.perseid.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.ListValue;
import io.perseid.entity.Value;
import io.perseid.language.function.Functions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of a rule that ran on one entity. */
class ExplanationTest {
    private final Dtl dtl = new Dtl(Functions.standard());
    private final SmallDatasets datasets = new SmallDatasets(Map.of(
            "orders",
            List.of(
                    entity("o1", "{\"customer\": \"ada\", \"amount\": 10}"),
                    entity("o2", "{\"customer\": \"ada\", \"amount\": 3}"),
                    entity("o3", "{\"customer\": \"bob\", \"amount\": 5}"))));

    @Test
    void eachPropertyNamesTheLinesThatMadeIt() {
        DictValue lines = explain("""
                {"rules": {"default": [
                  ["copy", "*"],
                  ["if", ["eq", "_S.last", "King"], ["add", "title", "Countess"]],
                  ["add", "name", ["concat", "_S.first", " ", ["upper", "_S.last"]]],
                  ["add", "name", ["concat", "_T.title", " ", "_T.name"]],
                  ["remove", "first"]]}}""", "{\"first\": \"Ada\", \"last\": \"King\"}");
        assertThat(json(lines.get("properties"))).isEqualTo("{\"last\":[1],\"title\":[3],\"name\":[4,5]}");
        assertThat(json(at(lines, "lines", 3, "changes")))
                .isEqualTo("[{\"property\":\"name\",\"value\":\"Countess Ada KING\",\"before\":\"Ada KING\"}]");
        assertThat(json(at(lines, "lines", 4, "changes")))
                .isEqualTo("[{\"property\":\"first\",\"before\":\"Ada\",\"removed\":true}]");
    }

    @Test
    void aLineSaysWhereItStandsAndWhatItRead() {
        DictValue lines = explain("""
                {"rules": {"default": [
                  ["copy", "a*"],
                  ["add", "name", ["upper", "_S.first"]]]}}""", "{\"first\": \"Ada\", \"age\": 36}");
        Value line = at(lines, "lines", 1);
        assertThat(json(at(line, "text")))
                .isEqualTo("\"[\\\"add\\\", \\\"name\\\", [\\\"upper\\\", \\\"_S.first\\\"]]\"");
        assertThat(json(at(line, "pointer"))).isEqualTo("\"/rules/default/1\"");
        assertThat(json(at(line, "file")) + at(line, "line") + at(line, "column"))
                .isEqualTo("\"pipe.json\"33");
        assertThat(json(at(line, "values")))
                .isEqualTo(
                        "[{\"at\":\"/2/1\",\"text\":\"\\\"_S.first\\\"\",\"read\":true,\"value\":\"Ada\"},"
                                + "{\"at\":\"/2\",\"text\":\"[\\\"upper\\\", \\\"_S.first\\\"]\",\"read\":false,\"value\":\"ADA\"}]");
        assertThat(json(at(lines, "lines", 0, "changes")))
                .isEqualTo("[{\"property\":\"age\",\"value\":36,\"from\":\"_S.age\"}]");
    }

    @Test
    void aFilterTellsWhichOfItsConditionsWasFalse() {
        DictValue lines = explain("""
                {"rules": {"default": [
                  ["filter", ["and", ["eq", "_S.type", "person"], ["not", ["eq", "_S.country", "NO"]]]],
                  ["add", "never", 1]]}}""", "{\"type\": \"person\", \"country\": \"NO\"}");
        assertThat(json(lines.get("outcome"))).isEqualTo("\"filtered\"");
        assertThat(json(at(lines, "lines", 0, "why")))
                .isEqualTo("[{\"at\":\"/1/2/1\",\"text\":\"[\\\"eq\\\", \\\"_S.country\\\", \\\"NO\\\"]\","
                        + "\"read\":false,\"value\":true}]");
        assertThat(((ListValue) lines.get("lines")).size()).isEqualTo(1);
    }

    @Test
    void aJoinTellsItsKeyAndWhatItFound() {
        DictValue lines = explain("""
                {"rules": {"default": [["add", "orders", ["hops", {
                   "datasets": ["orders o"],
                   "where": [["eq", "_S._id", "o.customer"], ["gt", "o.amount", 5]],
                   "return": "o.amount"}]]]}}""", "{}");
        assertThat(json(at(lines, "lines", 0, "joins")))
                .isEqualTo("[{\"dataset\":\"orders\",\"index\":\"\\\"_S.customer\\\"\",\"key\":\"ada\","
                        + "\"found\":2,\"ids\":[\"o1\",\"o2\"]}]");
        assertThat(json(at(lines, "lines", 0, "values")))
                .contains("\"text\":\"[\\\"gt\\\", \\\"o.amount\\\", 5]\",\"read\":false,\"value\":true,"
                        + "\"values\":[true,false],\"times\":2,\"times_true\":1");
        assertThat(json(lines.get("result"))).isEqualTo("{\"_id\":\"ada\",\"orders\":[10]}");
    }

    @Test
    void rulesThatAreAppliedAndEntitiesThatAreCreatedStandWithTheLine() {
        DictValue lines = explain("""
                {"rules": {"default": [["create", ["apply", "line", "_S.lines"]]],
                  "line": [["add", "_id", ["concat", "_P._S._id", "-", "_S.n"]]]}}""", "{\"lines\": [{\"n\": \"1\"}, {\"n\": \"2\"}]}");
        Value line = at(lines, "lines", 0);
        assertThat(json(at(line, "applied", 1, "properties"))).isEqualTo("{\"_id\":[3]}");
        assertThat(json(at(line, "applied", 1, "source"))).isEqualTo("{\"n\":\"2\"}");
        assertThat(json(at(line, "created"))).isEqualTo("[{\"_id\":\"ada-1\"},{\"_id\":\"ada-2\"}]");
    }

    @Test
    void aRuleThatFailsIsToldUpToTheFailure() {
        Explanation explanation = explanation("""
                {"rules": {"default": [
                  ["add", "a", 1],
                  ["add", "b", ["apply", "deep", "_S.lines"]],
                  ["add", "c", 3]],
                 "deep": [["if", ["eq", "_S.n", 30], ["fail!", "no thirty"]]]}}""", "{\"lines\": " + numbered(40) + "}");
        assertThat(explanation.failure()).isPresent();
        DictValue lines = explanation.lines();
        assertThat(json(lines.get("outcome"))).isEqualTo("\"failed\"");
        assertThat(((ListValue) lines.get("lines")).size()).isEqualTo(2);
        assertThat(json(at(lines, "lines", 1, "outcome"))).isEqualTo("\"failed\"");
        assertThat(json(at(lines, "lines", 1, "applied", 20, "lines", 0, "lines", 0, "failure", "message")))
                .contains("no thirty");
        assertThat(json(at(lines, "lines", 1, "applied_more"))).isEqualTo("10");
    }

    @Test
    void whatIsToldIsBoundedAndSaysSo() {
        String rule = "[\"add\", \"x\", [\"map\", [\"apply\", \"r\", \"_.\"], \"_S.lines\"]], ".repeat(100);
        DictValue lines = explain(
                "{\"rules\": {\"default\": [" + rule + "[\"add\", \"last\", \"" + "x".repeat(5000) + "\"]],"
                        + " \"r\": [[\"copy\", \"*\"], [\"add\", \"t\", \"" + "y".repeat(1000) + "\"]]}}",
                "{\"lines\": " + numbered(2000) + "}");
        String text = json(lines);
        assertThat(text.length()).isLessThan(3_000_000);
        assertThat(json(lines.get("cut"))).isEqualTo("true");
        assertThat(text).contains("more characters");
    }

    private DictValue explain(String config, String properties) {
        return explanation(config, properties).lines();
    }

    private Explanation explanation(String config, String properties) {
        return dtl.explain(
                Json.parseLocated(config, "pipe.json"), CompileContext.of("p"), entity("ada", properties), datasets);
    }

    private static String numbered(int count) {
        var text = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ", ").append("{\"n\": ").append(i).append('}');
        }
        return text.append(']').toString();
    }

    private static Entity entity(String id, String properties) {
        return Entity.of(new EntityId(id), (DictValue) Json.parse(properties, JsonForm.COMPATIBLE));
    }

    private static Value at(Value value, Object... steps) {
        Value found = value;
        for (Object step : steps) {
            found = switch (step) {
                case Integer index -> ((ListValue) found).get(index);
                default -> ((DictValue) found).get((String) step);
            };
        }
        return found;
    }

    private static String json(Value value) {
        return Json.write(value, JsonForm.COMPATIBLE);
    }
}
