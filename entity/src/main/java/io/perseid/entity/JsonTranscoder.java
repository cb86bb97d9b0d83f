package io.perseid.entity;

import io.perseid.fault.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns JSON into the MessagePack form, bytes to bytes, without a tree in between.
 *
 * <p>Not thread-safe.
 */
final class JsonTranscoder {
    private static final int WIDEST_HEAD = 5;

    /** Beyond so many bytes a copy is worth avoiding, and a buffer worth giving back. */
    private static final int LARGE = 1 << 20;

    private final JsonInput in;
    private final JsonForm form;
    private final JsonStrings strings;
    private final JsonNumbers numbers;
    private final List<NameSet> nameSets = new ArrayList<>();
    private int depth;
    private long nameOffset;

    JsonTranscoder(JsonInput in, JsonForm form) {
        this.in = in;
        this.form = form;
        this.strings = new JsonStrings(in, form);
        this.numbers = new JsonNumbers(in, form);
    }

    /** Begins anew after a fault. */
    void reset() {
        depth = 0;
    }

    /** Writes the next value. */
    void value(ValueWriter out) {
        switch (in.require()) {
            case '"' -> strings.tagged(out);
            case '{' -> object(out);
            case '[' -> array(out);
            case 't' -> {
                in.word("true");
                out.bool(true);
            }
            case 'f' -> {
                in.word("false");
                out.bool(false);
            }
            case 'n' -> {
                in.word("null");
                out.nil();
            }
            default -> numbers.number(out);
        }
    }

    /** Writes the string that comes next as it is: neither tag nor escape means anything. */
    void plainString(ValueWriter out) {
        strings.plain(out);
    }

    private void array(ValueWriter out) {
        deeper();
        in.position++;
        int head = out.size();
        out.need(1);
        out.size(head + 1);
        int count = 0;
        if (in.require() == ']') {
            in.position++;
        } else {
            do {
                value(out);
                count++;
            } while (more(']'));
        }
        out.listHeadAt(head, count);
        depth--;
    }

    private void object(ValueWriter out) {
        NameSet names = deeper();
        in.position++;
        int head = out.size();
        out.need(1);
        out.size(head + 1);
        int count = 0;
        if (in.require() == '}') {
            in.position++;
        } else {
            do {
                unique(out, name(out), names);
                in.take(':');
                value(out);
                count++;
            } while (more('}'));
        }
        out.dictHeadAt(head, count);
        depth--;
    }

    /** Writes the name of the next member; answers where it begins. */
    private int name(ValueWriter out) {
        if (in.require() != '"') {
            throw in.unexpected("a name");
        }
        int start = out.size();
        nameOffset = in.offset(in.position);
        strings.plain(out);
        return start;
    }

    private void unique(ValueWriter out, int start, NameSet names) {
        if (!names.add(out, start)) {
            throw duplicate(Names.name(out.buffer(), start, out.size()), nameOffset);
        }
    }

    private static Fault duplicate(String name, long offset) {
        return new Fault(
                EntityCode.JSON_DUPLICATE_KEY, "an object names a member twice", "offset", offset, "key", name);
    }

    /** Whether another member or item follows; steps over the comma, or over the closing bracket. */
    private boolean more(char closing) {
        int b = in.require();
        if (b != ',' && b != closing) {
            throw in.unexpected("',' or '" + closing + "'");
        }
        in.position++;
        return b == ',';
    }

    private NameSet deeper() {
        if (depth == form.limits().maxDepth()) {
            throw in.fault(
                    EntityCode.JSON_TOO_DEEP,
                    "nested too deep",
                    in.position,
                    "limit",
                    form.limits().maxDepth());
        }
        if (depth == nameSets.size()) {
            nameSets.add(new NameSet());
        }
        NameSet names = nameSets.get(depth++);
        names.clear();
        return names;
    }

    /** Reads the entity that comes next. */
    Sourced entity(ValueWriter out) {
        if (in.require() != '{') {
            throw in.fault(EntityCode.JSON_NOT_AN_ENTITY, "an entity is an object", in.position);
        }
        in.beginEntity();
        long offset = in.offset(in.position);
        NameSet names = deeper();
        in.position++;
        out.reset();
        out.need(WIDEST_HEAD);
        out.size(WIDEST_HEAD);
        var root = new Root();
        int count = 0;
        if (in.require() == '}') {
            in.position++;
        } else {
            do {
                int start = name(out);
                if (isReserved(out, start)) {
                    root.take(out, start);
                } else {
                    unique(out, start, names);
                    in.take(':');
                    value(out);
                    count++;
                }
            } while (more('}'));
        }
        depth--;
        return root.entity(out, count, offset);
    }

    private static boolean isReserved(ValueWriter out, int start) {
        int from = Msgpack.textStart(out.buffer(), start);
        return from < out.size() && out.buffer()[from] == '_';
    }

    /** What the reserved members of an entity said. */
    private final class Root {
        private final List<String> seen = new ArrayList<>(4);
        private @Nullable String id;
        private boolean deleted;
        private Value updated = NullValue.NULL;

        /** Takes the value of the reserved name written last, and takes that name back. */
        void take(ValueWriter out, int start) {
            String name = Names.name(out.buffer(), start, out.size());
            out.size(start);
            if (seen.contains(name)) {
                throw duplicate(name, nameOffset);
            }
            seen.add(name);
            in.take(':');
            int next = in.require();
            if (name.equals(Reserved.ID)) {
                if (next != '"') {
                    throw in.fault(EntityCode.ENTITY_ID_NOT_A_STRING, "an _id is a string", in.position);
                }
                strings.plain(out);
                id = new ValueReader(out.buffer(), start, out.size()).string();
            } else {
                value(out);
                if (name.equals(Reserved.DELETED)) {
                    deleted = out.buffer()[start] == (byte) Msgpack.TRUE;
                } else if (name.equals(Reserved.UPDATED)) {
                    updated = new ValueReader(Arrays.copyOfRange(out.buffer(), start, out.size())).value();
                }
            }
            out.size(start);
        }

        Sourced entity(ValueWriter out, int count, long offset) {
            if (id == null) {
                throw new Fault(EntityCode.ENTITY_WITHOUT_ID, "an entity has no _id", "offset", offset);
            }
            int end = out.size();
            int start = WIDEST_HEAD - ValueWriter.headWidth(count);
            out.size(start);
            out.dictHead(count);
            return new Sourced(Entity.trusted(new EntityId(id), deleted, properties(out, count, start, end)), updated);
        }

        /** The properties in an array of their own: of large ones the writer's, so that they are never in memory twice. */
        private DictValue properties(ValueWriter out, int count, int start, int end) {
            if (count == 0) {
                return DictValue.EMPTY;
            }
            if (end > LARGE && end > out.buffer().length / 4 * 3) {
                return DictValue.encoded(out.release(), start, end);
            }
            byte[] bytes = Arrays.copyOfRange(out.buffer(), start, end);
            if (out.buffer().length > LARGE) {
                out.release();
            }
            return DictValue.encoded(bytes, 0, bytes.length);
        }
    }
}
