package io.perseid.language.cases;

import io.perseid.entity.DictValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.JsonNode;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One example of the language: an expression or transforms, what they run on, and what must come of it. The form is
 * described in {@code docs/formats/dtl-cases.md}.
 *
 * @param json the case as it is written
 */
record DtlCase(JsonNode json) {
    String id() {
        return json.member("id").flatMap(JsonNode::asString).orElse("?");
    }

    /** The function that it is an example of. */
    String function() {
        return json.member("function").flatMap(JsonNode::asString).orElse("");
    }

    /** What it shows, in words; empty if it does not say. */
    String note() {
        return json.member("note").flatMap(JsonNode::asString).orElse("");
    }

    JsonNode dtl() {
        return json.member("dtl").orElseThrow(() -> new IllegalArgumentException("a case without dtl id=" + id()));
    }

    /** Whether the rule is a list of transforms and not an expression. */
    boolean isTransform() {
        return dtl().isList()
                && !dtl().items().isEmpty()
                && dtl().items().getFirst().isList();
    }

    DictValue source() {
        return dict("source");
    }

    DictValue targetBefore() {
        return dict("target_before");
    }

    private DictValue dict(String name) {
        return json.member(name).map(JsonNode::value).orElse(NullValue.NULL) instanceof DictValue dict
                ? dict
                : DictValue.EMPTY;
    }

    /** The expected value; of json-parse strings stay strings, whatever they begin with. */
    Value expected() {
        boolean isPlain = json.member("function")
                .flatMap(JsonNode::asString)
                .filter("json-parse"::equals)
                .isPresent();
        return json.member("expected")
                .map(node -> isPlain ? plain(node) : node.value())
                .orElse(NullValue.NULL);
    }

    private static Value plain(JsonNode node) {
        if (node.isList()) {
            return ListValue.of(node.items().stream().map(DtlCase::plain).toList());
        }
        return node.isString() ? new StringValue(node.text()) : node.value();
    }

    List<Value> accepted() {
        var accepted = new ArrayList<Value>();
        accepted.add(expected());
        json.member("accept").ifPresent(more -> more.items().forEach(each -> accepted.add(each.value())));
        return accepted;
    }

    List<Value> emitted() {
        return json.member("emitted").map(JsonNode::items).orElse(List.of()).stream()
                .map(JsonNode::value)
                .toList();
    }

    Optional<String> error() {
        return json.member("error").flatMap(JsonNode::asString);
    }

    JsonNode context(String name) {
        return json.member("context")
                .flatMap(context -> context.member(name))
                .orElse(JsonNode.dict(Map.of(), json.place()));
    }

    Comparison comparison() {
        Set<String> how = new HashSet<>();
        json.member("compare").ifPresent(list -> list.items().forEach(item -> how.add(item.text())));
        double tolerance =
                json.member("tolerance").map(JsonNode::value).orElse(NullValue.NULL) instanceof FloatValue(double t)
                        ? t
                        : 0;
        return new Comparison(how, tolerance);
    }
}
