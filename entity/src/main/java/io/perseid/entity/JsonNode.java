package io.perseid.entity;

import io.perseid.fault.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A node of a JSON text that knows its place, for configuration and rules: what is wrong with it can be shown where it
 * stands. Immutable and thread-safe.
 */
public final class JsonNode {
    /** What a node is made of. */
    private sealed interface Shape {
        /** Null, a boolean or a number. */
        record Scalar(Value value) implements Shape {}

        /** A string as written, and the form that says what its tag means. */
        record Text(String text, JsonForm form) implements Shape {}

        /** An array. */
        record Items(List<JsonNode> items) implements Shape {}

        /** An object, and where its names stand. */
        record Members(Map<String, JsonNode> members, Map<String, Place> names) implements Shape {}
    }

    private final Shape shape;
    private final Place place;

    private JsonNode(Shape shape, Place place) {
        this.shape = shape;
        this.place = place;
    }

    /** A node of null, a boolean or a number. */
    static JsonNode scalar(Value value, Place place) {
        return new JsonNode(new Shape.Scalar(value), place);
    }

    static JsonNode text(String text, JsonForm form, Place place) {
        return new JsonNode(new Shape.Text(text, form), place);
    }

    static JsonNode dict(Map<String, JsonNode> members, Map<String, Place> names, Place place) {
        return new JsonNode(
                new Shape.Members(Collections.unmodifiableMap(members), Collections.unmodifiableMap(names)), place);
    }

    /** A node of an array made from others, which keep their places. */
    public static JsonNode list(List<JsonNode> items, Place place) {
        return new JsonNode(new Shape.Items(List.copyOf(items)), place);
    }

    /** A node of an object made from others, which keep their places. */
    public static JsonNode dict(Map<String, JsonNode> members, Place place) {
        return dict(new LinkedHashMap<>(members), Map.of(), place);
    }

    /** A node of a string, as JSON would hold it: a tag means what it means there. */
    public static JsonNode text(String text, Place place) {
        return text(text, JsonForm.COMPATIBLE, place);
    }

    /** A node of a value that stands, as a whole, at the place. */
    public static JsonNode of(Value value, Place place) {
        return switch (value) {
            case DictValue dict -> {
                var members = new LinkedHashMap<String, JsonNode>();
                dict.forEach((name, member) -> members.put(name, of(member, place.member(name))));
                yield dict(members, Map.of(), place);
            }
            case ListValue list -> list(items(list.items(), place), place);
            case TupleValue tuple -> list(items(tuple.items(), place), place);
            case StringValue(String text) -> text(text, place);
            case NullValue _, BooleanValue _, IntegerValue _, FloatValue _, DecimalValue _ -> scalar(value, place);
            case DateValue _, DatetimeValue _, UuidValue _, NiValue _, UriValue _, BytesValue _ ->
                text(tagged(value), place);
        };
    }

    private static List<JsonNode> items(List<Value> values, Place place) {
        var items = new ArrayList<JsonNode>(values.size());
        for (Value value : values) {
            items.add(of(value, place.item(items.size())));
        }
        return items;
    }

    /** The string that stands for the value in JSON. */
    private static String tagged(Value value) {
        return Json.parseLocated(Json.write(value, JsonForm.COMPATIBLE), "").text();
    }

    /** This object with other members under its names, which keep the places of the names. */
    public JsonNode withMembers(Map<String, JsonNode> members) {
        return shape instanceof Shape.Members(var _, var names)
                ? dict(new LinkedHashMap<>(members), names, place)
                : dict(members, place);
    }

    /** Where it stands. */
    public Place place() {
        return place;
    }

    /** Where the name of a member stands; the place of this node if that isn't known. */
    public Place namePlace(String name) {
        return shape instanceof Shape.Members(var _, var names)
                ? names.getOrDefault(name, place.member(name))
                : place.member(name);
    }

    /** Whether it is null. */
    public boolean isNull() {
        return shape instanceof Shape.Scalar(NullValue _);
    }

    /** Whether it is true or false. */
    public boolean isBoolean() {
        return shape instanceof Shape.Scalar(BooleanValue _);
    }

    /** Whether it is a number. */
    public boolean isNumber() {
        return shape instanceof Shape.Scalar && !isNull() && !isBoolean();
    }

    /** Whether it is a whole number. */
    public boolean isInteger() {
        return shape instanceof Shape.Scalar(IntegerValue _);
    }

    /** Whether it is a string, tagged or not. */
    public boolean isString() {
        return shape instanceof Shape.Text;
    }

    /** Whether it is an array. */
    public boolean isList() {
        return shape instanceof Shape.Items;
    }

    /** Whether it is an object. */
    public boolean isDict() {
        return shape instanceof Shape.Members;
    }

    /** What it is in a word, for messages: null, boolean, number, string, list or dict. */
    public String kind() {
        return switch (shape) {
            case Shape.Scalar _ -> isNull() ? "null" : isBoolean() ? "boolean" : "number";
            case Shape.Text _ -> "string";
            case Shape.Items _ -> "list";
            case Shape.Members _ -> "dict";
        };
    }

    /** The items of an array; none if it is something else. */
    public List<JsonNode> items() {
        return shape instanceof Shape.Items(var items) ? items : List.of();
    }

    /** The members of an object in order; none if it is something else. */
    public Map<String, JsonNode> members() {
        return shape instanceof Shape.Members(var members, var _) ? members : Map.of();
    }

    /** Whether it is an object with a member of that name. */
    public boolean has(String name) {
        return members().containsKey(name);
    }

    /** The member of that name; empty if there is none, or this is no object. */
    public Optional<JsonNode> member(String name) {
        return Optional.ofNullable(members().get(name));
    }

    /**
     * A string's text as written, tag and all.
     *
     * @throws IllegalStateException if it isn't a string
     */
    public String text() {
        return asString().orElseThrow(() -> new IllegalStateException("not a string kind=" + kind() + " at " + place));
    }

    /** A string's text as written; empty if it isn't a string. */
    public Optional<String> asString() {
        return shape instanceof Shape.Text(String text, var _) ? Optional.of(text) : Optional.empty();
    }

    /** A boolean; empty if it isn't one. */
    public Optional<Boolean> asBoolean() {
        return shape instanceof Shape.Scalar(BooleanValue(boolean value)) ? Optional.of(value) : Optional.empty();
    }

    /** A whole number of 64 bits; empty if it isn't one. */
    public OptionalLong asInteger() {
        return shape instanceof Shape.Scalar(IntegerValue number) && number.isLong()
                ? OptionalLong.of(number.longValue())
                : OptionalLong.empty();
    }

    /** A number of any type; empty if it isn't one. */
    public Optional<Value> asNumber() {
        return isNumber() ? Optional.of(value()) : Optional.empty();
    }

    /** The value, without places; the tags of strings mean their types. */
    public Value value() {
        return switch (shape) {
            case Shape.Scalar(Value value) -> value;
            case Shape.Text(String text, JsonForm form) -> JsonStrings.value(text, form);
            case Shape.Items(List<JsonNode> items) ->
                ListValue.of(items.stream().map(JsonNode::value).toList());
            case Shape.Members(Map<String, JsonNode> members, var _) -> {
                var entries = LinkedHashMap.<String, Value>newLinkedHashMap(members.size());
                members.forEach((name, member) -> entries.put(name, member.value()));
                yield DictValue.taking(entries);
            }
        };
    }

    /** The value as JSON. */
    @Override
    public String toString() {
        return Json.write(value(), JsonForm.COMPATIBLE);
    }
}
