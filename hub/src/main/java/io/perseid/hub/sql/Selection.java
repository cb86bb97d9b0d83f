package io.perseid.hub.sql;

import java.util.List;

/**
 * Which columns become properties.
 *
 * @param whitelist the only ones; all if empty
 * @param blacklist none of these, even if whitelisted
 */
record Selection(List<String> whitelist, List<String> blacklist) {
    Selection {
        whitelist = List.copyOf(whitelist);
        blacklist = List.copyOf(blacklist);
    }

    boolean has(String name) {
        return (whitelist.isEmpty() || whitelist.contains(name)) && !blacklist.contains(name);
    }
}
