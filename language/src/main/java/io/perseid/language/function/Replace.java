package io.perseid.language.function;

import io.perseid.entity.DictValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Run;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code replace}. */
final class Replace implements OptionMapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "replace old [new] values",
                "Strings with every old text replaced by the new one. Instead of both, a dictionary of old to new texts: all at once, at each place the longest one that fits. Other values are dropped.");
    }

    @Override
    public Mapper prepare(Options options) {
        Run run = options.run();
        if (!options.has(1)) {
            return options.first(0) instanceof DictValue dict ? ofDict(dict, run) : NEVER;
        }
        String old = options.text(0);
        String other = options.text(1);
        if (old == null || other == null) {
            return NEVER;
        }
        return value -> value instanceof StringValue(String text) ? paid(text.replace(old, other), run) : null;
    }

    private static Mapper ofDict(DictValue dict, @Nullable Run run) {
        List<String> longestFirst = dict.names().stream()
                .filter(name -> !name.isEmpty() && dict.get(name) instanceof StringValue)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        return value -> value instanceof StringValue(String text) ? paid(replace(text, longestFirst, dict), run) : null;
    }

    private static String replace(String text, List<String> longestFirst, DictValue dict) {
        var result = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            String found = fitting(text, at, longestFirst);
            result.append(
                    found.isEmpty()
                            ? String.valueOf(text.charAt(at))
                            : dict.get(found).toString());
            at += Math.max(1, found.length());
        }
        return result.toString();
    }

    private static String fitting(String text, int at, List<String> longestFirst) {
        for (String old : longestFirst) {
            if (text.startsWith(old, at)) {
                return old;
            }
        }
        return "";
    }

    private static Value paid(String text, @Nullable Run run) {
        if (run != null) {
            run.spendText(text.length());
        }
        return Values.of(text);
    }
}
