package io.perseid.store;

import io.perseid.entity.Entity;
import io.perseid.entity.EntityVersion;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks one dataset as of one moment.
 *
 * <p>The views are compared with the log without holding either in memory: each newest-entry must name a version of its own
 * id that nothing has replaced, and there must be as many as there are such versions; the same way round for replaced
 * versions and index entries.
 */
final class DatasetCheck {
    private static final int AT_ONCE = 256;

    private final StoreParts parts;
    private final Engine engine;
    private final Dataset dataset;
    private final int number;
    private final Engine.View view;
    private final Consumer<String> found;
    private Head head = Head.START;
    private long versions;
    private long newest;
    private long existing;
    private long bytes;
    private long linked;
    private long entries;

    DatasetCheck(StoreParts parts, Dataset dataset, Engine.View view, Consumer<String> found) {
        this.parts = parts;
        this.engine = parts.engine();
        this.dataset = dataset;
        this.number = dataset.record().number();
        this.view = view;
        this.found = found;
    }

    long versions() {
        return versions;
    }

    long entries() {
        return entries;
    }

    void run() {
        byte[] key = Keys.head(number);
        byte[] stored = get(Space.META, key);
        head = stored == null ? Head.START : Head.decode(key, stored);
        if (get(Space.META, Keys.rebuild(number)) != null) {
            found.accept("a rebuild was cut off");
        }
        log();
        same("replaced versions", linked, countReplaced());
        same("newest versions", newest, countNewest());
        same("versions", versions, head.versions());
        same("existing", existing, head.existing());
        same("deleted", newest - existing, head.deleted());
        same("bytes", bytes, head.bytes());
        indexes();
    }

    private void log() {
        try (var log = engine.cursor(Space.LOG, Keys.first(number), Keys.end(number), false, view);
                var replaced = new ReplacedOffsets(engine, number, 0, Long.MAX_VALUE, false, view)) {
            while (log.next()) {
                byte[] key = log.key();
                byte[] value = log.value();
                readable(() -> {
                    EntityVersion version = LogRecord.decode(key, value);
                    versions++;
                    bytes += value.length;
                    version(version);
                    if (replaced.by(version.offset()) == ReplacedOffsets.NOBODY) {
                        newest++;
                        existing += version.entity().isDeleted() ? 0 : 1;
                    }
                });
            }
        }
    }

    private void version(EntityVersion version) {
        long offset = version.offset();
        Entity held = version.entity();
        Entity fresh = held.isDeleted()
                ? Entity.deleted(held.id(), held.properties())
                : Entity.of(held.id(), held.properties());
        if (!fresh.hash().equals(version.hash())) {
            found.accept("version has another hash than its content offset=" + offset + " found=" + fresh.hash()
                    + " wanted=" + version.hash());
        }
        if (offset >= head.nextOffset()) {
            found.accept("version lies behind the end of the log offset=" + offset + " end=" + head.nextOffset());
        }
        long previous = version.previous();
        if (previous >= offset) {
            found.accept("version replaces a later one offset=" + offset + " previous=" + previous);
        } else if (previous >= 0) {
            link(version);
        }
    }

    private void link(EntityVersion version) {
        byte[] key = Keys.offset(number, version.previous());
        byte[] old = get(Space.LOG, key);
        if (old == null) {
            return;
        }
        linked++;
        if (!LogRecord.decode(key, old).entity().id().equals(version.entity().id())) {
            found.accept("version replaces one of another id offset=" + version.offset());
        }
        byte[] by = get(Space.REPLACED, key);
        if (by == null || Replaced.decode(key, by) != version.offset()) {
            found.accept("replaced version isn't marked so offset=" + version.previous() + " by=" + version.offset());
        }
    }

    private long countReplaced() {
        long count = 0;
        try (var cursor = engine.cursor(Space.REPLACED, Keys.first(number), Keys.end(number), false, view)) {
            while (cursor.next()) {
                count++;
            }
        }
        return count;
    }

    private long countNewest() {
        long count = 0;
        List<byte[]> ids = new ArrayList<>();
        List<Newest> held = new ArrayList<>();
        try (var cursor = engine.cursor(Space.NEWEST, Keys.first(number), Keys.end(number), false, view)) {
            while (cursor.next()) {
                count++;
                byte[] key = cursor.key();
                byte[] value = cursor.value();
                readable(() -> {
                    Newest entry = Newest.decode(key, value);
                    ids.add(Keys.id(key));
                    held.add(entry);
                });
                if (ids.size() == AT_ONCE) {
                    compareNewest(ids, held);
                }
            }
        }
        compareNewest(ids, held);
        return count;
    }

