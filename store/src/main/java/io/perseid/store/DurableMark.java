package io.perseid.store;

import io.perseid.fault.Fault;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A small file beside the store that says up to which write the store was synced, so that opening notices when
 * acknowledged writes are gone (a damaged write-ahead log ends early without a word).
 *
 * <p>It is written through a memory mapping after each sync and never synced itself: it may lag behind the truth after a
 * loss of power, but never runs ahead of it. Two slots are written in turn, so that a torn write leaves the older one.
 *
 * <pre>
 * slot (32 bytes, at 0 and at 32) = "PDURMARK" (8) version (4) zero (4) sequence (8) zero (4) crc32c of the 28 before (4)
 * </pre>
 *
 * <p>Not thread-safe: called under the lock of {@link GroupSync}'s leader.
 */
final class DurableMark implements AutoCloseable {
    private static final long MAGIC = 0x50_44_55_52_4D_41_52_4BL;
    private static final int VERSION = 1;
    private static final int SLOT = 32;
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    private final Arena arena;
    private final MemorySegment file;
    private long sequence;
    private int turn;

    private DurableMark(Arena arena, MemorySegment file) {
        this.arena = arena;
        this.file = file;
    }

    static DurableMark open(Path path) {
        Arena arena = Arena.ofShared();
        try (var channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var mark = new DurableMark(arena, channel.map(FileChannel.MapMode.READ_WRITE, 0, 2 * SLOT, arena));
            mark.sequence = Math.max(mark.slot(0), mark.slot(1));
            return mark;
        } catch (IOException e) {
            arena.close();
            throw new Fault(StoreCode.DISK_FAILED, e, "can't open the durable mark", "path", path);
        }
    }

    /** The last write known to be durable; 0 if none is. */
    long sequence() {
        return sequence;
    }

    void advance(long durable) {
        var slot = ByteBuffer.allocate(SLOT);
        slot.putLong(MAGIC).putInt(VERSION).putInt(0).putLong(durable).putInt(0);
        slot.putInt(crc(slot.array()));
        MemorySegment.copy(slot.array(), 0, file, BYTE, (long) turn * SLOT, SLOT);
        sequence = durable;
        turn ^= 1;
    }

    private long slot(int number) {
        var slot = ByteBuffer.wrap(file.asSlice((long) number * SLOT, SLOT).toArray(BYTE));
        boolean whole = slot.getLong(0) == MAGIC && slot.getInt(SLOT - 4) == crc(slot.array());
        return whole ? slot.getLong(16) : 0;
    }

    private static int crc(byte[] slot) {
        var crc = new CRC32C();
        crc.update(slot, 0, SLOT - 4);
        return (int) crc.getValue();
    }

    @Override
    public void close() {
        arena.close();
    }
}
