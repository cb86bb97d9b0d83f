package io.perseid.fault;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A failure with a stable code, a fixed text and the facts of the case.
 *
 * <p>The message is the text followed by the facts: {@code key has the wrong length found=7 wanted=9}. The text never
 * varies, so that failures can be counted and searched for by it.
 */
public class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Code code;
    private final String text;
    private final transient Map<String, String> facts;

    /**
     * A failure that has no cause of its own.
     *
     * @param keysAndValues alternating names and values of facts, in the order to print
     */
    public Fault(Code code, String text, Object... keysAndValues) {
        super(text);
        this.code = code;
        this.text = text;
        this.facts = facts(keysAndValues);
    }

    /** A failure that another one caused. */
    public Fault(Code code, Throwable cause, String text, Object... keysAndValues) {
        super(text, cause);
        this.code = code;
        this.text = text;
        this.facts = facts(keysAndValues);
    }

    /** What failed. */
    public final Code code() {
        return code;
    }

    /** The text and the facts. */
    @Override
    public final String getMessage() {
        return message(text, facts);
    }

    /** The fixed part of the message. */
    public final String text() {
        return text;
    }

    /** The facts in the order they were given. */
    public final Map<String, String> facts() {
        return facts;
    }

    private static String message(String text, Map<String, String> facts) {
        var message = new StringBuilder(text);
        facts.forEach(
                (key, value) -> message.append(' ').append(key).append('=').append(value));
        return message.toString();
    }

    private static Map<String, String> facts(Object... keysAndValues) {
        if (keysAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("a fact without a value count=" + keysAndValues.length);
        }
        var facts = new LinkedHashMap<String, String>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            facts.put(String.valueOf(keysAndValues[i]), String.valueOf(keysAndValues[i + 1]));
        }
        return Collections.unmodifiableMap(facts);
    }
}
