package io.perseid.hub;

import static java.util.Objects.requireNonNull;

/**
 * One file of a configuration.
 *
 * @param name its path below the configuration's directory, with slashes: {@code pipes/person.conf.json}
 */
record ConfigFile(String name, String text) {
    public ConfigFile {
        requireNonNull(name, "name");
        requireNonNull(text, "text");
    }

    /** The text as it is to be parsed. */
    String withoutByteOrderMark() {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
