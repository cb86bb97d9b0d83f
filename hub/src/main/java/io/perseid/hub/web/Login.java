package io.perseid.hub.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How we say who we are: the Authorization header of each request. Thread-safe. */
interface Login {
    /** The header; empty for none. */
    Optional<String> header();

    /**
     * The service refused the header it was sent.
     *
     * @return true if another one can be had, and the request is worth sending again
     */
    default boolean refused(String header) {
        return false;
    }

    /** Saying nothing. */
    static Login none() {
        return Optional::empty;
    }

    /** A name and a password. */
    static Login basic(String username, String password) {
        byte[] both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        String header = "Basic " + Base64.getEncoder().encodeToString(both);
        return () -> Optional.of(header);
    }

    /** A token that never changes. */
    static Login bearer(String token) {
        return () -> Optional.of("Bearer " + token);
    }
}
