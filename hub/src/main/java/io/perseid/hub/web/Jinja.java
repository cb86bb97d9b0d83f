package io.perseid.hub.web;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.interpret.TemplateError;
import io.perseid.entity.BooleanValue;
import io.perseid.entity.DecimalValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.TupleValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.hub.PlainJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills in Jinja templates. The library is loaded when the first template is, so that a node without any starts faster.
 * Thread-safe.
 */
final class Jinja {
    private static final int MOST_CHARACTERS = 64 << 20;

    private Jinja() {}

    private static final class Holder {
        static final Jinjava ENGINE = new Jinjava(JinjavaConfig.newBuilder()
                .withMaxOutputSize(MOST_CHARACTERS)
                .withMaxMacroRecursionDepth(20)
                .withEnableRecursiveMacroCalls(false)
                // a value that looks like a template is a value
                .withNestedInterpretationEnabled(false)
                .build());
    }

    /** Whether there is anything to fill in. */
    static boolean isTemplate(String text) {
        return text.contains("{{") || text.contains("{%") || text.contains("{#");
    }

    /**
     * The text with everything filled in; a name that is not among the values is empty.
     *
     * @throws Fault if the template can't be read or a value can't be computed
     */
    static String fill(String template, Map<String, ?> values) {
        if (!isTemplate(template)) {
            return template;
        }
        RenderResult result = Holder.ENGINE.renderForResult(template, new HashMap<>(values));
        for (TemplateError error : result.getErrors()) {
            if (error.getSeverity() == TemplateError.ErrorType.FATAL) {
                throw new Fault(
                        WebCode.TEMPLATE_WRONG,
                        "a template can't be filled in",
                        "reason",
                        error.getMessage(),
                        "line",
                        error.getLineno());
            }
        }
        return result.getOutput();
    }

    /** What is wrong with the template whatever the values are; empty if nothing is. */
    static Optional<String> mistake(String template) {
        if (!isTemplate(template)) {
            return Optional.empty();
        }
        return Holder.ENGINE.renderForResult(template, new HashMap<>()).getErrors().stream()
                .filter(error -> error.getReason() == TemplateError.ErrorReason.SYNTAX_ERROR)
                .map(TemplateError::getMessage)
                .findFirst();
    }

    /** The value as templates see it: plain maps, lists, numbers and strings. */
    static @Nullable Object plain(Value value) {
        return switch (value) {
            case NullValue _ -> null;
            case BooleanValue flag -> flag.value();
            case IntegerValue number -> number.isLong() ? (Object) number.longValue() : number.bigValue();
            case FloatValue number -> number.value();
            case DecimalValue number -> number.value();
            case ListValue list -> items(list.items());
            case TupleValue tuple -> items(tuple.items());
            case DictValue dict -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                dict.forEach((name, member) -> members.put(name, plain(member)));
                yield members;
            }
            default -> PlainJson.text(value);
        };
    }

    private static List<@Nullable Object> items(List<Value> values) {
        List<@Nullable Object> items = new ArrayList<>();
        values.forEach(value -> items.add(plain(value)));
        return items;
    }
}
