package io.perseid.architecture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The libraries of others, and the one package that sees each.
 *
 * <p>A library that is not in the table is not ours to use yet: a new one is a decision with a page in docs/decisions.
 */
final class Doors {
    private static final Map<String, String> DOOR_OF = doors();

    private Doors() {}

    private static Map<String, String> doors() {
        Map<String, String> doors = new LinkedHashMap<>();
        doors.put("org.rocksdb", "io.perseid.store");
        doors.put("com.github.davidmoten.aws.lw", "io.perseid.store.s3");
        doors.put("org.gaul.s3proxy", "io.perseid.store.s3");
        doors.put("com.cronutils", "io.perseid.hub");
        doors.put("com.zaxxer.hikari", "io.perseid.hub.sql");
        doors.put("org.postgresql", "io.perseid.hub.sql");
        doors.put("org.mariadb", "io.perseid.hub.sql");
        doors.put("org.sqlite", "io.perseid.hub.sql");
        doors.put("de.siegmar.fastcsv", "io.perseid.hub.csv");
        doors.put("com.hubspot.jinjava", "io.perseid.hub.web");
        doors.put("com.google.i18n.phonenumbers", "io.perseid.language.function");
        doors.put("org.bouncycastle", "io.perseid.language.function");
        doors.put("org.eclipse.jetty", "io.perseid.http");
        doors.put("io.prometheus", "io.perseid.api");
        doors.put("picocli", "io.perseid.cli");
        doors.put("org.jline", "io.perseid.repl");
        return doors;
    }

    /** True for what belongs to the JDK, to us, or is only an annotation. */
    static boolean isFree(String packageName) {
        return packageName.isEmpty()
                || packageName.matches(
                        "(java|javax|jdk|sun\\.misc|com\\.sun\\.net\\.httpserver|io\\.perseid|org\\.jspecify)(\\..*)?");
    }

    /** The library a package belongs to, by its first names; empty for one that is free to use. */
    static Optional<String> libraryOf(String packageName) {
        if (isFree(packageName)) {
            return Optional.empty();
        }
        return Optional.of(DOOR_OF.keySet().stream()
                .filter(library -> packageName.equals(library) || packageName.startsWith(library + "."))
                .findFirst()
                .orElse(packageName));
    }

    /** True if the package may use the library. */
    static boolean mayUse(String packageName, String library) {
        return packageName.equals(DOOR_OF.get(library));
    }

    /** The package that is the library's door; empty if there is none. */
    static Optional<String> doorOf(String library) {
        return Optional.ofNullable(DOOR_OF.get(library));
    }
}
