package io.perseid.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds for each join of a transform the way back from a joined entity to source entities. */
final class Inversion {
    private final CompileContext context;
    private final Map<String, Node.Block> rules;
    private final List<Dependency> dependencies = new ArrayList<>();

    Inversion(CompileContext context, Map<String, Node.Block> rules) {
        this.context = context;
        this.rules = rules;
    }

    List<Dependency> dependencies() {
        return List.copyOf(dependencies);
    }
}
