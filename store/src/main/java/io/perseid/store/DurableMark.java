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
 * acknowledged writes are gone (a write-ahead log, or a log of tables, that is damaged ends early without a word).
 *
 * <p>It is written through a memory mapping after each sync and never synced itself: it may lag behind the truth after a
 * loss of power, but never runs ahead of it. Two slots are written in turn, so that a torn write leaves the older one.
 *
 * <pre>
 * slot (32 bytes, at 0 and at 32) = "PDURMARK" (8) version 2 (4) manifest's number (4) sequence (8) manifest's bytes (4) crc32c of the 28 before (4)
 * </pre>
 *
 * <p>Version 1 has zeros in the place of the manifest's number and bytes, which then are not known.
 *
 * <p>Not thread-safe: called under the lock of {@link GroupSync}'s leader.
 */
final class DurableMark implements AutoCloseable {
    private static final long MAGIC = 0x50_44_55_52_4D_41_52_4BL;
    private static final int VERSION = 2;
    private static final int SLOT = 32;
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    private final Arena arena;
    private final MemorySegment file;
    private final Path rocks;
    private long sequence;
    private ManifestLength manifest = ManifestLength.UNKNOWN;
    private int turn;

    private DurableMark(Arena arena, MemorySegment file, Path rocks) {
        this.arena = arena;
        this.file = file;
        this.rocks = rocks;
    }

    /**
     * Opens the mark, before RocksDB opens its directory and begins a new log of tables.
     *
     * @throws Fault {@link StoreCode#STORE_LOST_WRITES} if that log ends before what was synced
     */
    static DurableMark open(Path path, Path rocks) {
        Arena arena = Arena.ofShared();
        try (var channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var mark = new DurableMark(arena, channel.map(FileChannel.MapMode.READ_WRITE, 0, 2 * SLOT, arena), rocks);
            mark.read(0);
            mark.read(1);
            mark.checkManifest(ManifestLength.in(rocks));
            return mark;
        } catch (IOException e) {
            arena.close();
            throw new Fault(StoreCode.DISK_FAILED, e, "can't open the durable mark", "path", path);
        } catch (Fault fault) {
            arena.close();
            throw fault;
        }
    }

    private void checkManifest(ManifestLength found) {
        if (found.number() != 0 && manifest.isMoreThan(found)) {
            throw new Fault(
                    StoreCode.STORE_LOST_WRITES,
                    "the log of tables ends before what was synced",
                    "found",
                    found,
                    "wanted",
                    manifest,
                    "directory",
                    rocks);
        }
    }

    /** The last write known to be durable; 0 if none is. */
    long sequence() {
        return sequence;
    }

    /** To be called when writes up to this one are durable; makes the log of tables durable too. */
    void advance(long durable) {
        try {
            manifest = ManifestLength.durableIn(rocks, manifest);
        } catch (IOException e) {
            throw new Fault(StoreCode.DISK_FAILED, e, "can't sync the log of tables", "directory", rocks);
        }
        sequence = durable;
        var slot = ByteBuffer.allocate(SLOT);
        slot.putLong(MAGIC).putInt(VERSION).putInt(manifest.number());
        slot.putLong(sequence).putInt(manifest.bytes());
        slot.putInt(crc(slot.array()));
        MemorySegment.copy(slot.array(), 0, file, BYTE, (long) turn * SLOT, SLOT);
        turn ^= 1;
    }

    /** Takes over what a slot says, if it is whole and says more. */
    private void read(int number) {
        var slot = ByteBuffer.wrap(file.asSlice((long) number * SLOT, SLOT).toArray(BYTE));
        if (slot.getLong(0) != MAGIC || slot.getInt(SLOT - 4) != crc(slot.array())) {
            return;
        }
        sequence = Math.max(sequence, slot.getLong(16));
        var tables = new ManifestLength(slot.getInt(12), slot.getInt(24));
        manifest = tables.isMoreThan(manifest) ? tables : manifest;
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
