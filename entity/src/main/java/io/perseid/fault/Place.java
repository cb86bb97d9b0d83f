package io.perseid.fault;

/**
 * Where in a configuration something stands.
 *
 * @param file path as the user knows it; empty when unknown
 * @param pointer JSON pointer (RFC 6901) from the file's root; empty for the root or when unknown
 * @param line from 1; 0 when unknown
 * @param column in characters, from 1; 0 when unknown
 */
public record Place(String file, String pointer, int line, int column) {
    /** No place at all. */
    public static final Place UNKNOWN = new Place("", "", 0, 0);

    /** The place of a member of the object that stands here, when nothing closer is known. */
    public Place member(String name) {
        return new Place(file, pointer(pointer, name), line, column);
    }

    /** The place of an item, counted from 0, of the array that stands here, when nothing closer is known. */
    public Place item(int index) {
        return new Place(file, pointer + "/" + index, line, column);
    }

    /** The pointer to a member of what the other pointer points to. */
    public static String pointer(String parent, String name) {
        return parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** As compilers print it, {@code file:line:column}, and the pointer in brackets; unknown parts are left out. */
    @Override
    public String toString() {
        var text = new StringBuilder(file);
        if (line > 0) {
            text.append(file.isEmpty() ? "line " : ":").append(line).append(':').append(column);
        }
        if (!pointer.isEmpty()) {
            text.append(text.isEmpty() ? "" : " ").append('[').append(pointer).append(']');
        }
        return text.toString();
    }
}
