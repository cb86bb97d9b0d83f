package io.perseid.hub;

import static java.util.Objects.requireNonNull;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.util.Optional;

/**
 * One property of the configuration.
 *
 * @param standard the value it has when it is not given; empty if it is then absent
 * @param works false if the property is known but nothing comes of it yet
 * @param meaning one sentence for the reference page
 */
public record Property(
        String name, Form form, boolean required, Optional<Value> standard, boolean works, String meaning) {
    public Property {
        requireNonNull(name, "name");
        requireNonNull(form, "form");
        requireNonNull(standard, "standard");
        requireNonNull(meaning, "meaning");
    }

    /** A property that must be given. */
    public static Property required(String name, Form form, String meaning) {
        return new Property(name, form, true, Optional.empty(), true, meaning);
    }

    /** A property that may be left out. */
    public static Property optional(String name, Form form, String meaning) {
        return new Property(name, form, false, Optional.empty(), true, meaning);
    }

    /** A property with a default. */
    public static Property optional(String name, Form form, Value standard, String meaning) {
        return new Property(name, form, false, Optional.of(standard), true, meaning);
    }

    /** A switch. */
    public static Property flag(String name, boolean standard, String meaning) {
        return optional(name, Form.BOOLEAN, BooleanValue.of(standard), meaning);
    }

    /** A whole number of at least {@code least}. */
    public static Property integer(String name, long least, long standard, String meaning) {
        return optional(name, Form.integer(least), IntegerValue.of(standard), meaning);
    }

    /** A text with a default. */
    public static Property text(String name, String standard, String meaning) {
        return optional(name, Form.TEXT, new StringValue(standard), meaning);
    }

    /** One of a few words; the first is the default. */
    public static Property word(String name, String meaning, String standard, String... others) {
        return optional(name, Form.oneOf(standard, others), new StringValue(standard), meaning);
    }

    /** A property of existing configurations that is taken, and does nothing yet. */
    public static Property idle(String name, Form form, String meaning) {
        return new Property(name, form, false, Optional.empty(), false, meaning);
    }
}
