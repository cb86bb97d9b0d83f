package io.perseid.store;

import static io.perseid.store.DatasetTest.assertCode;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static final byte[] KEY = {1, 2, 3};
    private static final byte[] CONTENT = {10, 20, 30, 40};

    private final Frame frame = new Frame('T', 2, 3);

    @Test
    void theContentComesBack() {
        assertThat(frame.open(KEY, frame.of(KEY, CONTENT)).remaining()).isEqualTo(4);
    }

    @Test
    void anEarlierAndALaterVersionAreToldFromDamage() {
        assertThat(frame.open(KEY, new Frame('T', 2, 2).of(KEY, CONTENT)).remaining())
                .isEqualTo(4);
        assertCode(StoreCode.STORE_TOO_OLD, () -> frame.open(KEY, new Frame('T', 1, 1).of(KEY, CONTENT)));
        assertCode(StoreCode.STORE_TOO_NEW, () -> frame.open(KEY, new Frame('T', 4, 4).of(KEY, CONTENT)));
        assertCode(StoreCode.STORE_CORRUPT, () -> frame.open(KEY, new Frame('U', 3, 3).of(KEY, CONTENT)));
        assertCode(StoreCode.STORE_CORRUPT, () -> frame.open(KEY, new byte[3]));
    }

    @Test
    void aValueUnderAnotherKeyIsDamage() {
        assertCode(StoreCode.STORE_CORRUPT, () -> frame.open(new byte[] {1, 2, 4}, frame.of(KEY, CONTENT)));
    }

    @Test
    void everyFlippedBitIsFound() {
        byte[] value = frame.of(KEY, CONTENT);
        for (int bit = 0; bit < value.length * 8; bit++) {
            byte[] flipped = Arrays.copyOf(value, value.length);
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertCode(StoreCode.STORE_CORRUPT, () -> frame.open(KEY, flipped));
        }
    }

    @Test
    void theHashIsThatOfItsPaper() {
        byte[] message = new byte[64];
        for (int i = 0; i < message.length; i++) {
            message[i] = (byte) i;
        }
        var hash = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
        assertThat(hash.hash(message, 0)).isEqualTo(new IdHash(0xe6a825ba047f81a3L, 0x930255c71472f66dL));
        assertThat(hash.hash(message, 1)).isEqualTo(new IdHash(0x44af996bd8c187daL, 0x45fc229b11597634L));
        assertThat(hash.hash(message, 15)).isEqualTo(new IdHash(0x11a8b03399e99354L, 0xd9c3cf970fec087eL));
    }

    @Test
    void offsetsAreASet() {
        var offsets = new Offsets();
        var model = new java.util.HashSet<Long>();
        var random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long offset = random.nextLong(100_000) * (random.nextBoolean() ? 1 : 1_000_003);
            assertThat(offsets.contains(offset)).isEqualTo(model.contains(offset));
            assertThat(offsets.add(offset)).isEqualTo(model.add(offset));
        }
    }
}
