package io.perseid.entity;

/** A URI as its producer wrote it; nothing of it is checked or changed. Ordered like strings. */
public record UriValue(String value) implements Value {
    @Override
    public String toString() {
        return value;
    }
}
