package io.perseid.hub;

import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.Sourced;
import io.perseid.fault.Fault;
import io.perseid.fault.Kind;
import io.perseid.language.LanguageCode;
import io.perseid.store.Arrival;
import io.perseid.store.DatasetName;
import io.perseid.store.Progress;
import io.perseid.store.Store;
import io.perseid.time.Time;
import java.util.List;
import java.util.Optional;

/**
 * Brings batches to where they land, and knows what to do with entities that can't be written: the batch again, then its entities
 * one by one, then the retry set, then the dead letters. Used by one thread.
 */
final class Delivery {
    private final PumpSettings.ErrorPolicy policy;
    private final int batchSize;
    private final Optional<Naming> naming;
    private final TransformStage stage;
    private final Landing landing;
    private final RetrySet retries;
    private final RunCounters counters;
    private final StopSignal stop;
    private final Store store;
    private final Time time;
    private int failuresInARow;

    Delivery(
            PipePlan plan,
            RunParts parts,
            TransformStage stage,
            Landing landing,
            RetrySet retries,
            RunCounters counters,
            StopSignal stop) {
        this.policy = plan.pump().errors();
        this.batchSize = plan.batchSize();
        this.naming = plan.naming();
        this.stage = stage;
        this.landing = landing;
        this.retries = retries;
        this.counters = counters;
        this.stop = stop;
        this.store = parts.store();
        this.time = parts.time();
    }

    /** Where the batches land. */
    Landing landing() {
        return landing;
    }

    /**
     * Writes the batch and then remembers the progress.
     *
     * @throws Fault if the run can't go on
     */
    void deliver(Batch batch, Progress progress) {
        if (batch.failure().isPresent()) {
            singles(batch, batch.failure().get(), progress);
        } else {
            try {
                write(batch.out(), progress);
            } catch (Fault fault) {
                again(batch, fault, progress);
            }
        }
        if (!retries.isEmpty()) {
            batch.in().forEach(entity -> resolveUnlessFailed(entity.entity()));
        }
    }

    /** Tries the entities that failed in earlier runs. */
    void retry(java.util.function.UnaryOperator<Sourced> latest) {
        for (RetrySet.Waiting waiting : retries.pending()) {
            single(latest.apply(waiting.entity()));
        }
    }

    private void write(List<Item> items, Progress progress) {
        int from = 0;
        while (items.size() - from > batchSize) {
            counters.wrote(landing.write(items.subList(from, from + batchSize), Progress.NONE));
            from += batchSize;
        }
        counters.wrote(landing.write(items.subList(from, items.size()), progress));
        failuresInARow = 0;
    }

    /** A batch failed: it is written again as a whole as often as allowed, if that may help. */
    private void again(Batch batch, Fault first, Progress progress) {
        Fault fault = first;
        for (int attempt = 0; attempt < policy.batchRetries() && fault.code().kind() == Kind.EXTERNAL; attempt++) {
            stop.pause(policy.writeRetryDelay());
            if (stop.isAsked()) {
                throw fault;
            }
            try {
                write(batch.out(), progress);
                return;
            } catch (Fault next) {
                fault = next;
            }
        }
        singles(batch, fault, progress);
    }

    private void singles(Batch batch, Fault fault, Progress progress) {
        if (!policy.singleFallback() || endsTheRun(fault)) {
            throw fault;
        }
        batch.in().forEach(this::single);
        write(List.of(), progress);
    }

    private static boolean endsTheRun(Fault fault) {
        Kind kind = fault.code().kind();
        return kind == Kind.OURS || kind == Kind.RESOURCE || fault.code() == LanguageCode.DTL_TRIP;
    }

    private void single(Sourced entity) {
        List<Item> out = List.of();
        try {
            out = stage.single(entity);
            write(out, Progress.NONE);
            resolved(entity.entity().id());
        } catch (Fault fault) {
            failed(entity, out, fault);
        }
    }

    private void failed(Sourced entity, List<Item> out, Fault fault) {
        counters.failed();
        if (policy.maxRetrySet() == 0 || endsTheRun(fault)) {
            throw fault;
        }
        EntityId id = entity.entity().id();
        landing.seen(naming.map(names -> names.through(id)).orElse(id));
        out.forEach(item -> landing.seen(item.entity().id()));
        RetrySet.Waiting now = retries.failed(entity, fault, policy.maxRetriesPerEntity(), time.now());
        if (now.dead()) {
            deadLetter(entity.entity());
        }
        if (++failuresInARow > policy.maxConsecutiveWriteErrors()) {
            throw new Fault(
                    HubCode.WRITE_ERRORS,
                    fault,
                    "too many entities in a row could not be written",
                    "inARow",
                    failuresInARow,
                    "allowed",
                    policy.maxConsecutiveWriteErrors(),
                    "last",
                    fault.getMessage());
        }
        if (retries.size() > policy.maxRetrySet()) {
            throw new Fault(
                    HubCode.RETRY_SET_FULL,
                    fault,
                    "too many entities wait to be written again",
                    "waiting",
                    retries.size(),
                    "allowed",
                    policy.maxRetrySet(),
                    "last",
                    fault.getMessage());
        }
    }

    private void resolveUnlessFailed(Entity entity) {
        if (!retries.failedInThisRun(entity.id())) {
            resolved(entity.id());
        }
    }

    private void resolved(EntityId id) {
        if (retries.written(id) && policy.trackDeadLetters()) {
            deadLetter(Entity.deleted(id, io.perseid.entity.DictValue.EMPTY));
        }
    }

    private void deadLetter(Entity entity) {
        policy.deadLetters().ifPresent(dataset -> {
            try (var writer = store.openOrCreate(new DatasetName(dataset)).writer("dead letters")) {
                writer.appendArrivals(List.of(Arrival.of(entity)), Progress.NONE);
            }
        });
    }
}
