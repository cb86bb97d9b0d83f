package io.perseid.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NameSetTest {
    private final NameSet names = new NameSet();
    private final ValueWriter out = new ValueWriter(16);

    @Test
    void aNameThatComesTwiceIsNoticedWhateverTheObjectsBeforeNamed() {
        var random = new Random(5);
        List<String> layout = List.of();
        for (int object = 0; object < 20_000; object++) {
            layout = random.nextInt(3) == 0 ? changed(layout, random) : layout;
            names.clear();
            out.reset();
            var seen = new HashSet<String>();
            for (String name : layout) {
                int start = out.size();
                out.string(name);
                boolean isNew = names.add(out, start);
                assertThat(isNew).as("%s of %s", name, layout).isEqualTo(seen.add(name));
                if (!isNew) {
                    break;
                }
                out.integer(random.nextInt());
            }
        }
    }

    private static List<String> changed(List<String> layout, Random random) {
        var changed = new ArrayList<>(layout);
        switch (random.nextInt(4)) {
            case 0 -> changed.add(random.nextInt(changed.size() + 1), name(random));
            case 1 -> {
                if (!changed.isEmpty()) {
                    changed.remove(random.nextInt(changed.size()));
                }
            }
            case 2 -> {
                if (!changed.isEmpty()) {
                    changed.set(random.nextInt(changed.size()), name(random));
                }
            }
            default -> {
                if (random.nextInt(5) == 0) {
                    changed.clear();
                }
            }
        }
        return changed;
    }

    private static String name(Random random) {
        return "n".repeat(1 + random.nextInt(random.nextInt(20) == 0 ? 600 : 12)) + random.nextInt(4);
    }
}
