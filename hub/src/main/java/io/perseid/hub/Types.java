package io.perseid.hub;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The types of systems, sources and sinks that configurations can name. */
final class Types {
    private final Map<String, SystemType> systems = new TreeMap<>();
    private final Map<String, SourceType> sources = new TreeMap<>();
    private final Map<String, SinkType> sinks = new TreeMap<>();

    /** The types of all connectors; a type of a later one takes the place of one with the same name. */
    Types(List<Connector> connectors) {
        for (Connector connector : connectors) {
            connector.systems().forEach(type -> systems.put(type.type(), type));
            connector.sources().forEach(type -> sources.put(type.type(), type));
            connector.sinks().forEach(type -> sinks.put(type.type(), type));
        }
    }

    Optional<SystemType> system(String type) {
        return Optional.ofNullable(systems.get(type));
    }

    Optional<SourceType> source(String type) {
        return Optional.ofNullable(sources.get(type));
    }

    Optional<SinkType> sink(String type) {
        return Optional.ofNullable(sinks.get(type));
    }

    Collection<String> systemNames() {
        return systems.keySet();
    }

    Collection<String> sourceNames() {
        return sources.keySet();
    }

    Collection<String> sinkNames() {
        return sinks.keySet();
    }
}
