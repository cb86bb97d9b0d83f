package io.perseid.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.testkit.SettableTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A store in a directory of its own for each test, checked at the end of it. */
final class TestStore implements BeforeEachCallback, AfterEachCallback {
    private final SettableTime time = SettableTime.atNoon();
    private @Nullable Path directory;
    private @Nullable Store store;
    private @Nullable FaultyEngine engine;
    private StoreSettings settings = StoreSettings.small();
    private boolean checked = true;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        directory = Files.createTempDirectory("perseid-store-test");
        open();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        try {
            if (checked) {
                check();
                store().close();
                assertThat(StoreCheck.check(directory(), settings, time).findings())
                        .isEmpty();
            }
        } finally {
            store().close();
            delete(directory());
        }
    }

    static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** For a test that damages its store. */
    void leaveUnchecked() {
        checked = false;
    }

    void check() {
        assertThat(StoreCheck.check(store()).findings()).isEmpty();
    }

    Store open() {
        Store opened = Store.open(directory(), settings, time, real -> {
            engine = new FaultyEngine(real);
            return engine;
        });
        store = opened;
        return opened;
    }

    Store reopen() {
        store().close();
        return open();
    }

    Store reopen(StoreSettings other) {
        settings = other;
        return reopen();
    }

    Store store() {
        return Objects.requireNonNull(store);
    }

    FaultyEngine engine() {
        return Objects.requireNonNull(engine);
    }

    SettableTime time() {
        return time;
    }

    Path directory() {
        return Objects.requireNonNull(directory);
    }

    Dataset dataset(String name) {
        return store().openOrCreate(new DatasetName(name));
    }
}
