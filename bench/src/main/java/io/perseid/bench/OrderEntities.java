package io.perseid.bench;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Orders of about 700 bytes of plain JSON, each with three to seven lines, of which the first is paid. */
final class OrderEntities {
    private static final String[] TOWNS = {"Oslo", "Turin", "Lisbon", "Nagoya", "Valparaíso", "Tromsø", "Accra", "Perth"
    };
    private static final String[] WORDS = {
        "amber", "basalt", "cedar", "delta", "ember", "fjord", "garnet", "harbour", "indigo", "juniper", "kelp",
        "lagoon"
    };
    private static final String[] CATEGORIES = {"tools", "garden", "kitchen", "office"};
    private static final String[] STATES = {"paid", "open", "returned"};

    private OrderEntities() {}

    /** A JSON list of so many, the same each time. */
    static byte[] json(int count) {
        var random = new Random(11);
        var json = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            json.append(i == 0 ? "" : ",\n").append(order(i, random));
        }
        return json.append(']').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String order(int number, Random random) {
        var lines = new StringBuilder();
        int count = 3 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            lines.append(i == 0 ? "" : ",").append("""
                    {"sku":"sku-%d","name":"%s","category":"%s","state":"%s","amount":%d}""".formatted(
                            random.nextInt(100_000),
                            pick(WORDS, random),
                            pick(CATEGORIES, random),
                            i == 0 ? STATES[0] : pick(STATES, random),
                            random.nextInt(10_000)));
        }
        return """
                {"_id":"order-%08d","number":%d,"placed":"2026-0%d-1%dT1%d:2%d:3%dZ","currency":"nok","email":"%s.%d@example.org",\
                "customer":{"first":"%s","last":"%s","town":"%s","postcode":"%05d"},"freight":%d,"fee":%d,"gift":%b,\
                "note":"%s %s %s %s %s","lines":[%s]}""".formatted(
                        number,
                        number + 1_000_000,
                        1 + random.nextInt(9),
                        random.nextInt(10),
                        random.nextInt(10),
                        random.nextInt(10),
                        random.nextInt(10),
                        pick(WORDS, random),
                        number,
                        pick(WORDS, random),
                        pick(WORDS, random),
                        pick(TOWNS, random),
                        random.nextInt(100_000),
                        random.nextInt(500),
                        random.nextInt(50),
                        random.nextBoolean(),
                        pick(WORDS, random),
                        pick(WORDS, random),
                        pick(WORDS, random),
                        pick(WORDS, random),
                        pick(WORDS, random),
                        lines);
    }

    private static String pick(String[] from, Random random) {
        return from[random.nextInt(from.length)];
    }
}
