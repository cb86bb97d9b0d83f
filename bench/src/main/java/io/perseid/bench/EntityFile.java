package io.perseid.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A file of JSON lists of customers of about 700 bytes each, cut into parts that are a request body each.
 *
 * @param path the file
 * @param entities how many in all
 * @param offsets where each part begins; the last one is the file's length
 */
record EntityFile(Path path, int entities, List<Long> offsets) {
    private static final String[] TOWNS = {"Oslo", "Turin", "Lisbon", "Nagoya", "Valparaíso", "Tromsø", "Accra", "Perth"
    };
    private static final String[] WORDS = {
        "amber", "basalt", "cedar", "delta", "ember", "fjord", "garnet", "harbour", "indigo", "juniper", "kelp",
        "lagoon", "meadow", "nectar", "opal", "prairie", "quartz", "river", "saffron", "tundra"
    };

    /** Writes customers {@code first} to {@code first + count - 1}, the same for the same numbers. */
    static EntityFile write(Path path, int first, int count, int perPart) throws IOException {
        List<Long> offsets = new ArrayList<>();
        long at = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 20)) {
            for (int i = 0; i < count; i++) {
                boolean begins = i % perPart == 0;
                boolean ends = (i + 1) % perPart == 0 || i + 1 == count;
                if (begins) {
                    offsets.add(at);
                }
                byte[] bytes = ((begins ? "[" : ",") + customer(first + i) + (ends ? "]" : ""))
                        .getBytes(StandardCharsets.UTF_8);
                out.write(bytes);
                at += bytes.length;
            }
        }
        offsets.add(at);
        return new EntityFile(path, count, List.copyOf(offsets));
    }

    long bytes() {
        return offsets.getLast();
    }

    private static String customer(int number) {
        var random = new Random(number);
        return """
                {"_id":"customer-%08d","name":"%s %s","email":"%s.%d@example.org","born":"~t19%02d-0%d-1%d","active":%b,"balance":%d.%02d,\
                "points":%d,"address":{"street":"%s street %d","postcode":"%05d","town":"%s","country":"NO","position":[%d.%04d,%d.%04d]},\
                "phones":["+47 %08d","+47 %08d"],"tags":["%s","%s","%s"],"segment":"%s","last_seen":"~t2026-0%d-1%dT1%d:2%d:3%dZ",\
                "orders":[{"number":%d,"total":%d,"state":"paid"},{"number":%d,"total":%d,"state":"shipped"}],\
                "note":"%s"}""".formatted(
                        number,
                        word(random),
                        word(random),
                        word(random),
                        number,
                        10 + random.nextInt(90),
                        1 + random.nextInt(9),
                        random.nextInt(10),
                        random.nextBoolean(),
                        random.nextInt(100_000),
                        random.nextInt(100),
                        random.nextInt(1_000_000),
                        word(random),
                        random.nextInt(200),
                        random.nextInt(100_000),
                        TOWNS[random.nextInt(TOWNS.length)],
                        random.nextInt(90),
                        random.nextInt(10_000),
                        random.nextInt(180),
                        random.nextInt(10_000),
                        random.nextInt(100_000_000),
                        random.nextInt(100_000_000),
                        word(random),
                        word(random),
                        word(random),
                        word(random),
                        1 + random.nextInt(9),
                        random.nextInt(10),
                        random.nextInt(10),
                        random.nextInt(10),
                        random.nextInt(10),
                        random.nextInt(1_000_000),
                        random.nextInt(10_000),
                        random.nextInt(1_000_000),
                        random.nextInt(10_000),
                        note(random));
    }

    private static String note(Random random) {
        var note = new StringBuilder();
        for (int i = 0; i < 18; i++) {
            note.append(i == 0 ? "" : " ").append(word(random));
        }
        return note.toString();
    }

    private static String word(Random random) {
        return WORDS[random.nextInt(WORDS.length)];
    }
}