    private void compareNewest(List<byte[]> ids, List<Newest> held) {
        List<byte[]> keys =
                held.stream().map(entry -> Keys.offset(number, entry.offset())).toList();
        List<byte @Nullable []> logged = engine.getAll(Space.LOG, keys, view);
        List<byte @Nullable []> replaced = engine.getAll(Space.REPLACED, keys, view);
        for (int i = 0; i < keys.size(); i++) {
            Newest entry = held.get(i);
            byte[] value = logged.get(i);
            EntityVersion version = value == null ? null : LogRecord.decode(keys.get(i), value);
            if (version == null
                    || replaced.get(i) != null
                    || version.entity().isDeleted() != entry.deleted()
                    || !entry.holds(version.hash())
                    || !java.util.Arrays.equals(Keys.id(version.entity().id()), ids.get(i))) {
                found.accept("newest version of an id isn't so in the log offset=" + entry.offset() + " id="
                        + new String(ids.get(i), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        ids.clear();
        held.clear();
    }

    private void indexes() {
        for (DatasetIndex index : dataset.allIndexes()) {
            byte[] key = Keys.index(number, index.name());
            byte[] stored = get(Space.META, key);
            if (stored != null) {
                DatasetIndex then = DatasetIndex.decode(key, stored);
                same("entries of index " + index.name(), countEntries(then), then.entries());
                Function<Entity, List<Value>> keys = index.keys();
                if (keys != null && then.builtTo() == DatasetIndex.ALL) {
                    same("keys of index " + index.name(), countKeys(then, keys), then.entries());
                }
            }
        }
    }

    private long countEntries(DatasetIndex index) {
        long count = 0;
        List<byte[]> offsets = new ArrayList<>();
        try (var cursor =
                engine.cursor(Space.INDEX, Keys.first(index.number()), Keys.end(index.number()), false, view)) {
            while (cursor.next()) {
                count++;
                byte[] key = cursor.key();
                Frame.ENTRY.open(key, cursor.value());
                offsets.add(Keys.offset(number, Keys.offset(key)));
                if (offsets.size() == AT_ONCE) {
                    compareEntries(index, offsets);
                }
            }
        }
        compareEntries(index, offsets);
        entries += count;
        return count;
    }

    private void compareEntries(DatasetIndex index, List<byte[]> keys) {
        List<byte @Nullable []> logged = engine.getAll(Space.LOG, keys, view);
        List<byte @Nullable []> replaced = engine.getAll(Space.REPLACED, keys, view);
        for (int i = 0; i < keys.size(); i++) {
            byte[] by = replaced.get(i);
            // An index that is behind may still name versions that were replaced where it has not come to.
            boolean stale = by != null && Replaced.decode(keys.get(i), by) < index.builtTo();
            if (logged.get(i) == null || stale) {
                found.accept("index entry names no newest version index=" + index.name() + " offset="
                        + Keys.offset(keys.get(i)));
            }
        }
        keys.clear();
    }

    private long countKeys(DatasetIndex index, Function<Entity, List<Value>> keys) {
        long count = 0;
        try (var newestOnly = new LogVersions(engine, number, ReadRequest.latest(), view)) {
            for (var version = newestOnly.next(); version != null; version = newestOnly.next()) {
                for (IdHash key : IndexKey.all(version.entity(), keys, parts.hash())) {
                    count++;
                    if (get(Space.INDEX, Keys.entry(index.number(), key, version.offset())) == null) {
                        found.accept("index lacks an entry index=" + index.name() + " offset=" + version.offset());
                    }
                }
            }
        }
        return count;
    }

    /** Looks at one value; when that is damaged it is told, and the next one is looked at. */
    private void readable(Runnable look) {
        try {
            look.run();
        } catch (Fault fault) {
            found.accept(fault.getMessage() + " code=" + fault.code().id());
        }
    }

    private byte @Nullable [] get(Space space, byte[] key) {
        return engine.getAll(space, List.of(key), view).getFirst();
    }

    private void same(String what, long wanted, long got) {
        if (wanted != got) {
            found.accept("counts differ what=" + what.replace(' ', '-') + " found=" + got + " wanted=" + wanted);
        }
    }
}
