package io.perseid.language;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.TupleValue;
import io.perseid.entity.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts values down to what can be shown: long texts, lists and dictionaries end in an ellipsis and how much is left out.
 * All excerpts together show a bounded number of characters; once these are used up, each is as short as it gets. Not
 * thread-safe.
 */
public final class Excerpt {
    private static final int MOST_TEXT = 400;
    private static final int MOST_ITEMS = 30;
    private static final int MOST_MEMBERS = 100;
    private static final int MOST_DEPTH = 8;
    private static final int LEAST = 40;

    private long left;
    private boolean isCut;

    /** @param characters how many all excerpts may show together */
    public Excerpt(long characters) {
        this.left = characters;
    }

    /** The value as it can be shown; the same if it is short. */
    public Value of(Value value) {
        return of(value, 0);
    }

    /** A text as it can be shown. */
    String of(String text, int most) {
        int shown = left > 0 ? most : Math.min(most, LEAST);
        left -= Math.min(text.length(), shown) + 2;
        if (text.length() <= shown) {
            return text;
        }
        isCut = true;
        int end = Character.isHighSurrogate(text.charAt(shown - 1)) ? shown - 1 : shown;
        return text.substring(0, end) + "… " + (text.length() - end) + " more characters";
    }

    /** A mark to {@link #forget} what is shown from here on. */
    long shown() {
        return left;
    }

    /** What was shown since the mark is not kept after all. */
    void forget(long mark) {
        left = mark;
    }

    /** Whether anything was left out so far. */
    boolean isCut() {
        return isCut;
    }

    private Value of(Value value, int depth) {
        return switch (value) {
            case StringValue(String text) -> {
                String shown = of(text, MOST_TEXT);
                yield shown.equals(text) ? value : new StringValue(shown);
            }
            case ListValue list -> ListValue.of(items(list.items(), depth));
            case TupleValue tuple -> TupleValue.of(items(tuple.items(), depth));
            case DictValue dict -> dict(dict, depth);
            default -> {
                String text = value.toString();
                left -= text.length();
                yield text.length() <= MOST_TEXT ? value : new StringValue(of(text, MOST_TEXT));
            }
        };
    }

    private List<Value> items(List<Value> items, int depth) {
        int most = most(MOST_ITEMS, depth);
        var shown = new ArrayList<Value>();
        for (Value item : items.subList(0, Math.min(most, items.size()))) {
            shown.add(of(item, depth + 1));
        }
        if (items.size() > shown.size()) {
            isCut = true;
            shown.add(new StringValue("… " + (items.size() - shown.size()) + " more"));
        }
        return shown;
    }

    private DictValue dict(DictValue dict, int depth) {
        int most = most(MOST_MEMBERS, depth);
        var shown = new DictBuilder();
        for (String name : dict.names()) {
            if (shown.size() >= most) {
                isCut = true;
                return shown.put("…", new StringValue((dict.size() - most) + " more"))
                        .build();
            }
            left -= name.length() + 4;
            shown.put(name, of(dict.get(name), depth + 1));
        }
        return shown.build();
    }

    private int most(int usual, int depth) {
        return depth >= MOST_DEPTH ? 0 : left > 0 ? usual : 1;
    }
}
