package io.perseid.entity;

import io.perseid.fault.Fault;
import io.perseid.fault.Place;
import io.perseid.fault.Problem;
import io.perseid.fault.ProblemsFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the tree of one JSON text. Not thread-safe; for one use. */
final class JsonTree {
    private final byte[] utf8;
    private final String file;
    private final JsonInput in;
    private final JsonForm form;
    private final JsonStrings strings;
    private final JsonNumbers numbers;
    private final ValueWriter scratch = new ValueWriter(256);
    private int depth;
    private int textStart;
    private int lineStart;
    private int line = 1;
    private int counted;

    JsonTree(byte[] utf8, String file, JsonForm form) {
        this.utf8 = utf8;
        this.file = file;
        this.form = form;
        this.in = new JsonInput(utf8, form.limits());
        this.strings = new JsonStrings(in, form);
        this.numbers = new JsonNumbers(in, form);
    }

    JsonNode parse() {
        try {
            in.skipByteOrderMark();
            textStart = in.position;
            rewind();
            JsonNode root = node("");
            if (in.peek() >= 0) {
                throw in.unexpected("the end");
            }
            return root;
        } catch (ProblemsFault fault) {
            throw fault;
        } catch (Fault fault) {
            throw located(fault);
        }
    }

    private ProblemsFault located(Fault fault) {
        int offset = Integer.parseInt(fault.facts().getOrDefault("offset", "0"));
        rewind();
        return new ProblemsFault(List.of(Problem.error(fault.code(), place(offset, ""), fault.getMessage(), "")));
    }

    private void rewind() {
        line = 1;
        lineStart = textStart;
        counted = textStart;
    }

    /** The place of an index in the text; asked for in rising order. */
    private Place place(int index, String pointer) {
        for (; counted < index; counted++) {
            if (utf8[counted] == '\n') {
                line++;
                lineStart = counted + 1;
            }
        }
        int column = 1;
        for (int i = lineStart; i < index; i++) {
            if ((utf8[i] & 0xc0) != 0x80) {
                column++;
            }
        }
        return new Place(file, pointer, line, column);
    }

    private JsonNode node(String pointer) {
        int next = in.require();
        Place place = place(in.position, pointer);
        return switch (next) {
            case '{' -> dict(place, pointer);
            case '[' -> list(place, pointer);
            case '"' -> string(place);
            case 't' -> word("true", BooleanValue.TRUE, place);
            case 'f' -> word("false", BooleanValue.FALSE, place);
            case 'n' -> word("null", NullValue.NULL, place);
            default -> {
                scratch.reset();
                numbers.number(scratch);
                yield JsonNode.scalar(new ValueReader(scratch.toBytes()).value(), place);
            }
        };
    }

    private JsonNode word(String word, Value value, Place place) {
        in.word(word);
        return JsonNode.scalar(value, place);
    }

    private JsonNode string(Place place) {
        return JsonNode.text(rawText(), form, place);
    }

    private String rawText() {
        scratch.reset();
        strings.plain(scratch);
        return new ValueReader(scratch.buffer(), 0, scratch.size()).string();
    }

    private JsonNode list(Place place, String pointer) {
        deeper();
        in.position++;
        var items = new ArrayList<JsonNode>();
        if (in.require() == ']') {
            in.position++;
        } else {
            do {
                items.add(node(pointer + "/" + items.size()));
            } while (more(']'));
        }
        depth--;
        return JsonNode.list(items, place);
    }

    private JsonNode dict(Place place, String pointer) {
        deeper();
        in.position++;
        var members = new LinkedHashMap<String, JsonNode>();
        var names = new LinkedHashMap<String, Place>();
        if (in.require() == '}') {
            in.position++;
        } else {
            do {
                member(pointer, members, names);
            } while (more('}'));
        }
        depth--;
        return JsonNode.dict(members, names, place);
    }

    private void member(String pointer, Map<String, JsonNode> members, Map<String, Place> names) {
        if (in.require() != '"') {
            throw in.unexpected("a name");
        }
        int start = in.position;
        String name = rawText();
        String memberPointer = Place.pointer(pointer, name);
        Place place = place(start, memberPointer);
        if (names.put(name, place) != null) {
            throw new ProblemsFault(List.of(Problem.error(
                    EntityCode.JSON_DUPLICATE_KEY,
                    place,
                    "an object names a member twice key=" + name,
                    "remove one of the two")));
        }
        in.take(':');
        members.put(name, node(memberPointer));
    }

    private boolean more(char closing) {
        int b = in.require();
        if (b != ',' && b != closing) {
            throw in.unexpected("',' or '" + closing + "'");
        }
        in.position++;
        return b == ',';
    }

    private void deeper() {
        if (++depth > form.limits().maxDepth()) {
            throw in.fault(
                    EntityCode.JSON_TOO_DEEP,
                    "nested too deep",
                    in.position,
                    "limit",
                    form.limits().maxDepth());
        }
    }
}
