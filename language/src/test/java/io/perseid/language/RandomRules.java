package io.perseid.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules, entities and datasets by chance, from one seed. Not thread-safe. */
final class RandomRules {
    private static final Set<String> UNSTABLE = Set.of(
            "now", "uuid", "encrypt", "decrypt", "encrypt-pgp", "decrypt-pgp", "encrypt-pki", "decrypt-pki", "sleep!");
    private static final List<String> NAMES = List.of("a", "b", "ab", "x:a", "_id", "list", "dict", "$c", "n:a.b");
    private static final List<String> PATHS = List.of(
            "_S.a",
            "_S.b",
            "_S.list",
            "_S.list.a",
            "_S.dict",
            "_S.dict.b.a",
            "_S._id",
            "_S.",
            "_T.a",
            "_T.",
            "_P._S.a",
            "_R._T.b",
            "_B.q",
            "_S.'n:a.b'",
            "_S.$ids",
            "_S.x:a");

    private static final List<String> SOURCE_PATHS = PATHS.stream()
            .filter(path -> path.startsWith("_S.") && !path.equals("_S."))
            .toList();

    private final Random random;
    private final List<Signature> expressions;
    private final List<Signature> transforms;

    RandomRules(long seed, Dtl dtl) {
        this.random = new Random(seed);
        this.expressions = dtl.expressions().stream()
                .filter(signature -> !UNSTABLE.contains(signature.name()))
                .toList();
        this.transforms = dtl.transforms().stream()
                .filter(signature -> !UNSTABLE.contains(signature.name()))
                .toList();
    }

    /** A transform's configuration with one or two rules; half of the time of the kind that people write. */
    String config() {
        if (random.nextBoolean()) {
            return "{\"type\": \"dtl\", \"rules\": {\"default\": %s}}"
                    .formatted(list(1 + random.nextInt(6), () -> plain(2)));
        }
        return "{\"type\": \"dtl\", \"rules\": {\"default\": %s, \"r\": %s}}".formatted(block(3), block(2));
    }

    /** Whether it is one case in so many. */
    boolean oneIn(int cases) {
        return random.nextInt(cases) == 0;
    }

    /** A transform on properties that are named. */
    private String plain(int depth) {
        String name = quoted(pick(NAMES));
        return switch (random.nextInt(depth <= 0 ? 8 : 10)) {
            case 0 -> "[\"copy\", \"*\", [\"list\", %s, \"l*\"]]".formatted(name);
            case 1 -> "[\"copy\", [\"list\", %s, %s]]".formatted(name, quoted(pick(NAMES)));
            case 2 -> "[\"copy\", %s]".formatted(quoted(pick(List.of("*", "a*", "?", "*i*", "n:*"))));
            case 3 -> "[\"rename\", %s, %s]".formatted(name, quoted(pick(NAMES)));
            case 4 -> "[\"remove\", %s]".formatted(quoted(pick(List.of("a", "b", "d*", "?", "x:a"))));
            case 5 -> "[\"add-if\", %s, %s]".formatted(name, fromSource());
            case 6 -> "[\"default\", %s, %s]".formatted(name, literal(1));
            case 7 -> "[\"filter\", %s]".formatted(random.nextInt(4) == 0 ? fromSource() : "true");
            case 8 ->
                "[\"if\", %s, %s, %s]"
                        .formatted(
                                fromSource(),
                                list(1 + random.nextInt(2), () -> plain(depth - 1)),
                                list(random.nextInt(3), () -> plain(depth - 1)));
            default -> "[\"add\", %s, %s]".formatted(name, fromSource());
        };
    }

    private String fromSource() {
        return switch (random.nextInt(8)) {
            case 0 -> quoted(pick(PATHS));
            case 1 -> "[\"concat\", %s, %s, \"Æ\"]".formatted(fromSource(), quoted(pick(SOURCE_PATHS)));
            case 2 -> "[\"eq\", %s, %s]".formatted(fromSource(), literal(1));
            case 3 ->
                "[%s, %s]".formatted(quoted(pick(List.of("upper", "lower", "string", "sum", "count"))), fromSource());
            case 4 -> "[\"map\", %s, %s]".formatted(ofCurrent(), fromSource());
            case 5 -> "[\"filter\", %s, %s]".formatted(ofCurrent(), fromSource());
            case 6 -> expression(2, false);
            default -> quoted(pick(SOURCE_PATHS));
        };
    }

