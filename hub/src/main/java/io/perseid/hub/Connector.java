package io.perseid.hub;

import java.util.List;

/** Everything one sub-package brings to connect a kind of system: the assembly gathers these in a list. */
public record Connector(List<SystemType> systems, List<SourceType> sources, List<SinkType> sinks) {
    public Connector {
        systems = List.copyOf(systems);
        sources = List.copyOf(sources);
        sinks = List.copyOf(sinks);
    }
}
