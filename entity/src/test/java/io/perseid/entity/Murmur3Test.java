package io.perseid.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Murmur3Test {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Murmur3 murmur = new Murmur3();

    @Test
    void knownTextsHaveTheirKnownHashes() {
        assertHash("", 0, 0);
        assertHash("hello", 0xcbd8a7b341bd9b02L, 0x5b1e906a48ae1d19L);
        assertHash("The quick brown fox jumps over the lazy dog", 0xe34bbc7bbc071b6cL, 0x7a433ca9c49a9347L);
    }

    private void assertHash(String text, long first, long second) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        murmur.hash(bytes, 0, bytes.length, 0);
        assertThat(murmur.first()).isEqualTo(first);
        assertThat(murmur.second()).isEqualTo(second);
    }

    /** The check of the author's test program: the hash of the hashes of 256 keys with 256 seeds. */
    @Test
    void itPassesItsAuthorsVerification() {
        var key = new byte[256];
        var hashes = new byte[256 * 16];
        for (int i = 0; i < 256; i++) {
            key[i] = (byte) i;
            put(hashes, i * 16, murmur.hash(key, 0, i, 256 - i));
        }
        murmur.hash(hashes, 0, hashes.length, 0);
        assertThat((int) murmur.first()).isEqualTo(0x6384ba69);
    }

    private static void put(byte[] target, int at, Murmur3 hash) {
        LONG.set(target, at, hash.first());
        LONG.set(target, at + 8, hash.second());
    }

    @Test
    void whatStandsAroundTheBytesDoesNotMatter() {
        for (int length = 0; length < 40; length++) {
            var alone = new byte[length];
            var within = new byte[length + 30];
            java.util.Arrays.fill(within, (byte) -1);
            for (int i = 0; i < length; i++) {
                alone[i] = (byte) (i * 37);
                within[i + 7] = alone[i];
            }
            murmur.hash(alone, 0, length, 5);
            long first = murmur.first();
            long second = murmur.second();
            murmur.hash(within, 7, 7 + length, 5);
            assertThat(murmur.first()).isEqualTo(first);
            assertThat(murmur.second()).isEqualTo(second);
        }
    }
}