    private String ofCurrent() {
        return switch (random.nextInt(5)) {
            case 0 -> "[\"dict\", \"k\", \"_.a\", %s, \"_.b\"]".formatted(quoted(pick(List.of("k", "l", "a"))));
            case 1 -> "[\"eq\", \"_.a\", %s]".formatted(literal(0));
            case 2 -> "[\"gt\", \"_.b\", %s]".formatted(literal(0));
            case 3 -> expression(1, true);
            default -> quoted(pick(List.of("_.", "_.a", "_.b", "_.a.b")));
        };
    }

    private String block(int depth) {
        return list(1 + random.nextInt(4), () -> transform(depth));
    }

    private String transform(int depth) {
        return call(pick(transforms), depth, false);
    }

    private String call(Signature signature, int depth, boolean hasCurrent) {
        var arguments = new ArrayList<String>();
        arguments.add(quoted(signature.name()));
        for (Parameter parameter : signature.parameters()) {
            int times = parameter.repeated() ? random.nextInt(4) : parameter.optional() ? random.nextInt(2) : 1;
            for (int i = 0; i < times; i++) {
                arguments.add(argument(parameter.kind(), i, depth, hasCurrent));
            }
        }
        return "[" + String.join(", ", arguments) + "]";
    }

    private String argument(Parameter.Kind kind, int index, int depth, boolean hasCurrent) {
        return switch (kind) {
            case VALUE, SECRET -> expression(depth - 1, hasCurrent);
            case FUNCTION -> expression(depth - 1, true);
            case LITERAL -> literal(2);
            case RULE -> quoted("r");
            case DATASET -> quoted("d");
            case HOPS -> hop(depth);
            case STEPS -> block(depth - 1);
            case BRANCHES -> index % 2 == 0 ? expression(depth - 1, hasCurrent) : block(depth - 1);
        };
    }

    private String hop(int depth) {
        return "{\"datasets\": [\"d e\"], \"where\": [[\"eq\", %s, %s]]%s}"
                .formatted(
                        quoted(pick(PATHS)),
                        quoted("e." + pick(NAMES)),
                        random.nextInt(3) == 0 ? ", \"return\": " + expression(Math.min(1, depth - 1), false) : "");
    }

    private String expression(int depth, boolean hasCurrent) {
        int choice = random.nextInt(10);
        if (depth <= 0 || choice < 2) {
            return choice < 5
                    ? literal(1)
                    : quoted(hasCurrent && choice < 8 ? pick(List.of("_.", "_.a")) : pick(PATHS));
        }
        return call(pick(expressions), depth, hasCurrent);
    }

    /** A literal as a rule may write it. */
    private String literal(int depth) {
        return switch (random.nextInt(depth <= 0 ? 8 : 10)) {
            case 0 -> "null";
            case 1 -> random.nextBoolean() ? "true" : "false";
            case 2 -> String.valueOf(random.nextInt(7) - 2);
            case 3 -> pick(List.of("1.5", "-0.25", "1e20", "2.345"));
            case 4 -> quoted(pick(NAMES));
            case 5 ->
                quoted(pick(List.of("", "a b", "*", "a*", "%Y-%m-%d", "day", "UTC", "murmur3", "2015-07-28", "ÆØ😀")));
            case 6 -> quoted(pick(List.of("~:n:i", "~rhttp://a/b", "~t2015-07-28T09:46:00Z", "~f1.50", "~bYWJj")));
            case 7 -> quoted(pick(List.of("1", "-17", "0xff", "+4722222222", "~t2015-07-28", "true")));
            case 8 -> "{\"a\": %s, \"b\": %s}".formatted(literal(depth - 1), literal(depth - 1));
            default -> "[\"list\", %s, %s]".formatted(literal(depth - 1), literal(depth - 1));
        };
    }

    /** An entity as JSON. */
    String entity(int number) {
        var members = new ArrayList<String>();
        members.add("\"_id\": \"e" + number + "\"");
        for (String name : List.of("a", "b", "x:a", "n:a.b")) {
            if (random.nextInt(4) > 0) {
                members.add(quoted(name) + ": " + value(2));
            }
        }
        members.add("\"list\": " + list(random.nextInt(4), () -> value(2)));
        members.add("\"dict\": {\"a\": %s, \"b\": %s}".formatted(value(1), value(1)));
        return "{" + String.join(", ", members) + "}";
    }

    private String value(int depth) {
        String literal = literal(depth);
        return literal.startsWith("[\"list\"") ? "[" + literal.substring(9) : literal;
    }

    private static String list(int size, Supplier<String> item) {
        return Stream.generate(item).limit(size).collect(Collectors.joining(", ", "[", "]"));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
