package io.perseid.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How a function is written and what it does.
 *
 * @param rule what it does, in a few sentences for the reference
 */
public record Signature(String name, List<Parameter> parameters, String rule) {
    /** Those read before, by the text they were read from: functions name theirs anew each time they are asked. */
    private static final Map<String, Signature> READ = new ConcurrentHashMap<>();

    /** The parameters are copied. */
    public Signature {
        parameters = List.copyOf(parameters);
    }

    /**
     * The signature written as {@code datetime-parse [timezone] format values}: brackets for what may be left out, two
     * dots for what may be repeated, {@code name:function} for another kind than an expression.
     */
    public static Signature of(String text, String rule) {
        Signature known = READ.get(text);
        if (known == null || !known.rule.equals(rule)) {
            known = read(text, rule);
            READ.put(text, known);
        }
        return known;
    }

    private static Signature read(String text, String rule) {
        String[] words = text.split(" ");
        var parameters = new ArrayList<Parameter>();
        for (int i = 1; i < words.length; i++) {
            parameters.add(Parameter.parse(words[i]));
        }
        return new Signature(words[0], parameters, rule);
    }

    /** The fewest arguments. */
    public int least() {
        return (int)
                parameters.stream().filter(p -> !p.optional() && !p.repeated()).count();
    }

    /** The most arguments. */
    public int most() {
        return parameters.stream().anyMatch(Parameter::repeated) ? Integer.MAX_VALUE : parameters.size();
    }

    /** How many arguments there may be, in words. */
    String count() {
        if (most() == Integer.MAX_VALUE) {
            return "at least " + least();
        }
        return least() == most() ? String.valueOf(least()) : least() + " to " + most();
    }

    /** The parameter without a repeated one that each of so many arguments belongs to; null where one is left out. */
    List<Boolean> given(int arguments) {
        int spare = arguments - least();
        var given = new ArrayList<Boolean>();
        for (Parameter parameter : parameters) {
            if (!parameter.repeated()) {
                given.add(!parameter.optional() || spare-- > 0);
            }
        }
        return given;
    }

    /** As it is written in a rule. */
    @Override
    public String toString() {
        var text = new StringBuilder("[\"").append(name).append('"');
        parameters.forEach(parameter -> text.append(", ").append(parameter));
        return text.append(']').toString();
    }
}
