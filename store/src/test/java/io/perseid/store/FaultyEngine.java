package io.perseid.store;

import io.perseid.fault.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An engine whose next writes fail when the test says so. */
final class FaultyEngine implements Engine {
    private final Engine engine;
    private final AtomicInteger good = new AtomicInteger(Integer.MAX_VALUE);
    private volatile boolean syncFails;

    FaultyEngine(Engine engine) {
        this.engine = engine;
    }

    void failNextWrite() {
        failAfter(0);
    }

    /** So many writes succeed, one fails, then all is well again. */
    void failAfter(int writes) {
        good.set(writes);
    }

    void failSync() {
        syncFails = true;
    }

    @Override
    public byte @Nullable [] get(Space space, byte[] key) {
        return engine.get(space, key);
    }

    @Override
    public List<byte @Nullable []> getAll(Space space, List<byte[]> keys, @Nullable View view) {
        return engine.getAll(space, keys, view);
    }

    @Override
    public View view() {
        return engine.view();
    }

    @Override
    public Cursor cursor(Space space, byte[] first, byte[] end, boolean reverse, @Nullable View view) {
        return engine.cursor(space, first, end, reverse, view);
    }

    @Override
    public void write(Batch batch) {
        if (good.getAndDecrement() == 0) {
            good.set(Integer.MAX_VALUE);
            throw new Fault(StoreCode.DISK_FULL, "no space left (injected)");
        }
        engine.write(batch);
    }

    @Override
    public void sync() {
        if (syncFails) {
            throw new Fault(StoreCode.DISK_FAILED, "can't sync (injected)");
        }
        engine.sync();
    }

    @Override
    public boolean isUnsynced() {
        return engine.isUnsynced();
    }

    @Override
    public void flush() {
        engine.flush();
    }

    @Override
    public List<Path> filesWith(byte[] bytes) {
        return engine.filesWith(bytes);
    }

    @Override
    public void compact(Space space, byte[] first, byte[] end) {
        engine.compact(space, first, end);
    }

    @Override
    public void checkpoint(Path target) {
        engine.checkpoint(target);
    }

    @Override
    public void verifyBlocks() {
        engine.verifyBlocks();
    }

    @Override
    public boolean isRead() {
        return engine.isRead();
    }

    @Override
    public EngineFigures figures() {
        return engine.figures();
    }

    @Override
    public void close() {
        engine.close();
    }
}
