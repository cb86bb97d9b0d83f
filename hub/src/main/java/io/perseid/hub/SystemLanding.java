package io.perseid.hub;

import io.perseid.entity.EntityId;
import io.perseid.store.Progress;
import io.perseid.store.Store;
import java.util.List;

/** A sink that leads out of the node: progress is remembered after the entities have left, so some may leave twice after a crash. */
final class SystemLanding implements Landing {
    private final Store store;
    private final SinkRun run;
    private final int checkpointInterval;
    private Progress pending = Progress.NONE;
    private int batches;

    SystemLanding(Store store, SinkRun run, int checkpointInterval) {
        this.store = store;
        this.run = run;
        this.checkpointInterval = checkpointInterval;
    }

    @Override
    public WriteResult write(List<Item> batch, Progress progress) {
        List<Item> kept = batch.stream().filter(item -> !item.filtered()).toList();
        WriteResult result = kept.isEmpty() ? WriteResult.NOTHING : run.write(kept);
        if (!progress.states().isEmpty()) {
            pending = progress;
            if (++batches >= checkpointInterval) {
                remember();
            }
        }
        return result.plus(new WriteResult(0, 0, 0, batch.size() - kept.size()));
    }

    @Override
    public void seen(EntityId id) {}

    @Override
    public WriteResult finish(boolean sourcePopulated, Progress progress) {
        run.finish();
        pending = progress;
        remember();
        return WriteResult.NOTHING;
    }

    @Override
    public void abandon() {
        try {
            run.abandon();
        } finally {
            remember();
        }
    }

    @Override
    public void close() {
        run.close();
    }

    private void remember() {
        pending.states().forEach(store::putState);
        pending = Progress.NONE;
        batches = 0;
    }
}
