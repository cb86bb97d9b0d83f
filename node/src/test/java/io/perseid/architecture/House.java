package io.perseid.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The modules up to node, and which of them may know which. The table is ARCHITECTURE.md's picture of the house. */
final class House {
    /** Each module, and the modules it may use. Modules that do not stand in each other's list are strangers. */
    static final Map<String, Set<String>> MAY_USE = mayUse();

    /** The folder of the whole checkout; tests run in the folder of their module. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private House() {}

    private static Map<String, Set<String>> mayUse() {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        table.put("entity", Set.of());
        table.put("testkit", Set.of("entity"));
        table.put("language", Set.of("entity"));
        table.put("store", Set.of("entity"));
        table.put("hub", Set.of("entity", "language", "store"));
        table.put("node", Set.of("entity", "language", "store", "hub"));
        return table;
    }

    /** All compiled types of the module. */
    static List<CompiledType> typesOf(String module) {
        List<CompiledType> types = new ArrayList<>();
        try (var files = Files.walk(ROOT.resolve(module).resolve("target/classes"))) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .forEach(file -> types.add(CompiledType.read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("no compiled classes module=" + module, e);
        }
        return types;
    }

    /** All compiled types of all modules. */
    static List<CompiledType> types() {
        return MAY_USE.keySet().stream()
                .flatMap(module -> typesOf(module).stream())
                .toList();
    }
}
