package io.perseid.hub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The properties an object of the configuration may have; what is not listed is a mistake. */
public final class Schema {
    /** No property of its own. */
    public static final Schema EMPTY = Schema.of();

    private final Map<String, Property> properties = new LinkedHashMap<>();

    private Schema(Iterable<Property> listed) {
        for (Property property : listed) {
            if (properties.put(property.name(), property) != null) {
                throw new IllegalArgumentException("property listed twice name=" + property.name());
            }
        }
    }

    /** A schema of these properties. */
    public static Schema of(Property... properties) {
        return new Schema(List.of(properties));
    }

    /** This one's properties and those of the other; a property of the other takes the place of one with the same name. */
    public Schema and(Schema other) {
        var all = new LinkedHashMap<>(properties);
        all.putAll(other.properties);
        return new Schema(all.values());
    }

    /** The properties in the order of their declaration. */
    public List<Property> properties() {
        return List.copyOf(properties.values());
    }

    /** The property with the name. */
    public Optional<Property> find(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    /** True if every property that must be given is. One whose variable is not set is as if it were not given. */
    boolean isFilledBy(Settings settings) {
        return properties.values().stream()
                .filter(Property::required)
                .allMatch(property -> settings.has(property.name()));
    }
}
