package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Words for messages: values as people name them, and the known name nearest to a mistyped one. */
final class Words {
    private static final int LONGEST = 40;

    private Words() {}

    /** The value as a message shows it. */
    static String of(Value value) {
        return switch (value) {
            case NullValue ignored -> "null";
            case BooleanValue flag -> flag.toString();
            case StringValue text -> "the string \"" + shortened(text.value()) + "\"";
            case DictValue ignored -> "an object";
            case ListValue list -> "a list of " + list.size();
            default -> shortened(value.toString());
        };
    }

    /** The known name that is closest to the one found; empty if none is close. */
    static Optional<String> nearest(String found, Collection<String> known) {
        int limit = Math.max(2, found.length() / 3);
        return known.stream()
                .filter(name -> distance(found, name) <= limit)
                .min(Comparator.<String>comparingInt(name -> distance(found, name))
                        .thenComparing(name -> name));
    }

    /** "did you mean …?" for the closest known name, else the names there are. */
    static String suggestion(String found, Collection<String> known) {
        return nearest(found, known)
                .map(name -> "did you mean '" + name + "'?")
                .orElseGet(() -> known.isEmpty() ? "there is none" : "known: " + String.join(", ", known));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** How many letters must be added, removed or changed to make one from the other, whatever their case. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(java.util.Locale.ROOT);
        String b = other.toLowerCase(java.util.Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + change);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
