package io.perseid.language;

import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a property means in the rules of a pipe, whose identifiers may have namespaces.
 *
 * <p>Without namespaces a name is itself. With them, an unqualified name that is looked for means that name in every
 * namespace, and one that is set gets the pipe's; {@code :x} is {@code x} in the pipe's namespace and {@code ::x} is
 * exactly {@code x}. Names that begin with {@code _} or {@code $} have no namespace.
 */
public final class PropertyNames {
    private final @Nullable Namespaces namespaces;

    PropertyNames(Optional<Namespaces> namespaces) {
        this.namespaces = namespaces.orElse(null);
    }

    /** Whether identifiers have namespaces. */
    public boolean areQualified() {
        return namespaces != null;
    }

    /** The full name of a property that is set. */
    public String full(String name) {
        if (namespaces == null) {
            return name;
        }
        if (name.startsWith("::")) {
            return name.substring(2);
        }
        if (name.startsWith(":")) {
            return namespaces.property() + name;
        }
        return isBare(name) || name.indexOf(':') >= 0 ? name : namespaces.property() + ":" + name;
    }

    /** Whether the name, as a rule writes it, says its namespace. */
    public boolean isFull(String name) {
        return namespaces == null || isBare(name) || name.indexOf(':') >= 0;
    }

    /** The id with the pipe's namespace if it has none; anything but a string stays as it is. */
    public Value id(Value id) {
        return namespaces != null && id instanceof StringValue(String text) && text.indexOf(':') < 0
                ? new StringValue(namespaces.identity() + ":" + text)
                : id;
    }

    /** The namespace put before ids; empty if there is none. */
    public String identity() {
        return namespaces == null ? "" : namespaces.identity();
    }

    /** Whether a full name of a property is one that the rule's name or pattern means. */
    public Predicate<String> matcher(String wanted) {
        if (namespaces == null || !wanted.startsWith(":") && isFull(wanted)) {
            return new Wildcard(wanted)::matches;
        }
        if (wanted.startsWith(":")) {
            return new Wildcard(full(wanted))::matches;
        }
        var wildcard = new Wildcard(wanted);
        return name -> wildcard.matches(isBare(name) ? name : local(name));
    }

    /** The names among those given that the rule's name means, in their order. */
    public List<String> meant(String wanted, Collection<String> names) {
        if (isFull(wanted)) {
            String full = full(wanted);
            return names.contains(full) ? List.of(full) : List.of();
        }
        var meant = new ArrayList<String>();
        for (String name : names) {
            if (!isBare(name) && local(name).equals(wanted)) {
                meant.add(name);
            }
        }
        return meant;
    }

    /** The name after its namespace. */
    public static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    /** The namespace with its colon; empty if the name has none. */
    public static String namespace(String name) {
        return name.substring(0, name.indexOf(':') + 1);
    }

    private static boolean isBare(String name) {
        return name.startsWith("_") || name.startsWith("$");
    }
}
