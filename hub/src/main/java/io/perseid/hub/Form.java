package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DecimalValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a property's value must look like.
 *
 * @param wanted the form in words, to be read after "wanted": {@code a string}
 * @param words the only texts allowed; empty if any is
 * @param test accepts the value
 */
public record Form(String wanted, List<String> words, Predicate<Value> test) {
    /** Any value. */
    public static final Form ANY = of("any value", value -> true);

    /** A string. */
    public static final Form TEXT = of("a string", value -> value instanceof StringValue);

    /** True or false. */
    public static final Form BOOLEAN = of("true or false", value -> value instanceof BooleanValue);

    /** A whole number. */
    public static final Form INTEGER = of("a whole number", value -> value instanceof IntegerValue);

    /** A number, whole or not. */
    public static final Form NUMBER = of(
            "a number",
            value -> value instanceof IntegerValue || value instanceof FloatValue || value instanceof DecimalValue);

    /** An object. */
    public static final Form OBJECT = of("an object", value -> value instanceof DictValue);

    /** A list. */
    public static final Form LIST = of("a list", value -> value instanceof ListValue);

    /** A list of strings. */
    public static final Form TEXTS = of("a list of strings", value -> listOf(value, TEXT));

    /** A string, or a list of strings. */
    public static final Form TEXT_OR_TEXTS = TEXT.or(TEXTS);

    /** An object whose values are strings. */
    public static final Form TEXT_BY_NAME = of("an object of strings", value -> dictOf(value, TEXT));

    /** A list of objects. */
    public static final Form OBJECTS = of("a list of objects", value -> listOf(value, OBJECT));

    public Form {
        words = List.copyOf(words);
    }

    /** A form by its test. */
    public static Form of(String wanted, Predicate<Value> test) {
        return new Form(wanted, List.of(), test);
    }

    /** A whole number that is not less. */
    public static Form integer(long least) {
        BigInteger bound = BigInteger.valueOf(least);
        return of(
                "a whole number of at least " + least,
                value -> value instanceof IntegerValue number
                        && number.bigValue().compareTo(bound) >= 0);
    }

    /** One of these words. */
    public static Form oneOf(String first, String... others) {
        List<String> words = new ArrayList<>(List.of(first));
        words.addAll(List.of(others));
        return new Form(
                "one of " + String.join(", ", words),
                words,
                value -> value instanceof StringValue text && words.contains(text.value()));
    }

    /** This form or the other one. */
    public Form or(Form other) {
        return of(wanted + " or " + other.wanted, test.or(other.test));
    }

    /** What is wrong with the value, in words; empty if nothing is. */
    Optional<String> refusal(Value value) {
        return refusal(value, value);
    }

    /**
     * What is wrong with the value, in words; empty if nothing is.
     *
     * @param shown what the words show in its place, because the value itself may hold a secret
     */
    Optional<String> refusal(Value value, Value shown) {
        return test.test(value) ? Optional.empty() : Optional.of("wanted " + wanted + ", found " + Words.of(shown));
    }

    private static boolean listOf(Value value, Form item) {
        return value instanceof ListValue list && list.items().stream().allMatch(item.test);
    }

    private static boolean dictOf(Value value, Form member) {
        return value instanceof DictValue dict
                && dict.names().stream().map(dict::get).allMatch(member.test);
    }
}
