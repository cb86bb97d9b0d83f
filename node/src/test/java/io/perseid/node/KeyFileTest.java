package io.perseid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.entity.DictValue;
import io.perseid.entity.StringValue;
import io.perseid.fault.Fault;
import io.perseid.hub.Hub;
import io.perseid.hub.HubParts;
import io.perseid.hub.SecretCipher;
import io.perseid.store.Store;
import io.perseid.store.StoreSettings;
import io.perseid.time.Time;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    Path folder;

    @Test
    void theKeyIsMadeOnceForItsOwnerOnly() throws IOException {
        Path file = KeyFile.in(folder);
        KeyFile.cipher(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String line = Files.readString(file);
        KeyFile.cipher(file);
        assertThat(Files.readString(file)).isEqualTo(line).hasSize(45);
    }

    @Test
    void whatHoldsNoKeyIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("k"), "not a key");
        assertThatThrownBy(() -> KeyFile.cipher(file)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo(NodeCode.KEY_UNUSABLE);
            assertThat(fault.getMessage()).contains("file=" + file);
        });
        assertThatThrownBy(() -> KeyFile.cipher(folder.resolve("none/k")))
                .hasMessageContaining("cause=NoSuchFileException");
    }

    @Test
    void aDataDirectoryThatTakesThePlaceOfAnotherGetsItsKey() throws IOException {
        Path before = Files.createDirectory(folder.resolve("before"));
        Path now = Files.createDirectory(folder.resolve("now"));
        KeyFile.carry(before, now);
        assertThat(KeyFile.in(now)).doesNotExist();
        KeyFile.cipher(KeyFile.in(before));
        KeyFile.carry(before, now);
        assertThat(KeyFile.in(now)).hasSameTextualContentAs(KeyFile.in(before));
    }

    @Test
    void secretsOutliveARestartAndStandInNoFileInClear() throws IOException {
        var data = folder.resolve("data");
        String secret = "correct-horse-battery-staple";
        withHub(data, hub -> {
            hub.addSecrets(Optional.empty(), DictValue.EMPTY.with("key", new StringValue(secret)));
            return hub.masked("token=" + secret);
        });
        assertThat(withHub(data, hub -> hub.secrets(Optional.empty()) + hub.masked(secret)))
                .isEqualTo(Set.of("key") + "***");
        try (var files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(secret);
            }
        }
    }

    private static String withHub(Path data, Function<Hub, String> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var processor = Executors.newVirtualThreadPerTaskExecutor();
                var store = Store.open(data, StoreSettings.small(), Time.system())) {
            SecretCipher cipher = KeyFile.cipher(KeyFile.in(data));
            try (var hub = Hub.open(new HubParts(store, Time.system(), List.of(), threads, processor, 1, 0, cipher))) {
                return work.apply(hub);
            }
        }
    }
}
