package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DecimalValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.JsonNode;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.fault.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One object of the configuration after its check: every value has the form its {@link Schema} asks for, required ones are there,
 * environment variables and secrets are filled in. A property given as null counts as not given.
 */
public final class Settings {
    private final Place place;
    private final Map<String, JsonNode> given;
    private final DictValue effective;

    Settings(Place place, Map<String, JsonNode> given, DictValue effective) {
        this.place = place;
        this.given = given;
        this.effective = effective;
    }

    /** Where the object stands. */
    public Place place() {
        return place;
    }

    /** Where the property stands, or the object if it is not given. */
    public Place place(String property) {
        JsonNode node = given.get(property);
        return node == null ? place : node.place();
    }

    /** The property as it was given, with the places of everything in it; empty if it was not. */
    public Optional<JsonNode> node(String property) {
        return Optional.ofNullable(given.get(property)).filter(node -> !(node.value() instanceof NullValue));
    }

    /** True if the property was given or has a default. */
    public boolean has(String property) {
        return !(value(property) instanceof NullValue);
    }

    /** The value given, else the default, else the null value. */
    public Value value(String property) {
        return effective.get(property);
    }

    /** Everything, defaults included. */
    public DictValue effective() {
        return effective;
    }

    /** The text of a property that is required or has a default. */
    public String text(String property) {
        return find(property).orElseThrow(() -> missing(property));
    }

    /** The text of a property, if it has one. */
    public Optional<String> find(String property) {
        return value(property) instanceof StringValue text ? Optional.of(text.value()) : Optional.empty();
    }

    /** The texts of a property that is a string or a list of strings; empty if absent. */
    public List<String> texts(String property) {
        return switch (value(property)) {
            case StringValue text -> List.of(text.value());
            case ListValue list ->
                list.items().stream().map(item -> ((StringValue) item).value()).toList();
            default -> List.of();
        };
    }

    /** The lines of a text that may be given as a list of its lines, joined with line feeds; empty if absent. */
    public Optional<String> lines(String property) {
        List<String> lines = texts(property);
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }

    /** A switch; false when absent without default. */
    public boolean flag(String property) {
        return value(property) instanceof BooleanValue flag && flag.value();
    }

    /** The whole number of a property that is required or has a default. */
    public int integer(String property) {
        return findInteger(property).orElseThrow(() -> missing(property));
    }

    /** The whole number of a property, if it has one; a number too great for an int is the greatest int. */
    public Optional<Integer> findInteger(String property) {
        return value(property) instanceof IntegerValue number
                ? Optional.of(
                        number.isLong() ? (int) Math.min(number.longValue(), Integer.MAX_VALUE) : Integer.MAX_VALUE)
                : Optional.empty();
    }

    /** The number of a property, if it has one. */
    public Optional<Double> number(String property) {
        return switch (value(property)) {
            case IntegerValue number -> Optional.of(number.bigValue().doubleValue());
            case FloatValue number -> Optional.of(number.value());
            case DecimalValue number -> Optional.of(number.value().doubleValue());
            default -> Optional.empty();
        };
    }

    private IllegalStateException missing(String property) {
        return new IllegalStateException("property neither required nor defaulted in its schema name=" + property);
    }
}
