package io.perseid.hub;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.Sourced;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A system in memory, with a table to read (source `fake`) and one to write (sink `fake`), which fails when it is told to. */
final class FakeSystem {
    /** What there is to read: id to value; every change gets the next token. */
    final Map<String, Row> rows = new LinkedHashMap<>();
    /** What was written: id to properties. */
    final Map<String, DictValue> written = new LinkedHashMap<>();
    /** Ids that can't be written. */
    final Set<String> poisoned = new HashSet<>();

    long clock;
    int failReadAfter = Integer.MAX_VALUE;
    int failWrites;
    int batches;
    int batchesRead;
    int largestBatch;
    Runnable onBatch = () -> {};
    Runnable onWrite = () -> {};

    record Row(DictValue properties, long token) {}

    void put(String id, long value) {
        rows.remove(id);
        rows.put(id, new Row(DictValue.of("value", IntegerValue.of(value)), ++clock));
    }

    Connector connector() {
        return new Connector(List.of(new Fake()), List.of(new FakeSourceType()), List.of(new FakeSinkType()));
    }

    private static Fault broken(String text) {
        return new Fault(HubCode.SOURCE_FAILED, text);
    }

    record FakeConnection(String id, String type, String password) implements ExternalSystem {}

    private static final class Fake implements SystemType {
        @Override
        public String type() {
            return "fake";
        }

        @Override
        public Schema schema() {
            return Schema.of(
                    Property.required("host", Form.TEXT, "Where it is."),
                    Property.integer("port", 1, 4711, "Its port."),
                    Property.optional("password", Form.TEXT, "Its password."));
        }

        @Override
        public Optional<? extends ExternalSystem> build(Settings settings, BuildContext context) {
            if (settings.text("host").equals("broken")) {
                throw new IllegalStateException("never seen");
            }
            return Optional.of(new FakeConnection(
                    context.component(), type(), settings.find("password").orElse("")));
        }
    }

    private final class FakeSourceType implements SourceType {
        @Override
        public String type() {
            return "fake";
        }

        @Override
        public Schema schema() {
            return Schema.of(
                    Property.required("system", Form.TEXT, "The system."),
                    Property.flag("supports_since", false, "Whether it can go on."),
                    Property.flag("is_chronological", false, "Whether tokens rise."));
        }

        @Override
        public Optional<? extends Source> build(Settings settings, BuildContext context) {
            return context.system(settings, "system", FakeConnection.class)
                    .map(system -> new FakeSource(settings.flag("supports_since"), settings.flag("is_chronological")));
        }
    }

    private final class FakeSource implements Source {
        private final SourceTraits traits;

        FakeSource(boolean since, boolean chronological) {
            traits = new SourceTraits(since, true, chronological, chronological);
        }

        @Override
        public SourceTraits traits() {
            return traits;
        }

        @Override
        public Reader open(ReadFrom from) {
            long since = from.since()
                    .map(token -> ((IntegerValue) token).longValue())
                    .orElse(-1L);
            List<Sourced> found = new ArrayList<>();
            rows.forEach((id, row) -> {
                if (row.token() > since) {
                    Value token = traits.supportsSince() ? IntegerValue.of(row.token()) : NullValue.NULL;
                    found.add(new Sourced(Entity.of(new EntityId(id), row.properties()), token));
                }
            });
            return new Reader() {
                private int position;

                @Override
                public List<Sourced> nextBatch(int max) {
                    onBatch.run();
                    int end = Math.min(found.size(), Math.min(position + max, failReadAfter));
                    if (end == failReadAfter) {
                        throw broken("the cable was cut");
                    }
                    var batch = found.subList(position, end);
                    position = end;
                    return batch;
                }
            };
        }
    }

    private final class FakeSinkType implements SinkType {
        @Override
        public String type() {
            return "fake";
        }

        @Override
        public Schema schema() {
            return Schema.of(Property.required("system", Form.TEXT, "The system."));
        }

        @Override
        public Optional<? extends Outlet> build(Settings settings, BuildContext context) {
            return context.system(settings, "system", FakeConnection.class)
                    .map(system -> (Sink) start -> FakeSystem.this::write);
        }
    }

    private WriteResult write(List<Item> batch) {
        batches++;
        onWrite.run();
        largestBatch = Math.max(largestBatch, batch.size());
        if (failWrites > 0) {
            failWrites--;
            throw broken("the door is shut");
        }
        for (Item item : batch) {
            if (poisoned.contains(item.entity().id().value())) {
                throw broken("can't write " + item.entity().id().value());
            }
            written.put(item.entity().id().value(), item.entity().properties());
        }
        return WriteResult.written(batch.size());
    }
}
