package io.perseid.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.IntegerValue;
import io.perseid.fault.Fault;
import io.perseid.store.DatasetName;
import io.perseid.store.EncryptionKey;
import io.perseid.store.Progress;
import io.perseid.store.Store;
import io.perseid.store.StoreSettings;
import io.perseid.store.backup.Backup;
import io.perseid.store.backup.BackupProgress;
import io.perseid.store.backup.Backups;
import io.perseid.store.backup.Restore;
import io.perseid.store.vault.Vault;
import io.perseid.store.vault.VaultCode;
import io.perseid.store.vault.VaultCopies;
import io.perseid.store.vault.VaultPlan;
import io.perseid.testkit.SettableTime;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against S3Proxy, a server that speaks S3 and checks signatures. */
class S3BlobsTest {
    private static final Map<String, String> CREDENTIALS =
            Map.of("AWS_ACCESS_KEY_ID", "perseid", "AWS_SECRET_ACCESS_KEY", "a secret/with+signs");
    private static S3Proxy server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        var blobs = new TransientNio2BlobStore();
        server = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(
                        AuthenticationType.AWS_V4,
                        CREDENTIALS.get("AWS_ACCESS_KEY_ID"),
                        CREDENTIALS.get("AWS_SECRET_ACCESS_KEY"))
                .blobStore(blobs)
                .build();
        server.start();
        open("").createBucket();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    private static String address(String prefix) {
        return "s3://backups/" + prefix + "?endpoint=http://127.0.0.1:" + server.getPort();
    }

    private static S3Blobs open(String prefix) {
        return S3Blobs.open(address(prefix), CREDENTIALS);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void blobsComeBackAsTheyWent() {
        var blobs = open("a/b");
        blobs.put("chunks/ab/abc", bytes("one"));
        blobs.put("chunks/ab/abc", bytes("two"));
        blobs.put("VAULT", new byte[0]);
        assertThat(blobs.get("chunks/ab/abc").orElseThrow()).isEqualTo(bytes("two"));
        assertThat(blobs.get("VAULT").orElseThrow()).isEmpty();
        assertThat(blobs.get("chunks/ab/abd")).isEmpty();
        assertThat(blobs.list("")).containsExactly("VAULT", "chunks/ab/abc");
        assertThat(open("a").list("")).containsExactly("b/VAULT", "b/chunks/ab/abc");
        blobs.delete("VAULT");
        blobs.delete("VAULT");
        assertThat(blobs.list("")).containsExactly("chunks/ab/abc");
        byte[] large = new byte[9 << 20];
        new Random(1).nextBytes(large);
        blobs.put("large", large);
        assertThat(blobs.get("large").orElseThrow()).isEqualTo(large);
    }

    @Test
    void aListOfManyPagesIsWhole() {
        var blobs = open("many");
        List<String> names = IntStream.range(0, 1234)
                .mapToObj(i -> "chunks/%04d".formatted(i))
                .toList();
        names.parallelStream().forEach(name -> blobs.put(name, bytes(name)));
        assertThat(blobs.list("chunks/")).isEqualTo(names);
    }

    @Test
    void aWrongSecretAMissingBucketAndASilentServerAreTold() {
        var wrong = S3Blobs.open(address("x"), Map.of("AWS_ACCESS_KEY_ID", "perseid", "AWS_SECRET_ACCESS_KEY", "no"));
        assertUnreachable(() -> wrong.put("a", bytes("a")), "SignatureDoesNotMatch");
        assertUnreachable(() -> wrong.get("a"), "SignatureDoesNotMatch");
        var missing = S3Blobs.open(address("x").replace("backups", "nothere"), CREDENTIALS);
        assertUnreachable(() -> missing.get("a"), "NoSuchBucket");
        assertUnreachable(() -> missing.list(""), "NoSuchBucket");
        var silent = S3Blobs.open("s3://b/x?endpoint=http://127.0.0.1:1", CREDENTIALS);
        assertUnreachable(() -> silent.get("a"), "can't be reached");
    }

    private static void assertUnreachable(Runnable call, String why) {
        assertThatThrownBy(call::run)
                .hasMessageContaining(why)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(VaultCode.VAULT_UNREACHABLE));
    }

    @Test
    void anAddressIsReadOrRefused() {
        assertThat(S3Address.parse("s3://bucket"))
                .isEqualTo(new S3Address("bucket", "", "https://s3.us-east-1.amazonaws.com/", "us-east-1"));
        assertThat(S3Address.parse("s3://bucket/a/b/?region=eu-west-1&endpoint=https%3A%2F%2Fs3.example.org"))
                .isEqualTo(new S3Address("bucket", "a/b/", "https://s3.example.org/", "eu-west-1"));
        for (String text : List.of("s3:", "s3://b?size=3", "http://b", "s3://b?endpoint=ftp://x", "s3://b?region")) {
            assertThatThrownBy(() -> S3Address.parse(text)).hasMessageContaining("found=" + text);
        }
        assertThatThrownBy(() -> S3Blobs.open("s3://bucket", Map.of())).hasMessageContaining("AWS_ACCESS_KEY_ID");
    }

    @Test
    void aBackupGoesThereAndComesBack() {
        var time = SettableTime.atNoon();
        var people = new DatasetName("people");
        var key = EncryptionKey.random();
        var local = new Backups(folder.resolve("backups"), time);
        var copies = new VaultCopies(() -> Vault.open(open("vault"), key), VaultPlan.STANDARD, time, new Random(1));
        Backup backup;
        try (var store = Store.open(folder.resolve("data"), StoreSettings.small(), time)) {
            var writer = store.openOrCreate(people).writer("test");
            for (int i = 0; i < 100; i++) {
                var entity = Entity.of(new EntityId("p" + i), DictValue.of("n", IntegerValue.of(i)));
                writer.append(List.of(entity), Progress.NONE);
            }
            backup = local.take(store);
            copies.copy(local, backup, BackupProgress.NONE);
        }
        var vault = Vault.open(open("vault"), key);
        assertThat(vault.list()).containsExactly(backup);
        new Restore(vault, StoreSettings.small(), Optional.empty(), time, BackupProgress.NONE)
                .whole(backup.name(), folder.resolve("restored"));
        try (var store = Store.open(folder.resolve("restored"), StoreSettings.small(), time)) {
            assertThat(store.find(people).orElseThrow().nextOffset()).isEqualTo(100);
        }
        assertThat(Vault.destroy(open("vault"))).isGreaterThan(5);
        assertThat(open("vault").list("")).isEmpty();
    }
}
